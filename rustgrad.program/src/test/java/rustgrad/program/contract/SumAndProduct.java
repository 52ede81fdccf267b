package rustgrad.program.contract;

import java.util.Optional;
import rustgrad.api.Value;
import rustgrad.api.spi.VectorOp;

/** Two numbers to their sum and product, which is called and not differentiated. */
final class SumAndProduct implements VectorOp {
  static final SumAndProduct OP = new SumAndProduct();

  @Override
  public String name() {
    return "sumAndProduct";
  }

  @Override
  public int inputs() {
    return 2;
  }

  @Override
  public int outputs() {
    return 2;
  }

  @Override
  public void apply(double[] x, double[] into) {
    into[0] = x[0] + x[1];
    into[1] = x[0] * x[1];
  }

  @Override
  public Value[] operations(Value... x) {
    return new Value[] {x[0].plus(x[1]), x[0].times(x[1])};
  }

  @Override
  public void prepare() {}

  @Override
  public Optional<Split> split() {
    return Optional.empty();
  }

  @Override
  public VectorOp pullback() {
    throw new AssertionError();
  }

  @Override
  public VectorOp tangent() {
    throw new AssertionError();
  }
}

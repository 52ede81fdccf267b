package rustgrad.testkit;

import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/** x^2, without a fault: for others to put one in. */
class Square implements UnaryOp {
  @Override
  public String name() {
    return "square";
  }

  @Override
  public double apply(double x) {
    return x * x;
  }

  @Override
  public double partial(double x, double y) {
    return 2 * x;
  }

  @Override
  public Value partial(Value x, Value y) {
    return x.times(2);
  }
}

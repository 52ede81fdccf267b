package rustgrad.core.eager;

import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/** y = -x: dy/dx = -1. */
final class Negate implements UnaryOp {
  static final Negate OP = new Negate();

  @Override
  public String name() {
    return "negate";
  }

  @Override
  public double apply(double x) {
    return -x;
  }

  @Override
  public double partial(double x, double y) {
    return -1;
  }

  @Override
  public Value partial(Value x, Value y) {
    return Value.constant(-1);
  }
}

package rustgrad.onnx.contract;

import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/** An op as of a plugin, which says how to compute it from others. */
class Squared implements UnaryOp {
  @Override
  public String name() {
    return "squared";
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
  public Value expression(Value... x) {
    return x[0].times(x[0]);
  }
}

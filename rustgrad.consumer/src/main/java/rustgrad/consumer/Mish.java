package rustgrad.consumer;

import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/** Mish, y = x tanh(softplus(x)) (Misra 2019). */
public final class Mish implements UnaryOp {
  @Override
  public String name() {
    return "mish";
  }

  @Override
  public double apply(double x) {
    return x * Math.tanh(softplus(x));
  }

  @Override
  public double partial(double x, double y) { // dy/dx, given x and y = apply(x)
    double t = Math.tanh(softplus(x));
    return t + x * (1 - t * t) / (1 + Math.exp(-x));
  }

  @Override
  public Value partial(Value x, Value y) { // optional: the same rule over Values
    Value t = x.softplus().tanh();
    return t.plus(x.times(Value.minus(1, t.times(t))).times(x.sigmoid()));
  }

  @Override
  public Value expression(Value... x) { // optional: the value, computed from other ops
    return x[0].times(x[0].softplus().tanh());
  }

  private static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }
}

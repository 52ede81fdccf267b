package rustgrad.ops;

import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/**
 * The distribution function of the standard normal distribution, y = Phi(x), the probability that a
 * standard normal variable is at most x. It does not cancel for negative x, as (1 + erf) / 2 would.
 *
 * <p>The relative error of the value is below 1e-15 for x above -1, and grows with x^2 in the lower
 * tail, to 3e-13 at -37.
 *
 * <p>Computed in plain arithmetic, with the same bits on every JVM.
 */
public final class NormalCdf extends StandardOp implements UnaryOp {
  static final NormalCdf INSTANCE = new NormalCdf();

  private static final double SQRT_HALF = 0.7071067811865476;
  private static final double ONE_OVER_SQRT_TWO_PI = 0.3989422804014327;

  @Override
  public String name() {
    return "normalCdf";
  }

  /** Phi(x) = erfc(-x / sqrt(2)) / 2. */
  @Override
  public double apply(double x) {
    return 0.5 * ErrorFunction.erfc(-x * SQRT_HALF);
  }

  /** The density phi(x) = e^(-x^2 / 2) / sqrt(2 pi). */
  @Override
  public double partial(double x, double y) {
    return ONE_OVER_SQRT_TWO_PI * Exponential.exp(-0.5 * x * x);
  }

  @Override
  public Value partial(Value x, Value y) {
    return x.times(-0.5).times(x).exp().times(ONE_OVER_SQRT_TWO_PI);
  }

  @Override
  public Value expression(Value... x) {
    return ErrorFunction.erfc(x[0].times(-SQRT_HALF)).times(0.5);
  }
}

package rustgrad.ops;

import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/**
 * The standard normal distribution Phi, an op for the rules of {@link Gelu} only and not provided
 * as a service. Written with erf, Phi would cancel for negative x.
 */
final class NormalCdf extends StandardOp implements UnaryOp {
  static final NormalCdf INSTANCE = new NormalCdf();

  private static final double SQRT_HALF = 0.7071067811865476;
  private static final double ONE_OVER_SQRT_TWO_PI = 0.3989422804014327;

  private NormalCdf() {}

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
}

package rustgrad.ops;

import rustgrad.api.Comparison;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/**
 * The Gaussian error linear unit, y = x Phi(x), with Phi the standard normal distribution, in its
 * exact form (Hendrycks and Gimpel, 2016).
 *
 * <p>Value and derivative take their limits at the infinities: 0 and 0 at -infinity, infinity and 1
 * at infinity, where PyTorch has NaN.
 *
 * <p>Computed in plain arithmetic, with the same bits on every JVM.
 */
public final class Gelu extends StandardOp implements UnaryOp {
  @Override
  public String name() {
    return "gelu";
  }

  @Override
  public double apply(double x) {
    // -infinity would be multiplied by 0
    return Math.max(x, -Double.MAX_VALUE) * NormalCdf.INSTANCE.apply(x);
  }

  /** dy/dx = Phi(x) + x phi(x), with phi the density; without the product where phi underflows. */
  @Override
  public double partial(double x, double y) {
    double cdf = NormalCdf.INSTANCE.apply(x);
    double density = NormalCdf.INSTANCE.partial(x, cdf);
    return density == 0 ? cdf : cdf + x * density;
  }

  @Override
  public Value partial(Value x, Value y) {
    Value cdf = x.normalCdf();
    Value density = NormalCdf.INSTANCE.partial(x, cdf);
    Value partial = cdf.plus(x.times(density));
    return Value.where(density, Comparison.EQUAL, Value.constant(0), cdf, partial);
  }

  /** The product, with an x that is not infinite where Phi is 0. */
  @Override
  public Value expression(Value... x) {
    return x[0].max(Piecewise.VERY_NEGATIVE).times(Value.of(NormalCdf.INSTANCE, x[0]));
  }
}

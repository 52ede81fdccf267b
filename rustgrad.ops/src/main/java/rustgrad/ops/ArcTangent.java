package rustgrad.ops;

import rustgrad.api.Comparison;
import rustgrad.api.Value;

/**
 * The arc tangent as an expression of arithmetic and square roots: for |x| above 1 from 1/|x|, then
 * from the tangent of half the angle, which is at most 0.4143, by the polynomial that fdlibm
 * (s_atan.c, Sun Microsystems, 1993) uses up to 0.4375.
 */
final class ArcTangent {
  /** (1 - atan(t) / t) / t^2 as a function of t^2, from the highest degree to the lowest. */
  private static final double[] SERIES = {
    1.62858201153657823623e-02,
    -3.65315727442169155270e-02,
    4.97687799461593236017e-02,
    -5.83357013379057348645e-02,
    6.66107313738753120669e-02,
    -7.69187620504482999495e-02,
    9.09088713343650656196e-02,
    -1.11111104054623557880e-01,
    1.42857142725034663711e-01,
    -1.99999999998764832476e-01,
    3.33333333333329318027e-01
  };

  private ArcTangent() {}

  /** +-(pi/2 - 2 atan(t)) or +-2 atan(t), with t = u / (1 + sqrt(1 + u^2)), u = 1/|x| or |x|. */
  static Value of(Value x) {
    Value size = x.abs();
    Value one = Value.constant(1);
    Value u = Value.where(size, Comparison.GREATER, one, Value.div(1, size), size);
    Value twice = ofHalf(u.div(u.times(u).plus(1).sqrt().plus(1))).times(2);
    Value angle =
        Value.where(size, Comparison.GREATER, one, Value.minus(Math.PI / 2, twice), twice);
    return Value.where(x, Comparison.LESS, Value.constant(0), angle.negate(), angle);
  }

  private static Value ofHalf(Value t) {
    Value z = t.times(t);
    Value series = Value.constant(SERIES[0]);
    for (int i = 1; i < SERIES.length; i++) {
      series = series.times(z).plus(SERIES[i]);
    }
    return t.minus(t.times(z).times(series));
  }
}

package rustgrad.ops;

/**
 * The logarithms in plain arithmetic: the same bits on every JVM, in a scalar, in a column and in a
 * vector.
 *
 * <p>The formulas are those of FreeBSD's msun (e_log.c, k_log.h and s_log1p.c), after fdlibm (Sun
 * Microsystems, 1993). All write the argument as 2^k (1 + f) with 1 + f from sqrt(1/2) to sqrt(2).
 */
public final class Logarithm {
  /** ln 2 = LN2_HIGH + LN2_LOW; the products of LN2_HIGH with every k are exact. */
  public static final double LN2_HIGH = 6.93147180369123816490e-01;

  public static final double LN2_LOW = 1.90821492927058770002e-10;

  // With s = f / (2 + f), ln(1 + f) = 2s + s R and R = s^2 (L1 + s^2 (L2 + ...)).
  public static final double L1 = 6.666666666666735130e-01;
  public static final double L2 = 3.999999999940941908e-01;
  public static final double L3 = 2.857142874366239149e-01;
  public static final double L4 = 2.222219843214978396e-01;
  public static final double L5 = 1.818357216161805012e-01;
  public static final double L6 = 1.531383769920937332e-01;
  public static final double L7 = 1.479819860511658591e-01;

  /** The bits of sqrt(1/2), cut to their upper half. */
  public static final long ROOT_BITS = 0x3fe6a09e00000000L;

  public static final long ONE_BITS = 0x3ff0000000000000L;
  public static final long FRACTION_BITS = 0x000fffffffffffffL;

  /** The largest double below sqrt(2), cut like ROOT_BITS. */
  public static final double BELOW_ROOT_OF_2 =
      Math.nextDown(Double.longBitsToDouble(ROOT_BITS + 0x0010000000000000L));

  private Logarithm() {}

  /** ln x; -infinity at 0, NaN below. */
  static double log(double x) {
    if (x >= Double.MIN_NORMAL && x < Double.POSITIVE_INFINITY) {
      return logOfNormal(x, 0);
    }
    if (x > 0 && x < Double.MIN_NORMAL) {
      return logOfNormal(x * 0x1p54, -54);
    }
    return x == 0 ? Double.NEGATIVE_INFINITY : x > 0 ? x : Double.NaN;
  }

  /** ln x + exponent ln 2. */
  private static double logOfNormal(double x, double exponent) {
    long shifted = Double.doubleToRawLongBits(x) + (ONE_BITS - ROOT_BITS);
    double k = exponent + ((shifted >> 52) - 1023);
    double f = Double.longBitsToDouble((shifted & FRACTION_BITS) + ROOT_BITS) - 1;
    return sum(k, f, 0);
  }

  /** ln(1 + x) = ln u + (1 + x - u) / u with u the rounded 1 + x; has the sign of x. */
  static double log1p(double x) {
    if (!(x > -1 && x < 0x1p54)) {
      return x == -1 ? Double.NEGATIVE_INFINITY : log(x);
    }
    double u = 1 + x;
    double lost = u >= 2 ? 1 - (u - x) : x - (u - 1);
    long shifted = Double.doubleToRawLongBits(u) + (ONE_BITS - ROOT_BITS);
    double k = (shifted >> 52) - 1023;
    double f = Double.longBitsToDouble((shifted & FRACTION_BITS) + ROOT_BITS) - 1;
    return Math.copySign(sum(k, f, lost / u), x);
  }

  /** ln(1 + x) for x from 0 to 1. */
  static double log1pOfFraction(double x) {
    double u = 1 + x;
    double lost = x - (u - 1);
    long shifted = Double.doubleToRawLongBits(u) + (ONE_BITS - ROOT_BITS);
    double k = (shifted >> 52) - 1023;
    double f = Double.longBitsToDouble((shifted & FRACTION_BITS) + ROOT_BITS) - 1;
    return sum(k, f, lost / u);
  }

  /** {@link #log1pOfFraction} without looking at bits, for C2 to turn into vector instructions. */
  static double log1pOfFractionInColumn(double x) {
    double u = 1 + x;
    double lost = x - (u - 1);
    double k = Math.min(Math.max((u - BELOW_ROOT_OF_2) * 0x1p52, 0), 1);
    double f = u * (1 - 0.5 * k) - 1;
    return sum(k, f, lost / u);
  }

  /** k ln 2 + ln(1 + f) + more = k ln 2 + f - f^2/2 + s (f^2/2 + R) + more. */
  private static double sum(double k, double f, double more) {
    double halfSquare = 0.5 * f * f;
    double s = f / (2 + f);
    double z = s * s;
    double w = z * z;
    double even = w * (L2 + w * (L4 + w * L6));
    double odd = z * (L1 + w * (L3 + w * (L5 + w * L7)));
    double series = s * (halfSquare + (even + odd));
    return series + (k * LN2_LOW + more) - halfSquare + f + k * LN2_HIGH;
  }
}

package rustgrad.ops;

/**
 * The exponential functions in plain arithmetic: the same bits on every JVM, in a scalar, in a
 * column and in a vector.
 *
 * <p>The formulas are those of fdlibm (e_exp.c and s_expm1.c, Sun Microsystems, 1993 and 2004).
 * Both write x = k ln 2 + r with an integer k and |r| up to ln(2)/2, and scale the result for r by
 * 2^k.
 */
public final class Exponential {
  public static final double ONE_OVER_LN2 = 1.44269504088896338700e+00;

  /** ln 2 = LN2_HIGH + LN2_LOW; the products of LN2_HIGH with every k are exact. */
  public static final double LN2_HIGH = 6.93147180369123816490e-01;

  public static final double LN2_LOW = 1.90821492927058770002e-10;

  /** Adding it rounds to an integer, which then stands in the lowest bits. */
  public static final double SHIFT = 0x1.8p52;

  // r - r^2 (P1 + r^2 (P2 + ...)) is nearly 2 (e^r - 1) / (e^r + 1).
  public static final double P1 = 1.66666666666666019037e-01;
  public static final double P2 = -2.77777777770155933842e-03;
  public static final double P3 = 6.61375632143793436117e-05;
  public static final double P4 = -1.65339022054652515390e-06;
  public static final double P5 = 4.13813679705723846039e-08;

  /** Up to this number, e^x and e^-x are normal numbers. */
  public static final double LARGEST_ORDINARY = 708;

  /** The square of 2^-28. For a smaller r, fdlibm's e^r may be 1 + r. */
  public static final double LEAST_SQUARE = 0x1p-56;

  /** A little less than ln(2)/2. For a larger |r|, fdlibm may have another k. */
  public static final double GREATEST_REMAINDER = 0.346573589;

  public static final double GREATEST_SQUARE = GREATEST_REMAINDER * GREATEST_REMAINDER;

  /** Below this number, fdlibm's e^x is 1 + x. */
  private static final double SMALL = 0x1p-28;

  /**
   * Below this number, fdlibm's k is 0: ln(2)/2, of which fdlibm reads the upper half of the bits.
   */
  private static final double HALF_LN2 = Double.longBitsToDouble(0x3fd62e4300000000L);

  /** The largest x with a finite e^x. */
  private static final double OVERFLOW = 7.09782712893383973096e+02;

  /** The smallest x with a positive e^x. */
  private static final double UNDERFLOW = -7.45133219101941108420e+02;

  // 1 + r^2/2 (Q1 + r^2/2 (Q2 + ...)) is nearly 6/r ((e^r + 1) / (e^r - 1) - 2/r).
  public static final double Q1 = -3.33333333333331316428e-02;
  public static final double Q2 = 1.58730158725481460165e-03;
  public static final double Q3 = -7.93650757867487942473e-05;
  public static final double Q4 = 4.00821782732936239552e-06;
  public static final double Q5 = -2.01099218183624371326e-07;

  /** At this number and below, e^x - 1 rounds to -1. */
  public static final double LEAST_EXPM1 = -40;

  /** At this number and above, e^x - 1 rounds to e^x. */
  public static final double GREATEST_EXPM1 = 39;

  public static final long ONE_BITS = 0x3ff0000000000000L;

  private Exponential() {}

  /** e^x with the bits of {@link StrictMath#exp}. */
  static double exp(double x) {
    double shifted = x * ONE_OVER_LN2 + SHIFT;
    double k = shifted - SHIFT;
    double high = x - k * LN2_HIGH;
    double low = k * LN2_LOW;
    return isOrdinary(x, high - low) ? scaled(mantissa(high, low), shifted) : extraordinary(x);
  }

  /**
   * The values of {@link #exp} at many x.
   *
   * <p>C2 turns a loop into vector instructions if it works in place and does not look at bits. So
   * y is a copy of x at first, and the powers of 2 have a loop of their own.
   */
  static void exp(double[] x, int xFrom, double[] y, int yFrom, int length) {
    System.arraycopy(x, xFrom, y, yFrom, length);
    for (int i = yFrom; i < yFrom + length; i++) {
      y[i] = mantissa(y[i]);
    }
    for (int i = 0; i < length; i++) {
      y[yFrom + i] = expOf(x[xFrom + i], y[yFrom + i]);
    }
  }

  /**
   * The first half of {@link #exp(double)}, without looking at bits: e^r for the r in x = k ln 2 +
   * r. The result is meant for {@link #expOf} alone.
   */
  static double mantissa(double x) {
    double k = x * ONE_OVER_LN2 + SHIFT - SHIFT;
    return mantissa(x - k * LN2_HIGH, k * LN2_LOW);
  }

  /** The second half of {@link #exp(double)}: e^x from x and its {@link #mantissa(double)}. */
  static double expOf(double x, double mantissa) {
    double shifted = x * ONE_OVER_LN2 + SHIFT;
    double k = shifted - SHIFT;
    double r = (x - k * LN2_HIGH) - k * LN2_LOW;
    return isOrdinary(x, r) ? scaled(mantissa, shifted) : extraordinary(x);
  }

  /** e^r = 1 + r + r c / (2 - c) with r = high - low and c = r - r^2 P(r^2). */
  private static double mantissa(double high, double low) {
    double r = high - low;
    double t = r * r;
    double c = r - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
    return 1 - ((low - r * c / (2 - c)) - high);
  }

  /** 2^k mantissa for shifted = SHIFT + k. */
  private static double scaled(double mantissa, double shifted) {
    return Double.longBitsToDouble(
        Double.doubleToRawLongBits(mantissa) + (Double.doubleToRawLongBits(shifted) << 52));
  }

  /** Compares the square as bits, which takes less time. */
  private static boolean isOrdinary(double x, double r) {
    long least = Double.doubleToRawLongBits(LEAST_SQUARE);
    long greatest = Double.doubleToRawLongBits(GREATEST_SQUARE);
    long above = Double.doubleToRawLongBits(r * r) - least;
    return above + Long.MIN_VALUE <= greatest - least + Long.MIN_VALUE
        && x <= LARGEST_ORDINARY
        && x >= -LARGEST_ORDINARY;
  }

  /** e^x for every x, with the cases and the rounding of k as in fdlibm. */
  private static double extraordinary(double x) {
    if (x > OVERFLOW) {
      return Double.POSITIVE_INFINITY;
    }
    if (x < UNDERFLOW) {
      return 0;
    }
    double size = Math.abs(x);
    if (!(size >= SMALL)) {
      return 1 + x;
    }
    int k = size < HALF_LN2 ? 0 : (int) (x * ONE_OVER_LN2 + Math.copySign(0.5, x));
    double mantissa = mantissa(x - k * LN2_HIGH, k * LN2_LOW);
    // by two normal numbers, of which the first loses nothing
    return mantissa * powerOfTwo(k / 2) * powerOfTwo(k - k / 2);
  }

  private static double powerOfTwo(int k) {
    return Double.longBitsToDouble(((long) k << 52) + ONE_BITS);
  }

  /** e^x - 1, with the sign of x. */
  static double expm1(double x) {
    if (x >= GREATEST_EXPM1) {
      return exp(x);
    }
    double clamped = x < LEAST_EXPM1 ? LEAST_EXPM1 : x;
    return Math.copySign(expm1Of(clamped, expm1Quotient(clamped)), x);
  }

  /** The values of {@link #expm1} at many x, with loops like those of {@link #exp}. */
  static void expm1(double[] x, int xFrom, double[] y, int yFrom, int length) {
    System.arraycopy(x, xFrom, y, yFrom, length);
    for (int i = yFrom; i < yFrom + length; i++) {
      y[i] = Math.min(Math.max(y[i], LEAST_EXPM1), GREATEST_EXPM1);
    }
    for (int i = yFrom; i < yFrom + length; i++) {
      y[i] = expm1Quotient(y[i]);
    }
    for (int i = 0; i < length; i++) {
      y[yFrom + i] = expm1OfAny(x[xFrom + i], y[yFrom + i]);
    }
  }

  private static double expm1OfAny(double x, double quotient) {
    if (x >= GREATEST_EXPM1) {
      return exp(x);
    }
    return Math.copySign(expm1Of(x < LEAST_EXPM1 ? LEAST_EXPM1 : x, quotient), x);
  }

  /**
   * The part of e^x - 1 that does not look at bits, and takes the most time: (q - p) / (6 - r p)
   * with q = 1 + r^2/2 Q(r^2/2) and p = 3 - q r/2, for the r in x = k ln 2 + r.
   *
   * @param x from -40 to 45
   */
  static double expm1Quotient(double x) {
    double k = x * ONE_OVER_LN2 + SHIFT - SHIFT;
    double r = (x - k * LN2_HIGH) - k * LN2_LOW;
    double half = 0.5 * r;
    double t = r * half;
    double q = 1 + t * (Q1 + t * (Q2 + t * (Q3 + t * (Q4 + t * Q5))));
    double p = 3 - q * half;
    return (q - p) / (6 - r * p);
  }

  /**
   * e^x - 1 = 2^k m + (2^k - 1), or 2^k (m + 1) - 1 where k &lt; -1, in the order of fdlibm, for
   * the k and r in x = k ln 2 + r and m = e^r - 1 = r - (r (e - lost) - lost - r^2/2), with e =
   * quotient r^2/2 and lost the rounding error of r. The sign of a zero is lost.
   *
   * @param x from -40 to 45
   */
  static double expm1Of(double x, double quotient) {
    double shifted = x * ONE_OVER_LN2 + SHIFT;
    double k = shifted - SHIFT;
    double high = x - k * LN2_HIGH;
    double low = k * LN2_LOW;
    double r = high - low;
    if (Math.abs(r) > GREATEST_REMAINDER) {
      // one x in a hundred million
      return StrictMath.expm1(x);
    }
    double lost = (high - r) - low;
    double t = r * (0.5 * r);
    double mantissa = r - ((r * (t * quotient - lost) - lost) - t);
    long bits = Double.doubleToRawLongBits(shifted);
    double scale = Double.longBitsToDouble((bits << 52) + ONE_BITS);
    // 1 where k < -1, else 0: bit 51 of SHIFT + (k + 1) is 0 where k + 1 is negative
    double one = Double.longBitsToDouble((((bits + 1) >>> 51 & 1) - 1) & ONE_BITS);
    return scale * (mantissa + one) + (scale * (1 - one) - 1);
  }
}

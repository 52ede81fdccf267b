package rustgrad.ops;

/**
 * The hyperbolic functions in plain arithmetic: the same bits on every JVM.
 *
 * <p>The formulas are those of fdlibm (s_tanh.c, e_sinh.c and e_cosh.c, Sun Microsystems, 1993).
 */
public final class Hyperbolic {
  /** From this number on, tanh rounds to 1, and e^-x is negligible beside e^x. */
  public static final double LARGEST = 22;

  /** The greatest double below 1. */
  public static final double BELOW_ONE = 0x1.fffffffffffffp-1;

  private static final double HALF_LN2 = Double.longBitsToDouble(0x3fd62e4300000000L);

  /**
   * Beyond this number, e^x may overflow where sinh x and cosh x do not; fdlibm reads 32 bits of
   * it.
   */
  private static final double LARGEST_EXP = Double.longBitsToDouble(0x40862e4200000000L);

  private Hyperbolic() {}

  /**
   * 1 - 2 / (t + 2) with t = e^(2|x|) - 1 for |x| at least 1, else -t / (t + 2) with t = e^(-2|x|)
   * - 1; has the sign of x, and the bits of {@link StrictMath#tanh}.
   */
  static double tanh(double x) {
    double size = Math.abs(x);
    if (!(size < LARGEST)) {
      return Double.isNaN(x) ? x : Math.copySign(1, x);
    }
    double argument = size < 1 ? -2 * size : 2 * size;
    double t = Exponential.expm1Of(argument, Exponential.expm1Quotient(argument));
    return Math.copySign(size < 1 ? -t / (t + 2) : 1 - 2 / (t + 2), x);
  }

  /**
   * The values of {@link #tanh} at many x, with loops like those of {@link Exponential#exp}.
   * Between the loops, y holds |t| with the sign of x, which is below 1 for |x| below 1 and above 6
   * for other x.
   */
  static void tanh(double[] x, int xFrom, double[] y, int yFrom, int length) {
    System.arraycopy(x, xFrom, y, yFrom, length);
    for (int i = yFrom; i < yFrom + length; i++) {
      y[i] = expm1Argument(y[i]);
    }
    for (int i = yFrom; i < yFrom + length; i++) {
      y[i] = Exponential.expm1Quotient(y[i]);
    }
    for (int i = 0; i < length; i++) {
      y[yFrom + i] = signedT(x[xFrom + i], y[yFrom + i]);
    }
    for (int i = yFrom; i < yFrom + length; i++) {
      y[i] = tanhOf(y[i]);
    }
  }

  /** 2|x| for |x| at least 1, else -2|x|. */
  private static double expm1Argument(double x) {
    double size = Math.min(Math.abs(x), LARGEST);
    double isLarge = Math.min(Math.max((size - BELOW_ONE) * 0x1p53, 0), 1);
    return size * (4 * isLarge - 2);
  }

  private static double signedT(double x, double quotient) {
    double size = Math.abs(x);
    double clamped = size > LARGEST ? LARGEST : size;
    double argument = size < 1 ? -2 * size : 2 * clamped;
    return Math.copySign(Exponential.expm1Of(argument, quotient), x);
  }

  private static double tanhOf(double signedT) {
    double size = Math.abs(signedT);
    double isLarge = Math.min(Math.max(size - 1, 0), 1);
    double t = size * (2 * isLarge - 1);
    double quotient = (2 * isLarge + (1 - isLarge) * size) / (t + 2);
    return Piecewise.sign(signedT) * (isLarge + (1 - 2 * isLarge) * quotient);
  }

  /** (t + t / (t + 1)) / 2 with t = e^|x| - 1, or e^|x| / 2; has the sign of x. */
  static double sinh(double x) {
    double size = Math.abs(x);
    if (!(size < LARGEST)) {
      return Math.copySign(halfExp(size), x);
    }
    double t = Exponential.expm1(size);
    double twice = size < 1 ? 2 * t - t * t / (t + 1) : t + t / (t + 1);
    return Math.copySign(0.5 * twice, x);
  }

  /** 1 + t^2 / (2 + 2t) with t = e^|x| - 1, or (e^|x| + e^-|x|) / 2, or e^|x| / 2. */
  static double cosh(double x) {
    double size = Math.abs(x);
    if (!(size < LARGEST)) {
      return halfExp(size);
    }
    if (size < HALF_LN2) {
      double t = Exponential.expm1(size);
      return 1 + t * t / (2 * (1 + t));
    }
    double e = Exponential.exp(size);
    return 0.5 * e + 0.5 / e;
  }

  private static double halfExp(double x) {
    if (x < LARGEST_EXP) {
      return 0.5 * Exponential.exp(x);
    }
    double root = Exponential.exp(0.5 * x);
    return 0.5 * root * root;
  }
}

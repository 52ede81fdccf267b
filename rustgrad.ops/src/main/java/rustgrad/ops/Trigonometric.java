package rustgrad.ops;

/**
 * Sine and cosine in plain arithmetic: the same bits on every JVM, in a scalar, in a column and in
 * a vector, but for rare inputs that are left to StrictMath.
 *
 * <p>The formulas are those of FreeBSD's msun (k_sin.c, k_cos.c and e_rem_pio2.c), after fdlibm
 * (Sun Microsystems, 1993). Both write x = n pi/2 + r + lost with an integer n and |r| up to pi/4,
 * and combine the sine and the cosine of r with factors 0, 1 and -1 that depend on n modulo 4.
 */
public final class Trigonometric {
  public static final double TWO_OVER_PI = 6.36619772367581382433e-01;

  /** pi/2 = HALF_PI_HIGH + HALF_PI_LOW; the products of HALF_PI_HIGH with every n are exact. */
  public static final double HALF_PI_HIGH = 1.57079632673412561417e+00;

  public static final double HALF_PI_LOW = 6.07710050650619224932e-11;

  /** Adding it rounds to an integer. */
  public static final double SHIFT = 0x1.8p52;

  /** Farther out, n has too many bits. */
  public static final double LARGEST = 0x1p19;

  /** Closer to a multiple of pi/2, relative to x, pi/2 has too few bits. */
  public static final double CLOSEST = 0x1p-16;

  public static final double S1 = -1.66666666666666324348e-01;
  public static final double S2 = 8.33333333332248946124e-03;
  public static final double S3 = -1.98412698298579493134e-04;
  public static final double S4 = 2.75573137070700676789e-06;
  public static final double S5 = -2.50507602534068634195e-08;
  public static final double S6 = 1.58969099521155010221e-10;

  public static final double C1 = 4.16666666666666019037e-02;
  public static final double C2 = -1.38888888888741095749e-03;
  public static final double C3 = 2.48015872894767294178e-05;
  public static final double C4 = -2.75573143513906633035e-07;
  public static final double C5 = 2.08757232129817482790e-09;
  public static final double C6 = -1.13596475577881948265e-11;

  private Trigonometric() {}

  /** sin x, with the sign of a zero. */
  static double sin(double x) {
    return sinOfTurned(x, 0);
  }

  static double cos(double x) {
    return sinOfTurned(x, 1);
  }

  /** sin(x + turns pi/2): sin r, cos r, -sin r, -cos r for n + turns modulo 4 = 0, 1, 2, 3. */
  private static double sinOfTurned(double x, long turns) {
    double shifted = x * TWO_OVER_PI + SHIFT;
    double n = shifted - SHIFT;
    double high = x - n * HALF_PI_HIGH;
    double low = n * HALF_PI_LOW;
    double r = high - low;
    if (!isOrdinary(x, r)) {
      return turns == 0 ? StrictMath.sin(x) : StrictMath.cos(x);
    }
    double lost = (high - r) - low;
    long quarter = Double.doubleToRawLongBits(shifted) + turns;
    long sine = Double.doubleToRawLongBits(sine(r, lost));
    long cosine = Double.doubleToRawLongBits(cosine(r, lost));
    // a choice by a mask: a branch would be taken at random
    long chosen = sine ^ (sine ^ cosine) & -(quarter & 1);
    return Double.longBitsToDouble(chosen ^ (quarter & 2) << 62);
  }

  private static boolean isOrdinary(double x, double r) {
    return x <= LARGEST && x >= -LARGEST && Math.abs(r) >= Math.abs(x) * CLOSEST;
  }

  /** sin(r + lost) = r + r^3 (S1 + r^2 (S2 + ...)) + (1 - r^2/2) lost. */
  private static double sine(double r, double lost) {
    double z = r * r;
    double v = z * r;
    double series = S2 + z * (S3 + z * (S4 + z * (S5 + z * S6)));
    return r - ((z * (0.5 * lost - v * series) - lost) - v * S1);
  }

  /** cos(r + lost) = 1 - r^2/2 + r^4 (C1 + r^2 (C2 + ...)) - r lost. */
  private static double cosine(double r, double lost) {
    double z = r * r;
    double series = z * (C1 + z * (C2 + z * (C3 + z * (C4 + z * (C5 + z * C6)))));
    double half = 0.5 * z;
    double w = 1 - half;
    return w + (((1 - w) - half) + (z * series - r * lost));
  }
}

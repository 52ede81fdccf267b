package rustgrad.playground.engine;

/** The sine and the cosine of fdlibm: k_sin.c, k_cos.c and e_rem_pio2.c. */
final class Angle {
  /** The upper word of the greatest |x| that is reduced here: about 2^19 pi/2. */
  private static final int GREATEST = 0x413921fb;

  private static final double INV_PIO2 = 6.36619772367581382433e-01;
  private static final double PIO2_1 = 1.57079632673412561417e+00;
  private static final double PIO2_1T = 6.07710050650619224932e-11;
  private static final double PIO2_2 = 6.07710050630396597660e-11;
  private static final double PIO2_2T = 2.02226624879595063154e-21;
  private static final double PIO2_3 = 2.02226624871116645580e-21;
  private static final double PIO2_3T = 8.47842766036889956997e-32;

  private static final double S1 = -1.66666666666666324348e-01;
  private static final double S2 = 8.33333333332248946124e-03;
  private static final double S3 = -1.98412698298579493134e-04;
  private static final double S4 = 2.75573137070700676789e-06;
  private static final double S5 = -2.50507602534068634195e-08;
  private static final double S6 = 1.58969099521155010221e-10;

  private static final double C1 = 4.16666666666666019037e-02;
  private static final double C2 = -1.38888888888741095749e-03;
  private static final double C3 = 2.48015872894767294178e-05;
  private static final double C4 = -2.75573143513906633035e-07;
  private static final double C5 = 2.08757232129817482790e-09;
  private static final double C6 = -1.13596475577881948265e-11;

  private Angle() {}

  static double sin(double x) {
    int size = Words.high(x) & 0x7fffffff;
    if (size <= 0x3fe921fb) {
      return kernelSin(x, 0, false);
    } else if (size > GREATEST) {
      return Math.sin(x);
    }
    double[] y = new double[2];
    return switch (reduce(x, y) & 3) {
      case 0 -> kernelSin(y[0], y[1], true);
      case 1 -> kernelCos(y[0], y[1]);
      case 2 -> -kernelSin(y[0], y[1], true);
      default -> -kernelCos(y[0], y[1]);
    };
  }

  static double cos(double x) {
    int size = Words.high(x) & 0x7fffffff;
    if (size <= 0x3fe921fb) {
      return kernelCos(x, 0);
    } else if (size > GREATEST) {
      return Math.cos(x);
    }
    double[] y = new double[2];
    return switch (reduce(x, y) & 3) {
      case 0 -> kernelCos(y[0], y[1]);
      case 1 -> -kernelSin(y[0], y[1], true);
      case 2 -> -kernelCos(y[0], y[1]);
      default -> kernelSin(y[0], y[1], true);
    };
  }

  /** The sine of x + tail, |x| up to pi/4. */
  private static double kernelSin(double x, double tail, boolean hasTail) {
    if ((Words.high(x) & 0x7fffffff) < 0x3e400000) { // |x| < 2^-27
      return x;
    }
    double z = x * x;
    double v = z * x;
    double r = S2 + z * (S3 + z * (S4 + z * (S5 + z * S6)));
    return hasTail ? x - ((z * (0.5 * tail - v * r) - tail) - v * S1) : x + v * (S1 + z * r);
  }

  /** The cosine of x + tail, |x| up to pi/4. */
  private static double kernelCos(double x, double tail) {
    int size = Words.high(x) & 0x7fffffff;
    if (size < 0x3e400000) { // |x| < 2^-27
      return 1;
    }
    double z = x * x;
    double r = z * (C1 + z * (C2 + z * (C3 + z * (C4 + z * (C5 + z * C6)))));
    if (size < 0x3fd33333) { // |x| < 0.3
      return 1 - (0.5 * z - (z * r - x * tail));
    }
    double quarter = size > 0x3fe90000 ? 0.28125 : Words.of(size - 0x00200000, 0);
    double half = 0.5 * z - quarter;
    return 1 - quarter - (half - (z * r - x * tail));
  }

  /** Writes x - n pi/2 as a sum of two numbers, and returns n. */
  private static int reduce(double x, double[] y) {
    int size = Words.high(x) & 0x7fffffff;
    if (size < 0x4002d97c) { // |x| < 3 pi/4: n is 1 or -1
      return reduceOnce(x, size, y);
    }
    double positive = Math.abs(x);
    int n = (int) (positive * INV_PIO2 + 0.5);
    double fn = n;
    double r = positive - fn * PIO2_1;
    double w = fn * PIO2_1T;
    y[0] = r - w;
    // fdlibm leaves this out where n pi/2 has not the upper word of x; the result is the same.
    int exponent = size >> 20;
    if (exponent - (Words.high(y[0]) >> 20 & 0x7ff) > 16 && mayCancel(n, size)) {
      double t = r;
      w = fn * PIO2_2;
      r = t - w;
      w = fn * PIO2_2T - ((t - r) - w);
      y[0] = r - w;
      if (exponent - (Words.high(y[0]) >> 20 & 0x7ff) > 49) {
        t = r;
        w = fn * PIO2_3;
        r = t - w;
        w = fn * PIO2_3T - ((t - r) - w);
        y[0] = r - w;
      }
    }
    y[1] = (r - y[0]) - w;
    if (x < 0) {
      y[0] = -y[0];
      y[1] = -y[1];
      return -n;
    }
    return n;
  }

  /** Whether fdlibm looks at all: for n below 32 only if x has the upper word of n pi/2. */
  private static boolean mayCancel(int n, int size) {
    return n >= 32 || size == Words.high(n * (Math.PI / 2));
  }

  private static int reduceOnce(double x, int size, double[] y) {
    int sign = x > 0 ? 1 : -1;
    double z = x - sign * PIO2_1;
    double tail = PIO2_1T;
    if (size == 0x3ff921fb) { // near pi/2
      z -= sign * PIO2_2;
      tail = PIO2_2T;
    }
    y[0] = z - sign * tail;
    y[1] = (z - y[0]) - sign * tail;
    return sign;
  }
}

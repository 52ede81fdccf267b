package rustgrad.playground.engine;

/** The power of fdlibm: e_pow.c. */
final class Power {
  private static final double L1 = 5.99999999999994648725e-01;
  private static final double L2 = 4.28571428578550184252e-01;
  private static final double L3 = 3.33333329818377432918e-01;
  private static final double L4 = 2.72728123808534006489e-01;
  private static final double L5 = 2.30660745775561754067e-01;
  private static final double L6 = 2.06975017800338417784e-01;
  private static final double P1 = 1.66666666666666019037e-01;
  private static final double P2 = -2.77777777770155933842e-03;
  private static final double P3 = 6.61375632143793436117e-05;
  private static final double P4 = -1.65339022054652515390e-06;
  private static final double P5 = 4.13813679705723846039e-08;
  private static final double LN2 = 6.93147180559945286227e-01;
  private static final double LN2_HIGH = 6.93147182464599609375e-01;
  private static final double LN2_LOW = -1.90465429995776804525e-09;
  private static final double OVERFLOW = 8.0085662595372944372e-0017;
  private static final double CP = 9.61796693925975554329e-01; // 2 / (3 ln 2)
  private static final double CP_HIGH = 9.61796700954437255859e-01;
  private static final double CP_LOW = -7.02846165095275826516e-09;
  private static final double INV_LN2 = 1.44269504088896338700e+00;
  private static final double INV_LN2_HIGH = 1.44269502162933349609e+00;
  private static final double INV_LN2_LOW = 1.92596299112661746887e-08;
  private static final double[] BASE = {1, 1.5};
  private static final double[] LOG2_HIGH = {0, 5.84962487220764160156e-01};
  private static final double[] LOG2_LOW = {0, 1.35003920212974897128e-08};

  private Power() {}

  static double pow(double x, double y) {
    double size = Math.abs(x);
    if (y == 0) {
      return 1;
    } else if (Double.isNaN(x) || Double.isNaN(y)) {
      return Double.NaN;
    } else if (Double.isInfinite(y)) {
      return size == 1 ? Double.NaN : size > 1 == y > 0 ? Double.POSITIVE_INFINITY : 0;
    } else if (y == 1 || y == 2) {
      return y == 1 ? x : x * x;
    } else if (y == 0.5 && x >= 0) {
      return Math.sqrt(x + 0.0);
    } else if (y == -1) {
      return 1 / x;
    }
    boolean integer = y == Math.rint(y);
    boolean odd = integer && Math.abs(y) < 0x1p53 && (long) y % 2 != 0;
    boolean negative = Double.doubleToRawLongBits(x) < 0;
    if (x == 0 || Double.isInfinite(x) || size == 1) {
      double z = y < 0 ? 1 / size : size;
      return negative ? size == 1 && !integer ? Double.NaN : odd ? -z : z : z;
    } else if (negative && !integer) {
      return Double.NaN;
    }
    double power = positive(size, y);
    return negative && odd ? -power : power;
  }

  /** size^y for a finite size above 0. */
  private static double positive(double size, double y) {
    double t1;
    double t2;
    int high = Words.high(size);
    int highOfY = Words.high(y) & 0x7fffffff;
    if (highOfY > 0x41e00000) { // |y| > 2^31
      double huge = y > 0 ? Double.POSITIVE_INFINITY : 0;
      double tiny = y > 0 ? 0 : Double.POSITIVE_INFINITY;
      if (high < 0x3fefffff || highOfY > 0x43f00000 && high <= 0x3fefffff) {
        return tiny;
      } else if (high > 0x3ff00000 || highOfY > 0x43f00000) {
        return huge;
      }
      double t = size - 1; // at most 2^-20
      double w = t * t * (0.5 - t * (0.3333333333333333333333 - t * 0.25));
      double u = INV_LN2_HIGH * t;
      double v = t * INV_LN2_LOW - w * INV_LN2;
      t1 = Words.withoutLow(u + v);
      t2 = v - (t1 - u);
    } else {
      double[] log = new double[2];
      log2(size, log);
      t1 = log[0];
      t2 = log[1];
    }
    double y1 = Words.withoutLow(y);
    return exp2((y - y1) * t1 + y * t2, y1 * t1);
  }

  /** log2(x) as a sum of two numbers. */
  private static void log2(double given, double[] log) {
    double x = given;
    int n = 0;
    int high = Words.high(x);
    if (high < 0x00100000) {
      x *= 0x1p53;
      n -= 53;
      high = Words.high(x);
    }
    n += (high >> 20) - 0x3ff;
    int fraction = high & 0x000fffff;
    high = fraction | 0x3ff00000;
    int k = 0;
    if (fraction > 0x3988e && fraction < 0xbb67a) { // from sqrt(3/2) to sqrt(3)
      k = 1;
    } else if (fraction >= 0xbb67a) {
      n++;
      high -= 0x00100000;
    }
    x = Words.withHigh(x, high);
    double u = x - BASE[k];
    double v = 1 / (x + BASE[k]);
    double s = u * v;
    double s1 = Words.withoutLow(s);
    double t1 = Words.of((high >> 1 | 0x20000000) + 0x00080000 + (k << 18), 0);
    double t2 = x - (t1 - BASE[k]);
    double s2 = v * ((u - s1 * t1) - s1 * t2);
    double square = s * s;
    double r =
        square
            * square
            * (L1 + square * (L2 + square * (L3 + square * (L4 + square * (L5 + square * L6)))));
    r += s2 * (s1 + s);
    square = s1 * s1;
    t1 = Words.withoutLow(3.0 + square + r);
    t2 = r - ((t1 - 3.0) - square);
    u = s1 * t1;
    v = s2 * t1 + t2 * s;
    double p1 = Words.withoutLow(u + v);
    double p2 = v - (p1 - u);
    double z1 = CP_HIGH * p1;
    double z2 = CP_LOW * p1 + p2 * CP + LOG2_LOW[k];
    double t = n;
    log[0] = Words.withoutLow(((z1 + z2) + LOG2_HIGH[k]) + t);
    log[1] = z2 - (((log[0] - t) - LOG2_HIGH[k]) - z1);
  }

  /** 2^(low + high). */
  private static double exp2(double low, double highPart) {
    double p = highPart;
    double z = low + p;
    int high = Words.high(z);
    if (high >= 0x40900000) { // z >= 1024
      if ((high - 0x40900000 | Words.low(z)) != 0 || low + OVERFLOW > z - p) {
        return Double.POSITIVE_INFINITY;
      }
    } else if ((high & 0x7fffffff) >= 0x4090cc00) { // z <= -1075
      if ((high - 0xc090cc00 | Words.low(z)) != 0 || low <= z - p) {
        return 0;
      }
    }
    int exponent = (high & 0x7fffffff) >> 20;
    int n = 0;
    if ((high & 0x7fffffff) > 0x3fe00000) { // |z| > 0.5
      n = high + (0x00100000 >> exponent - 0x3fe);
      exponent = ((n & 0x7fffffff) >> 20) - 0x3ff;
      p -= Words.of(n & ~(0x000fffff >> exponent), 0);
      n = (n & 0x000fffff | 0x00100000) >> 20 - exponent;
      n = high < 0 ? -n : n;
    }
    double t = Words.withoutLow(low + p);
    double u = t * LN2_HIGH;
    double v = (low - (t - p)) * LN2 + t * LN2_LOW;
    z = u + v;
    double w = v - (z - u);
    t = z * z;
    double t1 = z - t * (P1 + t * (P2 + t * (P3 + t * (P4 + t * P5))));
    double r = z * t1 / (t1 - 2) - (w + z * w);
    z = 1 - (r - z);
    int moved = Words.high(z) + (n << 20);
    return moved >> 20 <= 0 ? Math.scalb(z, n) : Words.withHigh(z, moved);
  }
}

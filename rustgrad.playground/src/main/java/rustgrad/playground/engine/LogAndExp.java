package rustgrad.playground.engine;

/** The logarithms and e^x - 1 of fdlibm: e_log.c, s_log1p.c and s_expm1.c. */
final class LogAndExp {
  private static final double LN2_HIGH = 6.93147180369123816490e-01;
  private static final double LN2_LOW = 1.90821492927058770002e-10;
  private static final double TWO_54 = 0x1p54;

  private static final double L1 = 6.666666666666735130e-01;
  private static final double L2 = 3.999999999940941908e-01;
  private static final double L3 = 2.857142874366239149e-01;
  private static final double L4 = 2.222219843214978396e-01;
  private static final double L5 = 1.818357216161805012e-01;
  private static final double L6 = 1.531383769920937332e-01;
  private static final double L7 = 1.479819860511658591e-01;

  private static final double Q1 = -3.33333333333331316428e-02;
  private static final double Q2 = 1.58730158725481460165e-03;
  private static final double Q3 = -7.93650757867487942473e-05;
  private static final double Q4 = 4.00821782732936239552e-06;
  private static final double Q5 = -2.01099218183624371326e-07;
  private static final double INV_LN2 = 1.44269504088896338700e+00;
  private static final double OVERFLOW = 7.09782712893383973096e+02;

  private LogAndExp() {}

  static double log(double given) {
    double x = given;
    if (x == 0) {
      return Double.NEGATIVE_INFINITY;
    } else if (!(x > 0) || x == Double.POSITIVE_INFINITY) {
      return x > 0 ? x : Double.NaN;
    }
    int k = 0;
    if (x < Double.MIN_NORMAL) {
      k = -54;
      x *= TWO_54;
    }
    int high = Words.high(x);
    k += (high >> 20) - 1023;
    high &= 0x000fffff;
    int i = high + 0x95f64 & 0x100000;
    x = Words.withHigh(x, high | i ^ 0x3ff00000);
    k += i >> 20;
    double f = x - 1;
    double dk = k;
    if ((0x000fffff & 2 + high) < 3) { // |f| < 2^-20
      return nearOne(f, dk);
    }
    double s = f / (2 + f);
    double z = s * s;
    int side = high - 0x6147a | 0x6b851 - high;
    double w = z * z;
    double r = z * (L1 + w * (L3 + w * (L5 + w * L7))) + w * (L2 + w * (L4 + w * L6));
    if (side > 0) {
      double halfSquare = 0.5 * f * f;
      return k == 0
          ? f - (halfSquare - s * (halfSquare + r))
          : dk * LN2_HIGH - ((halfSquare - (s * (halfSquare + r) + dk * LN2_LOW)) - f);
    }
    return k == 0 ? f - s * (f - r) : dk * LN2_HIGH - ((s * (f - r) - dk * LN2_LOW) - f);
  }

  private static double nearOne(double f, double k) {
    if (f == 0) {
      return k == 0 ? 0 : k * LN2_HIGH + k * LN2_LOW;
    }
    double r = f * f * (0.5 - 0.33333333333333333 * f);
    return k == 0 ? f - r : k * LN2_HIGH - ((r - k * LN2_LOW) - f);
  }

  static double log1p(double x) {
    if (!(x > -1) || x == Double.POSITIVE_INFINITY) {
      return x == -1 ? Double.NEGATIVE_INFINITY : x > 0 ? x : Double.NaN;
    }
    int high = Words.high(x);
    int size = high & 0x7fffffff;
    if (size < 0x3e200000) { // |x| < 2^-29
      return size < 0x3c900000 ? x : x - x * x * 0.5;
    }
    if (high < 0x3fda827a && (high > 0 || high <= 0xbfd2bec3)) { // -0.2929 < x < 0.41422
      return log1pOf(x, 1, 0, 0);
    }
    double u = high < 0x43400000 ? 1 + x : x;
    int k = (Words.high(u) >> 20) - 1023;
    double lost = high < 0x43400000 ? (k > 0 ? 1 - (u - x) : x - (u - 1)) / u : 0;
    int fraction = Words.high(u) & 0x000fffff;
    if (fraction < 0x6a09e) {
      u = Words.withHigh(u, fraction | 0x3ff00000);
    } else {
      k++;
      u = Words.withHigh(u, fraction | 0x3fe00000);
      fraction = 0x00100000 - fraction >> 2;
    }
    return log1pOf(u - 1, fraction, k, lost);
  }

  /** ln(2^k (1 + f)) + lost. */
  private static double log1pOf(double f, int fraction, int k, double lost) {
    double halfSquare = 0.5 * f * f;
    if (fraction == 0) { // |f| < 2^-20
      if (f == 0) {
        return k == 0 ? 0 : k * LN2_HIGH + (lost + k * LN2_LOW);
      }
      double r = halfSquare * (1 - 0.66666666666666666 * f);
      return k == 0 ? f - r : k * LN2_HIGH - ((r - (k * LN2_LOW + lost)) - f);
    }
    double s = f / (2 + f);
    double z = s * s;
    double r = z * (L1 + z * (L2 + z * (L3 + z * (L4 + z * (L5 + z * (L6 + z * L7))))));
    return k == 0
        ? f - (halfSquare - s * (halfSquare + r))
        : k * LN2_HIGH - ((halfSquare - (s * (halfSquare + r) + (k * LN2_LOW + lost))) - f);
  }

  static double expm1(double given) {
    int size = Words.high(given) & 0x7fffffff;
    boolean negative = given < 0;
    if (Double.isNaN(given) || given > OVERFLOW) {
      return given > OVERFLOW ? Double.POSITIVE_INFINITY : Double.NaN;
    } else if (size >= 0x4043687a && negative) { // x <= -56 ln 2
      return -1;
    } else if (size < 0x3c900000) { // |x| < 2^-54
      return given;
    }
    double x = given;
    double lost = 0;
    int k = 0;
    if (size > 0x3fd62e42) { // |x| > ln(2)/2
      k = size < 0x3ff0a2b2 ? negative ? -1 : 1 : (int) (INV_LN2 * x + (negative ? -0.5 : 0.5));
      double high = x - k * LN2_HIGH;
      double low = k * LN2_LOW;
      x = high - low;
      lost = (high - x) - low;
    }
    double half = 0.5 * x;
    double square = x * half;
    double r = 1 + square * (Q1 + square * (Q2 + square * (Q3 + square * (Q4 + square * Q5))));
    double t = 3 - r * half;
    double e = square * ((r - t) / (6 - x * t));
    return k == 0 ? x - (x * e - square) : scaled(x, x * (e - lost) - lost - square, k);
  }

  /** 2^k (x - e + 1) - 1. */
  private static double scaled(double x, double e, int k) {
    if (k == -1) {
      return 0.5 * (x - e) - 0.5;
    } else if (k == 1) {
      return x < -0.25 ? -2 * (e - (x + 0.5)) : 1 + 2 * (x - e);
    } else if (k <= -2 || k > 56) {
      return times(1 - (e - x), k) - 1;
    } else if (k < 20) {
      return times(Words.of(0x3ff00000 - (0x200000 >> k), 0) - (e - x), k);
    }
    return times(x - (e + Words.of(0x3ff - k << 20, 0)) + 1, k);
  }

  private static double times(double y, int k) {
    return Words.withHigh(y, Words.high(y) + (k << 20));
  }
}

package rustgrad.ops;

/** The logistic function and its integral in plain arithmetic: the same bits on every JVM. */
final class Logistic {
  /** From this number on, the sigmoid rounds to 1. */
  static final double ONE_FROM = 40;

  private Logistic() {}

  /** 1 / (1 + e), or e / (1 + e) for negative x, with e = e^-|x|, so that nothing overflows. */
  static double sigmoid(double x) {
    double e = Exponential.exp(-Math.abs(x));
    // a choice by a mask: a branch would be taken at random
    long ifNegative = Double.doubleToRawLongBits(x) >> 63;
    long above = Double.doubleToRawLongBits(e) & ifNegative | Exponential.ONE_BITS & ~ifNegative;
    return Double.longBitsToDouble(above) / (1 + e);
  }

  /** The values of {@link #sigmoid} at many x. */
  static void sigmoid(double[] x, int xFrom, double[] y, int yFrom, int length) {
    System.arraycopy(x, xFrom, y, yFrom, length);
    for (int i = yFrom; i < yFrom + length; i++) {
      y[i] = Exponential.mantissa(-Math.abs(Math.min(y[i], ONE_FROM)));
    }
    for (int i = 0; i < length; i++) {
      double input = x[xFrom + i];
      double argument = -Math.abs(input > ONE_FROM ? ONE_FROM : input);
      y[yFrom + i] = Math.copySign(Exponential.expOf(argument, y[yFrom + i]), input);
    }
    for (int i = yFrom; i < yFrom + length; i++) {
      y[i] = sigmoidOf(y[i]);
    }
  }

  /**
   * The sigmoid of x from e^-|x| with the sign of x; positive x are small enough that e is not 0.
   * The numerator is 1 for a positive x, else e.
   */
  private static double sigmoidOf(double signed) {
    double e = Math.abs(signed);
    double isPositive = Math.max(Piecewise.sign(signed), 0);
    return (isPositive + (1 - isPositive) * e) / (1 + e);
  }

  /** max(x, 0) + ln(1 + e^-|x|). */
  static double softplus(double x) {
    return Math.max(x, 0) + Logarithm.log1pOfFraction(Exponential.exp(-Math.abs(x)));
  }

  /** The values of {@link #softplus} at many x. */
  static void softplus(double[] x, int xFrom, double[] y, int yFrom, int length) {
    System.arraycopy(x, xFrom, y, yFrom, length);
    for (int i = yFrom; i < yFrom + length; i++) {
      y[i] = Exponential.mantissa(-Math.abs(y[i]));
    }
    for (int i = 0; i < length; i++) {
      y[yFrom + i] = Exponential.expOf(-Math.abs(x[xFrom + i]), y[yFrom + i]);
    }
    for (int i = yFrom; i < yFrom + length; i++) {
      y[i] = Logarithm.log1pOfFractionInColumn(y[i]);
    }
    for (int i = 0; i < length; i++) {
      y[yFrom + i] = Math.max(x[xFrom + i], 0) + y[yFrom + i];
    }
  }
}

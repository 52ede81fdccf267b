package rustgrad.ops;

import java.math.BigDecimal;
import java.math.MathContext;
import org.junit.jupiter.api.Test;

/** Sigmoid and softplus, which StrictMath does not have, against sums of series with 50 digits. */
class LogisticTest {
  private static final MathContext DIGITS = new MathContext(50);
  private static final BigDecimal NEGLIGIBLE = new BigDecimal("1e-52");
  private static final double[] RANGES = {0.01, 1, 5, 40, 700};
  private static final int POINTS_OF_RANGE = 1001;

  @Test
  void sigmoidIsAtMostTwoUlpsFromTheTrueValue() {
    for (double range : RANGES) {
      for (int i = 0; i < POINTS_OF_RANGE; i++) {
        double x = pointOf(range, i);
        Ulps.assertWithin(2, LogisticTest::sigmoid, Logistic::sigmoid, x);
      }
    }
  }

  @Test
  void softplusIsAtMostOneUlpFromTheTrueValue() {
    for (double range : RANGES) {
      for (int i = 0; i < POINTS_OF_RANGE; i++) {
        double x = pointOf(range, i);
        Ulps.assertWithin(1, LogisticTest::softplus, Logistic::softplus, x);
      }
    }
  }

  private static double pointOf(double range, int i) {
    return range * (2.0 * i / (POINTS_OF_RANGE - 1) - 1);
  }

  private static double sigmoid(double x) {
    BigDecimal e = expOfMinus(Math.abs(x));
    BigDecimal numerator = x < 0 ? e : BigDecimal.ONE;
    return numerator.divide(BigDecimal.ONE.add(e), DIGITS).doubleValue();
  }

  private static double softplus(double x) {
    BigDecimal logarithm = log1p(expOfMinus(Math.abs(x)));
    return logarithm.add(new BigDecimal(Math.max(x, 0))).doubleValue();
  }

  /** (e^(-x / 1024))^1024, by the sum of (-x / 1024)^n / n!. */
  private static BigDecimal expOfMinus(double x) {
    BigDecimal small = new BigDecimal(x).negate().divide(BigDecimal.valueOf(1024), DIGITS);
    BigDecimal sum = BigDecimal.ONE;
    BigDecimal term = BigDecimal.ONE;
    for (int n = 1; term.abs().compareTo(NEGLIGIBLE) > 0; n++) {
      term = term.multiply(small, DIGITS).divide(BigDecimal.valueOf(n), DIGITS);
      sum = sum.add(term, DIGITS);
    }
    return sum.pow(1024, DIGITS);
  }

  /** 2 artanh z with z = x / (2 + x), by the sum of 2 z^n / n for odd n. */
  private static BigDecimal log1p(BigDecimal x) {
    BigDecimal z = x.divide(x.add(BigDecimal.valueOf(2)), DIGITS);
    BigDecimal square = z.multiply(z, DIGITS);
    BigDecimal sum = z;
    BigDecimal power = z;
    for (int n = 3; power.compareTo(z.multiply(NEGLIGIBLE)) > 0; n += 2) {
      power = power.multiply(square, DIGITS);
      sum = sum.add(power.divide(BigDecimal.valueOf(n), DIGITS), DIGITS);
    }
    return sum.add(sum);
  }
}

package rustgrad.ops;

import rustgrad.api.Comparison;
import rustgrad.api.Value;

/**
 * The error function and its complement, erfc(x) = 1 - erf(x), with a relative error below 1e-15
 * where the result is a normal number.
 *
 * <p>The rational approximations are those of W. J. Cody, Rational Chebyshev Approximations for the
 * Error Function, Mathematics of Computation 23 (1969), 631-637, with the coefficients that he
 * published in SPECFUN (netlib.org/specfun/erf).
 */
final class ErrorFunction {
  static final double TWO_OVER_SQRT_PI = 1.1283791670955126;

  private static final double ONE_OVER_SQRT_PI = 0.5641895835477563;

  /** Beyond this number erfc is less than the smallest positive double. */
  private static final double UNDERFLOW = 27.3;

  /** Up to it, erf is computed; beyond it, erfc. */
  private static final double CENTRAL = 0.46875;

  // Coefficients from the highest degree to the lowest.

  /** erf(x) / x as a function of x^2, for |x| up to 0.46875. */
  private static final double[] CENTRE_NUMERATOR = {
    1.85777706184603153e-1,
    3.16112374387056560e0,
    1.13864154151050156e2,
    3.77485237685302021e2,
    3.20937758913846947e3
  };

  private static final double[] CENTRE_DENOMINATOR = {
    1, 2.36012909523441209e1, 2.44024637934444173e2, 1.28261652607737228e3, 2.84423683343917062e3
  };

  /** e^(x^2) erfc(x) as a function of x, for x from 0.46875 to 4. */
  private static final double[] MIDDLE_NUMERATOR = {
    2.15311535474403846e-8,
    5.64188496988670089e-1,
    8.88314979438837594e0,
    6.61191906371416295e1,
    2.98635138197400131e2,
    8.81952221241769090e2,
    1.71204761263407058e3,
    2.05107837782607147e3,
    1.23033935479799725e3
  };

  private static final double[] MIDDLE_DENOMINATOR = {
    1,
    1.57449261107098347e1,
    1.17693950891312499e2,
    5.37181101862009858e2,
    1.62138957456669019e3,
    3.29079923573345963e3,
    4.36261909014324716e3,
    3.43936767414372164e3,
    1.23033935480374942e3
  };

  /** (1/sqrt(pi) - x e^(x^2) erfc(x)) x^2 as a function of 1/x^2, for x above 4. */
  private static final double[] TAIL_NUMERATOR = {
    1.63153871373020978e-2,
    3.05326634961232344e-1,
    3.60344899949804439e-1,
    1.25781726111229246e-1,
    1.60837851487422766e-2,
    6.58749161529837803e-4
  };

  private static final double[] TAIL_DENOMINATOR = {
    1,
    2.56852019228982242e0,
    1.87295284992346725e0,
    5.27905102951428412e-1,
    6.05183413124413191e-2,
    2.33520497626869185e-3
  };

  private ErrorFunction() {}

  static double erf(double x) {
    return isCentral(x) ? centre(x) : Math.copySign(1 - positiveErfc(Math.abs(x)), x);
  }

  static double erfc(double x) {
    if (isCentral(x)) {
      return 1 - centre(x);
    }
    return x < 0 ? 2 - positiveErfc(-x) : positiveErfc(x);
  }

  private static boolean isCentral(double x) {
    return Math.abs(x) <= CENTRAL;
  }

  /** erf(x) = x R(x^2). */
  private static double centre(double x) {
    double square = x * x;
    return x * polynomial(CENTRE_NUMERATOR, square) / polynomial(CENTRE_DENOMINATOR, square);
  }

  /** erfc(x) for x above 0.46875; NaN for NaN. */
  private static double positiveErfc(double x) {
    if (x > UNDERFLOW) {
      return 0;
    }
    return expOfMinusSquare(x) * (x <= 4 ? middle(x) : tail(x));
  }

  /** e^(x^2) erfc(x) = R(x). */
  private static double middle(double x) {
    return polynomial(MIDDLE_NUMERATOR, x) / polynomial(MIDDLE_DENOMINATOR, x);
  }

  /** e^(x^2) erfc(x) = (1/sqrt(pi) - R(1/x^2) / x^2) / x. */
  private static double tail(double x) {
    double z = 1 / (x * x);
    double correction = z * polynomial(TAIL_NUMERATOR, z) / polynomial(TAIL_DENOMINATOR, z);
    return (ONE_OVER_SQRT_PI - correction) / x;
  }

  /**
   * e^(-x^2) = e^(-h^2) e^(-(x-h)(x+h)), with h so short that h^2 is exact: the rounding error of
   * x^2, up to x^2/2 ulp of the result, never arises.
   */
  private static double expOfMinusSquare(double x) {
    double head = Math.floor(x * 16) / 16;
    return Exponential.exp(-head * head) * Exponential.exp(-(x - head) * (x + head));
  }

  /** Horner's rule. */
  private static double polynomial(double[] coefficients, double x) {
    double sum = 0;
    for (double coefficient : coefficients) {
      sum = sum * x + coefficient;
    }
    return sum;
  }

  // ---- the same as expressions

  static Value erf(Value x) {
    Value upper = Value.minus(1, positiveErfc(x.abs()));
    Value tails = Value.where(x, Comparison.LESS, Value.constant(0), upper.negate(), upper);
    return Value.where(
        x.abs(), Comparison.LESS_OR_EQUAL, Value.constant(CENTRAL), centre(x), tails);
  }

  static Value erfc(Value x) {
    Value upper = positiveErfc(x.abs());
    Value tails = Value.where(x, Comparison.LESS, Value.constant(0), Value.minus(2, upper), upper);
    Value central = Value.minus(1, centre(x));
    return Value.where(x.abs(), Comparison.LESS_OR_EQUAL, Value.constant(CENTRAL), central, tails);
  }

  private static Value centre(Value x) {
    Value square = x.times(x);
    return x.times(polynomial(CENTRE_NUMERATOR, square))
        .div(polynomial(CENTRE_DENOMINATOR, square));
  }

  private static Value positiveErfc(Value x) {
    Value bounded = x.min(UNDERFLOW);
    Value z = Value.div(1, bounded.times(bounded));
    Value correction = z.times(polynomial(TAIL_NUMERATOR, z)).div(polynomial(TAIL_DENOMINATOR, z));
    Value tail = Value.minus(ONE_OVER_SQRT_PI, correction).div(bounded);
    Value middle =
        polynomial(MIDDLE_NUMERATOR, bounded).div(polynomial(MIDDLE_DENOMINATOR, bounded));
    Value ratio = Value.where(x, Comparison.LESS_OR_EQUAL, Value.constant(4), middle, tail);
    Value erfc = expOfMinusSquare(bounded).times(ratio);
    return Value.where(x, Comparison.GREATER, Value.constant(UNDERFLOW), Value.constant(0), erfc);
  }

  private static Value expOfMinusSquare(Value x) {
    Value head = x.times(16).floor().div(16);
    Value rest = x.minus(head).negate().times(x.plus(head));
    return head.negate().times(head).exp().times(rest.exp());
  }

  private static Value polynomial(double[] coefficients, Value x) {
    Value sum = Value.constant(coefficients[0]);
    for (int i = 1; i < coefficients.length; i++) {
      sum = sum.times(x).plus(coefficients[i]);
    }
    return sum;
  }
}

package rustgrad.bench;

import org.hipparchus.analysis.differentiation.Gradient;
import rustgrad.api.Value;

/**
 * Rosenbrock's function of many inputs, summed over rounds with other coefficients: the sum of
 * (x[i+1] - c x[i]^2)^2 + (r - x[i])^2 over i and r, with c = 1 + 1/r. Smooth, as large as one
 * likes, and with nothing in one round that another computes too.
 */
final class Rosenbrock {
  private Rosenbrock() {}

  private static double coefficient(int round) {
    return 1 + 1.0 / round;
  }

  static double of(double[] x, int rounds) {
    double sum = 0;
    for (int r = 1; r <= rounds; r++) {
      for (int i = 0; i + 1 < x.length; i++) {
        double v = x[i + 1] - x[i] * x[i] * coefficient(r);
        double u = r - x[i];
        sum = sum + v * v + u * u;
      }
    }
    return sum;
  }

  static Value of(Value[] x, int rounds) {
    Value sum = Value.constant(0);
    for (int r = 1; r <= rounds; r++) {
      for (int i = 0; i + 1 < x.length; i++) {
        Value v = x[i + 1].minus(x[i].times(x[i]).times(coefficient(r)));
        Value u = Value.minus(r, x[i]);
        sum = sum.plus(v.times(v)).plus(u.times(u));
      }
    }
    return sum;
  }

  static Gradient of(Gradient[] x, int rounds) {
    Gradient sum = x[0].getField().getZero();
    for (int r = 1; r <= rounds; r++) {
      for (int i = 0; i + 1 < x.length; i++) {
        Gradient v = x[i + 1].subtract(x[i].multiply(x[i]).multiply(coefficient(r)));
        Gradient u = x[i].negate().add(r);
        sum = sum.add(v.multiply(v)).add(u.multiply(u));
      }
    }
    return sum;
  }

  /** A point that differs from call to call. */
  static void move(double[] x, int call) {
    x[call % x.length] = 0.5 + (call & 1023) * 0x1p-11;
  }
}

package rustgrad.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Whether an intermediate result overflows where the result itself does not, as in ln(e^a + e^b)
 * for a = b = 800.
 *
 * <p>What the result would be is not known, but a result that grows beyond all numbers is large
 * before it does. So the inputs grow by 5 percent at a time, to 1000: a result must not be of
 * ordinary size at one point, and infinite or NaN at the next. e^x, for example, is 1e293 and more
 * at the last point before it overflows.
 */
final class OverflowChecks {
  private static final double FIRST = 9.713;
  private static final double LAST = 1000;
  private static final double GROWTH = 1.05;

  /** Above it, a result may overflow at the next point. */
  private static final double LARGE = 1e100;

  /** Makes the inputs of a point differ: no ties. */
  private static final double SHIFT = 0.0137;

  /** For more inputs than this, not all directions are walked. */
  private static final int FEW_INPUTS = 3;

  private OverflowChecks() {}

  static void check(Subject subject) {
    Findings findings = new Findings();
    for (int inputs : subject.inputCounts()) {
      for (int[] direction : directions(inputs)) {
        walk(findings, subject.rules(), direction);
      }
    }
    findings.orThrow();
  }

  /** Finds the first point on a way out at which a result is no longer a number. */
  private static void walk(Findings findings, Rules rules, int[] direction) {
    double[] last = {};
    double[] lastResults = {};
    for (double size = FIRST; size < LAST; size *= GROWTH) {
      double[] x = point(direction, size);
      double[] results = results(rules, x);
      for (int k = 0; k < lastResults.length; k++) {
        if (Math.abs(lastResults[k]) <= LARGE && !Double.isFinite(results[k])) {
          findings.add(
              rules,
              x,
              "%s is %s, but %s at %s: an intermediate result overflows; use another formula there, or let staysFinite() return false"
                  .formatted(
                      k == 0 ? rules.valueRule() : rules.numericRule(k - 1),
                      results[k],
                      lastResults[k],
                      Arrays.toString(last)));
          return;
        }
      }
      last = x;
      lastResults = results;
    }
  }

  /** The value, and then the partials. */
  private static double[] results(Rules rules, double[] x) {
    double y = rules.value(x);
    double[] results = new double[x.length + 1];
    results[0] = y;
    System.arraycopy(rules.partialsGiven(y, x), 0, results, 1, x.length);
    return results;
  }

  /** Inputs of this size and these signs; those of direction 0 stay small. */
  private static double[] point(int[] direction, double size) {
    double[] x = new double[direction.length];
    for (int i = 0; i < x.length; i++) {
      double shifted = 1 + SHIFT * i;
      x[i] = direction[i] == 0 ? 0.733 * shifted : direction[i] * size * shifted;
    }
    return x;
  }

  /** Each of a few inputs grows, falls or stays; of many, one of them or all together. */
  private static List<int[]> directions(int inputs) {
    List<int[]> directions = new ArrayList<>();
    if (inputs <= FEW_INPUTS) {
      for (int code = 0; code < Math.pow(3, inputs); code++) {
        int[] direction = new int[inputs];
        for (int i = 0, rest = code; i < inputs; i++, rest /= 3) {
          direction[i] = rest % 3 - 1;
        }
        directions.add(direction);
      }
      return directions;
    }
    for (int sign = -1; sign <= 1; sign += 2) {
      int[] all = new int[inputs];
      Arrays.fill(all, sign);
      directions.add(all);
      for (int i = 0; i < inputs; i++) {
        int[] one = new int[inputs];
        one[i] = sign;
        directions.add(one);
      }
    }
    return directions;
  }
}

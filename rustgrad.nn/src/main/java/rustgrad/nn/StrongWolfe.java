package rustgrad.nn;

import java.util.function.DoubleFunction;

/**
 * A search along a line that falls, for a point at which the strong Wolfe conditions hold: the
 * value has decreased by a part of what the first slope promised, and the slope is flatter.
 *
 * <pre>
 * value <= value of the start + 1e-4 length slope of the start
 * |slope| <= 0.9 |slope of the start|
 * </pre>
 *
 * <p>The algorithms are 3.5 and 3.6 of Nocedal and Wright, "Numerical optimization" (second
 * edition, 2006). Lengths in between are minima of cubics (formula 3.59); steps outward are bounded
 * as those of Moré and Thuente, "Line search algorithms with guaranteed sufficient decrease"
 * (1994). A point where the function is NaN or infinite is too far.
 */
final class StrongWolfe {
  static final double DECREASE = 1e-4;
  static final double FLATTER = 0.9;
  static final int EVALUATIONS = 25;

  /** The least part of an interval that a new point has to be away from either end. */
  private static final double MARGIN = 0.1;

  private final Trial start;
  private final DoubleFunction<Trial> line;
  private Trial best;
  private int evaluations;

  private StrongWolfe(Trial start, DoubleFunction<Trial> line) {
    this.start = start;
    this.line = line;
    this.best = start;
  }

  /**
   * The point found, or the one of the least value if there was none after {@value #EVALUATIONS}
   * evaluations, or if rounding hides what remains to be gained. That is the start if no point is
   * lower.
   *
   * @param start the point of length 0; its slope is negative
   * @param first the first length to try
   * @param line evaluates the function at a length
   */
  static Trial search(Trial start, double first, DoubleFunction<Trial> line) {
    return new StrongWolfe(start, line).outward(first);
  }

  /** Algorithm 3.5: goes outward until a point holds, or an interval has one. */
  private Trial outward(double first) {
    Trial low = start;
    double length = first;
    while (evaluations < EVALUATIONS) {
      Trial trial = at(length);
      if (isTooFar(trial, low)) {
        return between(low, trial);
      }
      if (isFlat(trial)) {
        return trial;
      }
      if (trial.slope() >= 0) {
        return between(trial, low);
      }
      length = farther(low, trial);
      low = trial;
    }
    return best;
  }

  /**
   * Algorithm 3.6: narrows an interval that has a point that holds.
   *
   * @param low the end of the lower value, from which the function falls towards the other
   */
  private Trial between(Trial low, Trial high) {
    while (evaluations < EVALUATIONS && canFall(low, high)) {
      Trial trial = at(inside(low, high));
      if (isTooFar(trial, low)) {
        high = trial;
        continue;
      }
      if (isFlat(trial)) {
        return trial;
      }
      if (trial.slope() * (high.length() - low.length()) >= 0) {
        high = low;
      }
      low = trial;
    }
    return best;
  }

  private Trial at(double length) {
    evaluations++;
    Trial trial = line.apply(length);
    if (trial.isFinite() && trial.value() < best.value()) {
      best = trial;
    }
    return trial;
  }

  private boolean isTooFar(Trial trial, Trial low) {
    return !trial.isFinite()
        || trial.value() > start.value() + DECREASE * trial.length() * start.slope()
        || (low != start && trial.value() >= low.value());
  }

  private boolean isFlat(Trial trial) {
    return Math.abs(trial.slope()) <= -FLATTER * start.slope();
  }

  /** Whether the value of the lower end, as a double, may still fall inside the interval. */
  private static boolean canFall(Trial low, Trial high) {
    double promised = Math.abs(low.slope() * (high.length() - low.length()));
    return promised >= Math.ulp(low.value());
  }

  /** Beyond the outer of two points, by 1.1 to 4 times their distance. */
  private static double farther(Trial inner, Trial outer) {
    double distance = outer.length() - inner.length();
    double minimum = cubicMinimum(inner, outer);
    double least = outer.length() + 1.1 * distance;
    double most = outer.length() + 4 * distance;
    return minimum > outer.length() ? Math.max(least, Math.min(most, minimum)) : most;
  }

  private static double inside(Trial low, Trial high) {
    double distance = high.length() - low.length();
    double part = high.isFinite() ? (cubicMinimum(low, high) - low.length()) / distance : 0.5;
    double kept = Double.isNaN(part) ? 0.5 : Math.max(MARGIN, Math.min(1 - MARGIN, part));
    return low.length() + kept * distance;
  }

  /** Where the cubic of the values and slopes of two points has its minimum; NaN if nowhere. */
  private static double cubicMinimum(Trial a, Trial b) {
    double distance = b.length() - a.length();
    double d1 = a.slope() + b.slope() - 3 * (b.value() - a.value()) / distance;
    double d2 = Math.signum(distance) * Math.sqrt(d1 * d1 - a.slope() * b.slope());
    return b.length() - distance * (b.slope() + d2 - d1) / (b.slope() - a.slope() + 2 * d2);
  }
}

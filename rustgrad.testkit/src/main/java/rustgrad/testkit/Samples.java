package rustgrad.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import rustgrad.api.Op;

/** Where an op is tested if its author does not say. */
final class Samples {
  /** Irregular numbers, so that the kinks and jumps of most functions are elsewhere. */
  private static final double[] ORDINARY = {
    -7.313, -2.431, -1.173, -0.617, -0.341, -0.033, 0.021, 0.347, 0.733, 1.271, 2.617, 8.931
  };

  /** Zeros, tails, what overflows, and what is no number. */
  private static final double[] SPECIAL = {
    0.0,
    -0.0,
    1,
    -1,
    30,
    -30,
    800,
    -800,
    Double.MIN_VALUE,
    -Double.MIN_VALUE,
    Double.MAX_VALUE,
    -Double.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN
  };

  /** Makes the inputs of a point differ: no ties. */
  private static final double SHIFT = 0.0137;

  private static final int MOST_INPUTS = 16;
  private static final int COUNTS = 4;

  private Samples() {}

  /** The first few numbers of inputs that the op accepts. */
  static List<Integer> inputCounts(Op op) {
    List<Integer> counts =
        IntStream.rangeClosed(1, MOST_INPUTS).filter(op::accepts).limit(COUNTS).boxed().toList();
    if (counts.isEmpty()) {
      throw new AssertionError(
          "op '%s' accepts none of 1 to %d inputs; see accepts(int), or override points() and specialValues()"
              .formatted(op.name(), MOST_INPUTS));
    }
    return counts;
  }

  /** Points in the domain of the op: where its value is finite. */
  static List<double[]> points(Op op) {
    Rules rules = new Rules(op);
    return everywhere(op, ORDINARY, SHIFT).stream().filter(x -> isDefined(rules, x)).toList();
  }

  /** A point at which the op throws is kept, so that the tests report it. */
  private static boolean isDefined(Rules rules, double[] x) {
    try {
      return Double.isFinite(rules.value(x));
    } catch (AssertionError thrown) {
      return true;
    }
  }

  static List<double[]> specialValues(Op op) {
    return everywhere(op, SPECIAL, 0);
  }

  private static List<double[]> everywhere(Op op, double[] numbers, double shift) {
    List<double[]> points = new ArrayList<>();
    for (int inputs : inputCounts(op)) {
      switch (inputs) {
        case 1 -> Arrays.stream(numbers).forEach(a -> points.add(new double[] {a}));
        case 2 -> addPairs(points, numbers, shift);
        default -> addMixed(points, inputs, numbers, shift);
      }
    }
    return points;
  }

  private static void addPairs(List<double[]> points, double[] numbers, double shift) {
    for (double a : numbers) {
      for (double b : numbers) {
        points.add(new double[] {a, b + shift});
      }
    }
  }

  /** Each number as each of the inputs, among others. */
  private static void addMixed(List<double[]> points, int inputs, double[] numbers, double shift) {
    for (int k = 0; k < numbers.length; k++) {
      for (int special = 0; special < inputs; special++) {
        double[] x = new double[inputs];
        for (int i = 0; i < inputs; i++) {
          x[i] = ORDINARY[(k + 5 * i) % ORDINARY.length] + SHIFT * i;
        }
        x[special] = numbers[k] + shift * special;
        points.add(x);
      }
    }
  }
}

package rustgrad.nn;

import java.util.Arrays;
import java.util.List;
import java.util.function.DoublePredicate;
import rustgrad.api.Value;

/** What the standard losses share. */
final class Losses {
  static final List<Loss> STANDARD =
      List.of(
          new MaxMargin(),
          new MeanSquaredError(),
          new BinaryCrossEntropy(),
          new SoftmaxCrossEntropy());

  private Losses() {}

  static Loss named(String name) {
    return STANDARD.stream()
        .filter(loss -> loss.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "unknown loss '%s'; expected one of %s"
                        .formatted(name, String.join(" ", Loss.names()))));
  }

  /** At least one output, and a target for each. */
  static void checkPairs(Loss loss, Value[] outputs, Value[] target) {
    if (outputs.length == 0 || outputs.length != target.length) {
      throw mismatch(loss, outputs, target, "one target for each output");
    }
  }

  /** One output and its target. */
  static void checkOnePair(Loss loss, Value[] outputs, Value[] target) {
    if (outputs.length != 1 || target.length != 1) {
      throw mismatch(loss, outputs, target, "one of each");
    }
  }

  private static IllegalArgumentException mismatch(
      Loss loss, Value[] outputs, Value[] target, String expected) {
    return new IllegalArgumentException(
        "%s got %d outputs and %d targets; expected %s"
            .formatted(loss.name(), outputs.length, target.length, expected));
  }

  static boolean all(double[] target, DoublePredicate condition) {
    for (double t : target) {
      if (!condition.test(t)) {
        return false;
      }
    }
    return true;
  }

  /** Why a target is out of the range of a loss. */
  static IllegalArgumentException badTarget(Loss loss, double[] target, String expected) {
    return new IllegalArgumentException(
        "%s got the target %s; expected %s; to predict numbers, use meanSquaredError"
            .formatted(loss.name(), Arrays.toString(target), expected));
  }

  /** One output, which is enough for two classes. */
  static int oneOutput(Loss loss, int classes) {
    if (classes != 2) {
      throw new IllegalArgumentException(
          "%s separates 2 classes, got %d; use softmaxCrossEntropy"
              .formatted(loss.name(), classes));
    }
    return 1;
  }

  /** One output of two numbers, the first for class 0. */
  static double[] oneTarget(Loss loss, int label, int classes, double zero, double one) {
    oneOutput(loss, classes);
    checkLabel(label, classes);
    return new double[] {label == 0 ? zero : one};
  }

  /** 1 at the label, 0 elsewhere. */
  static double[] oneHot(int label, int classes) {
    checkLabel(label, classes);
    double[] target = new double[classes];
    target[label] = 1;
    return target;
  }

  private static void checkLabel(int label, int classes) {
    if (label < 0 || label >= classes) {
      throw new IllegalArgumentException(
          "label %d is not a class; expected 0 to %d".formatted(label, classes - 1));
    }
  }
}

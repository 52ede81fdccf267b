package rustgrad.testkit;

import java.util.Arrays;
import rustgrad.api.UnaryOp;

/** The column forms of a unary op have the bits of the scalar ones, and touch nothing else. */
final class ColumnChecks {
  private static final int[] LENGTHS = {0, 1, 7, 8, 9, 200};
  private static final int[] OFFSETS = {0, 1, 3};
  private static final double UNTOUCHED = -12345.678;
  private static final String APPLY = "apply(double[] x, ...)";
  private static final String PARTIAL = "partial(double[] x, ...)";

  private final Rules rules;
  private final UnaryOp op;
  private final double[] numbers;
  private final Findings findings = new Findings();

  private ColumnChecks(Subject subject, UnaryOp op) {
    this.rules = subject.rules();
    this.op = op;
    this.numbers = subject.everywhere().stream().mapToDouble(x -> x[0]).toArray();
  }

  static void check(Subject subject, UnaryOp op) {
    ColumnChecks checks = new ColumnChecks(subject, op);
    for (int length : LENGTHS) {
      for (int offset : OFFSETS) {
        checks.separate(length, offset);
        checks.shared(length, offset);
      }
    }
    checks.findings.orThrow();
  }

  /** Each column in an array of its own, at another offset. */
  private void separate(int length, int offset) {
    double[] x = filled(length + offset + 2);
    double[] y = filled(length + 5);
    double[] into = filled(length + 5);
    putInputs(x, offset, length);
    double[] given = x.clone();
    run(length, APPLY, () -> op.apply(x, offset, y, 2, length));
    compareValues(x, offset, y, 2, length);
    double[] values = y.clone();
    run(length, PARTIAL, () -> op.partial(x, offset, y, 2, into, 4, length));
    comparePartials(x, offset, into, 4, length);
    checkUntouched(given, x, APPLY + " or " + PARTIAL, "x", 0, 0);
    checkUntouched(values, y, PARTIAL, "y", 0, 0);
    checkUntouched(filled(y.length), y, APPLY, "y", 2, length);
    checkUntouched(filled(into.length), into, PARTIAL, "into", 4, length);
  }

  /** All columns in one array, one after the other, as a program has them. */
  private void shared(int length, int offset) {
    int y = offset + length;
    int into = y + length;
    double[] all = filled(into + length + 1);
    putInputs(all, offset, length);
    double[] before = all.clone();
    run(length, APPLY, () -> op.apply(all, offset, all, y, length));
    compareValues(all, offset, all, y, length);
    checkUntouched(before, all, APPLY, "the array of x and y", y, length);
    double[] between = all.clone();
    run(length, PARTIAL, () -> op.partial(all, offset, all, y, all, into, length));
    comparePartials(all, offset, all, into, length);
    checkUntouched(between, all, PARTIAL, "the array of x, y and into", into, length);
  }

  private void run(int length, String rule, Runnable call) {
    rules.guarded(
        rule + " of " + length + " numbers",
        () -> {
          call.run();
          return length;
        },
        Arrays.copyOf(numbers, Math.min(numbers.length, length)));
  }

  private static double[] filled(int length) {
    double[] array = new double[length];
    Arrays.fill(array, UNTOUCHED);
    return array;
  }

  private void putInputs(double[] into, int from, int length) {
    for (int i = 0; i < length; i++) {
      into[from + i] = numbers[(i + length) % numbers.length];
    }
  }

  private void compareValues(double[] x, int xFrom, double[] y, int yFrom, int length) {
    for (int i = 0; i < length; i++) {
      double at = x[xFrom + i];
      compare(APPLY, at, i, length, y[yFrom + i], rules.valueRule(), rules.value(at));
    }
  }

  private void comparePartials(double[] x, int xFrom, double[] into, int from, int length) {
    for (int i = 0; i < length; i++) {
      double at = x[xFrom + i];
      double expected = rules.partials(at)[0];
      compare(PARTIAL, at, i, length, into[from + i], rules.numericRule(0), expected);
    }
  }

  private void compare(
      String column, double x, int i, int length, double actual, String scalar, double expected) {
    ExecutionChecks.check(
        findings,
        rules,
        new double[] {x},
        "%s, number %d of %d,".formatted(column, i, length),
        actual,
        scalar,
        expected);
  }

  /** An array is as it was, but for the column that was to be written. */
  private void checkUntouched(
      double[] before, double[] after, String rule, String array, int from, int length) {
    for (int i = 0; i < before.length; i++) {
      boolean written = i >= from && i < from + length;
      if (!written && !Numbers.same(before[i], after[i])) {
        findings.add(
            rules,
            new double[] {before[i]},
            "%s of %d numbers changes element %d of %s to %s; it must write its column alone"
                .formatted(rule, length, i, array, after[i]));
      }
    }
  }
}

package rustgrad.testkit;

import java.util.Arrays;
import java.util.List;
import rustgrad.api.Value;
import rustgrad.rows.RowProgram;
import rustgrad.rows.Rows;

/** The bits of an op in a program over rows, which runs it on columns of numbers. */
final class RowChecks {
  /** Some blocks with all lanes in use, and some with padding. */
  private static final int MOST_ROWS = 19;

  private RowChecks() {}

  static void check(Subject subject) {
    Findings findings = new Findings();
    for (int inputs : subject.inputCounts()) {
      List<double[]> points =
          subject.everywhere().stream()
              .filter(x -> x.length == inputs && !Numbers.anyNaN(x)) // which rows refuse
              .toList();
      if (!points.isEmpty()) {
        byRow(findings, subject.rules(), points, inputs);
        byParameters(findings, subject.rules(), points, inputs);
      }
    }
    findings.orThrow();
  }

  /**
   * Every number is in the row: no rows, 1, 2 and so on at a time, until all points have been used.
   */
  private static void byRow(Findings findings, Rules rules, List<double[]> points, int inputs) {
    RowProgram program = RowProgram.trace(0, inputs, (p, row) -> Value.of(rules.op(), row));
    int from = 0;
    for (int size = 0; size <= MOST_ROWS || from < points.size(); size++) {
      double[][] rows = new double[Math.min(size, MOST_ROWS)][];
      for (int r = 0; r < rows.length; r++) {
        rows[r] = points.get(from++ % points.size());
      }
      double[] all = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
      Rows data = Rows.rowMajor(all, inputs);
      double[] values = new double[rows.length];
      double[] gradients = new double[rows.length * inputs];
      rules.guarded(
          "a program over rows",
          () -> {
            program.eachRow().evaluate(new double[0], data, values);
            program.eachRow().gradients(new double[0], data, gradients);
            return gradients;
          },
          all);
      for (int r = 0; r < rows.length; r++) {
        double[] gradient = Arrays.copyOfRange(gradients, r * inputs, (r + 1) * inputs);
        String what = " of row %d of %d".formatted(r, rows.length);
        compare(findings, rules, rows[r], what, rules.value(rows[r]), values[r], gradient);
      }
    }
  }

  /**
   * Every number is a parameter, times a 1 in the row, so that the op varies with the row, and its
   * gradient is added up over the rows, of which there is one.
   */
  private static void byParameters(
      Findings findings, Rules rules, List<double[]> points, int inputs) {
    RowProgram program =
        RowProgram.trace(
            inputs,
            1,
            (p, row) ->
                Value.of(
                    rules.op(),
                    Arrays.stream(p).map(each -> each.times(row[0])).toArray(Value[]::new)));
    Rows one = Rows.rowMajor(new double[] {1}, 1);
    for (double[] x : points) {
      double[] gradient = new double[inputs];
      double sum =
          rules.guarded("a sum over a row", () -> program.sumGradient(x, one, gradient), x);
      // A sum begins with 0, so that one of -0.0 is 0.
      compare(findings, rules, x, " summed over one row", rules.value(x) + 0.0, sum, gradient);
    }
  }

  private static void compare(
      Findings findings,
      Rules rules,
      double[] x,
      String what,
      double expected,
      double value,
      double[] gradient) {
    ExecutionChecks.check(
        findings, rules, x, "the value" + what, value, rules.valueRule(), expected);
    double[] expectedGradient = rules.gradient(rules.value(x), x);
    for (int i = 0; i < x.length; i++) {
      ExecutionChecks.check(
          findings,
          rules,
          x,
          "the gradient with respect to input %d%s".formatted(i, what),
          gradient[i],
          rules.numericRule(i),
          expectedGradient[i]);
    }
  }
}

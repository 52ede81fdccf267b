package rustgrad.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import rustgrad.api.Value;
import rustgrad.core.GradientCheck;
import rustgrad.program.Execution;
import rustgrad.program.Program;
import rustgrad.rows.RowProgram;
import rustgrad.rows.Rows;

/** What programs make of the symbolic rules of an op: its second derivatives. */
final class SecondOrderChecks {
  private SecondOrderChecks() {}

  /**
   * At each point, the derivatives of each symbolic rule are the slopes of its partial; and if they
   * are, so is the Hessian that a program makes of them. The Hessian alone would not tell which
   * rule is wrong: being symmetric, it takes a mixed derivative from one rule for both.
   */
  static void slopes(Subject subject) {
    assumeStated(subject);
    Rules rules = subject.rules();
    Findings findings = new Findings();
    for (double[] x : subject.points()) {
      for (int by = 0; by < x.length; by++) {
        slopes(
            findings,
            rules,
            x,
            by,
            "the derivative of %s".formatted(rules.symbolicRule(by)),
            rules.symbolicGradient(by, x));
      }
    }
    findings.orThrow();
    for (double[] x : subject.points()) {
      double[] hessian = hessian(rules, x);
      for (int by = 0; by < x.length; by++) {
        double[] row = Arrays.copyOfRange(hessian, by * x.length, (by + 1) * x.length);
        slopes(
            findings,
            rules,
            x,
            by,
            "the derivative, in a program, of the partial with respect to input %d".formatted(by),
            row);
      }
    }
    findings.orThrow();
  }

  private static double[] hessian(Rules rules, double[] x) {
    double[] hessian = new double[x.length * x.length];
    Program program = Program.trace(x.length, inputs -> Value.of(rules.op(), inputs));
    rules.guarded("the second derivative", () -> program.hessian(x, hessian), x);
    return hessian;
  }

  /** Compares the derivatives of a partial, with respect to each input, with its slopes. */
  private static void slopes(
      Findings findings, Rules rules, double[] x, int by, String what, double[] derivatives) {
    for (int k = 0; k < x.length; k++) {
      double slope = GradientCheck.difference(at -> rules.partials(at)[by], x, k);
      if (!new GradientCheck.Partial(k, derivatives[k], slope).passes()) {
        findings.disagree(
            rules,
            x,
            "%s with respect to input %d".formatted(what, k),
            derivatives[k],
            "differences of %s give".formatted(rules.numericRule(by)),
            slope);
      }
    }
  }

  /** Everywhere, the Hessian has the same bits interpreted, as bytecode and over rows. */
  static void sameBits(Subject subject) {
    assumeStated(subject);
    Findings findings = new Findings();
    for (int inputs : subject.inputCounts()) {
      List<double[]> points =
          subject.everywhere().stream().filter(x -> x.length == inputs).toList();
      sameBits(findings, subject.rules(), points, inputs);
    }
    findings.orThrow();
  }

  private static void sameBits(Findings findings, Rules rules, List<double[]> points, int inputs) {
    Program interpreted = program(rules, inputs, Execution.INTERPRETER);
    Program bytecode = program(rules, inputs, Execution.BYTECODE);
    RowProgram overRows = RowProgram.trace(0, inputs, (p, row) -> Value.of(rules.op(), row));
    for (double[] x : points) {
      double[] first = new double[inputs * inputs];
      double[] second = first.clone();
      rules.guarded("the second derivative", () -> interpreted.hessian(x, first), x);
      rules.guarded("the second derivative", () -> bytecode.hessian(x, second), x);
      compare(findings, rules, x, "as BYTECODE", second, first);
      if (!Numbers.anyNaN(x)) {
        double[] third = first.clone();
        overRows.eachRow().hessians(new double[0], Rows.rowMajor(x.clone(), inputs), third);
        compare(findings, rules, x, "over rows", third, first);
      }
    }
  }

  private static Program program(Rules rules, int inputs, Execution execution) {
    return Program.builder().withExecution(execution).trace(inputs, x -> Value.of(rules.op(), x));
  }

  private static void compare(
      Findings findings, Rules rules, double[] x, String way, double[] actual, double[] expected) {
    for (int k = 0; k < actual.length; k++) {
      ExecutionChecks.check(
          findings,
          rules,
          x,
          "the second derivative with respect to inputs %d and %d, %s,"
              .formatted(k / x.length, k % x.length, way),
          actual[k],
          "interpreted it",
          expected[k]);
    }
  }

  /** The op has symbolic rules if it says so, and has none if it says that. */
  static void stated(Subject subject, boolean expected) {
    Rules rules = subject.rules();
    List<String> missing = missing(rules, subject.inputCounts());
    if (expected && !missing.isEmpty()) {
      throw new AssertionError(
          "%s is first order only: implement %s, or let hasSymbolicRule() return false"
              .formatted(rules, String.join(", ", missing)));
    }
    if (!expected && missing.isEmpty()) {
      throw new AssertionError(
          rules + " states its symbolic rules; let hasSymbolicRule() return true");
    }
  }

  /** Ends the test, as skipped, if a symbolic rule is missing. */
  static void assumeStated(Subject subject) {
    List<String> missing = missing(subject.rules(), subject.inputCounts());
    Assumptions.assumeTrue(
        missing.isEmpty(),
        () -> subject.rules() + " is first order only: without " + String.join(", ", missing));
  }

  static List<String> missing(Rules rules, List<Integer> inputCounts) {
    return inputCounts.stream()
        .flatMap(
            n ->
                IntStream.range(0, n)
                    .filter(i -> !rules.isSymbolic(i, n))
                    .mapToObj(rules::symbolicRule))
        .distinct()
        .toList();
  }
}

package rustgrad.testkit;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import rustgrad.api.Value;
import rustgrad.core.GradientCheck;
import rustgrad.core.Program;

/** Value against partials against symbolic rules. */
final class DerivativeChecks {
  private static final int FEWEST_POINTS = 3;

  private DerivativeChecks() {}

  /** At each point, the partials are the slopes of the value. */
  static void slopes(Subject subject) {
    Rules rules = subject.rules();
    checkDomain(subject);
    Findings findings = new Findings();
    for (double[] x : subject.points()) {
      double[] partials = rules.partials(x);
      for (int i = 0; i < x.length; i++) {
        double slope = GradientCheck.difference(rules::value, x, i);
        if (!new GradientCheck.Partial(i, partials[i], slope).passes()) {
          findings.disagree(
              rules, x, rules.numericRule(i), partials[i], "differences of the value give", slope);
        }
      }
    }
    findings.orThrow();
  }

  private static void checkDomain(Subject subject) {
    int points = subject.points().size();
    if (points < FEWEST_POINTS) {
      throw new AssertionError(
          "%s has a value at %d of the points it is looked at by default; override points()"
              .formatted(subject.rules(), points));
    }
    for (double[] x : subject.points()) {
      double y = subject.rules().value(x);
      if (!Double.isFinite(y)) {
        throw new AssertionError(
            "%s at %s: %s is %s, which has no slope; give it in specialValues(), not in points()"
                .formatted(subject.rules(), Arrays.toString(x), subject.rules().valueRule(), y));
      }
    }
  }

  static void kinks(Subject subject) {
    Rules rules = subject.rules();
    Findings findings = new Findings();
    for (Kink kink : subject.kinks()) {
      double[] x = kink.point();
      double[] partials = rules.partials(x);
      for (int i = 0; i < x.length; i++) {
        double declared = kink.partials().get(i);
        if (!Numbers.close(partials[i], declared)) {
          findings.disagree(rules, x, rules.numericRule(i), partials[i], "kinks() says", declared);
        }
      }
    }
    findings.orThrow();
  }

  /** Everywhere, the symbolic rules give the numbers of the numeric ones. */
  static void symbolicRules(Subject subject, boolean expected) {
    checkStated(subject, expected);
    Rules rules = subject.rules();
    Findings findings = new Findings();
    for (double[] x : subject.everywhere()) {
      double[] partials = rules.partials(x);
      for (int i = 0; i < x.length; i++) {
        double symbolic = rules.symbolic(i, x);
        if (!Numbers.close(partials[i], symbolic)) {
          findings.disagree(
              rules, x, rules.symbolicRule(i), symbolic, rules.numericRule(i) + " is", partials[i]);
        }
      }
    }
    findings.orThrow();
  }

  /** At each point, the Hessian holds the slopes of the partials. */
  static void secondDerivatives(Subject subject, boolean expected) {
    checkStated(subject, expected);
    Rules rules = subject.rules();
    Findings findings = new Findings();
    for (double[] x : subject.points()) {
      int n = x.length;
      double[] hessian = new double[n * n];
      Program program = Program.trace(n, inputs -> Value.of(rules.op(), inputs));
      rules.guarded("the second derivative", () -> program.hessian(x, hessian), x);
      for (int k = 0; k < n * n; k++) {
        int by = k / n;
        double slope = GradientCheck.difference(at -> rules.partials(at)[by], x, k % n);
        if (!new GradientCheck.Partial(k % n, hessian[k], slope).passes()) {
          findings.disagree(
              rules,
              x,
              "the derivative of %s by input %d".formatted(rules.symbolicRule(by), k % n),
              hessian[k],
              "differences of %s give".formatted(rules.numericRule(by)),
              slope);
        }
      }
    }
    findings.orThrow();
  }

  /** Ends the test, as skipped, if there are no symbolic rules and none are expected. */
  private static void checkStated(Subject subject, boolean expected) {
    Rules rules = subject.rules();
    List<String> missing =
        subject.inputCounts().stream()
            .flatMap(
                n ->
                    IntStream.range(0, n)
                        .filter(i -> !rules.isSymbolic(i, n))
                        .mapToObj(rules::symbolicRule))
            .distinct()
            .toList();
    if (!expected) {
      if (missing.isEmpty()) {
        throw new AssertionError(
            rules + " states its symbolic rules; let hasSymbolicRule() return true");
      }
      Assumptions.abort(rules + " is first order only: without " + String.join(", ", missing));
    }
    if (!missing.isEmpty()) {
      throw new AssertionError(
          "%s is first order only: implement %s, or let hasSymbolicRule() return false"
              .formatted(rules, String.join(", ", missing)));
    }
  }
}

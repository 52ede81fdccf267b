package rustgrad.testkit;

import java.util.Arrays;
import rustgrad.core.GradientCheck;

/** Compares the value with the partials, and the partials with the symbolic rules. */
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
          "%s is tested at %d points inside its domain; override points() to give %d or more"
              .formatted(subject.rules(), points, FEWEST_POINTS));
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
  static void symbolicRules(Subject subject) {
    SecondOrderChecks.assumeStated(subject);
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
}

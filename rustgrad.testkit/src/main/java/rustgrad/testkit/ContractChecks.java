package rustgrad.testkit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import rustgrad.api.BinaryOp;
import rustgrad.api.NaryOp;
import rustgrad.api.Op;
import rustgrad.api.UnaryOp;
import rustgrad.core.OpRegistry;
import rustgrad.program.Gradient;

/** What an op promises besides its numbers: its name, how many inputs it has, and to be pure. */
final class ContractChecks {
  /** Such as "leakyRelu", "log1p" or "my.ops.mish". */
  private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9]*([._-][A-Za-z0-9]+)*");

  private ContractChecks() {}

  static void name(Subject subject) {
    Op op = subject.rules().op();
    try {
      OpRegistry.checkName(op);
    } catch (IllegalArgumentException refused) {
      throw new AssertionError(
          "%s would not be discovered: %s".formatted(op.getClass(), refused.getMessage()), refused);
    }
    if (!NAME.matcher(op.name()).matches()) {
      throw new AssertionError(
          "the name '%s' of %s is not a word that begins with a small letter, such as leakyRelu or my.ops.mish"
              .formatted(op.name(), op.getClass()));
    }
    if (!op.name().equals(op.name())) {
      throw new AssertionError("%s gives another name at each call".formatted(op.getClass()));
    }
  }

  static void accepts(Subject subject) {
    Rules rules = subject.rules();
    List<Integer> accepted = new ArrayList<>();
    for (int inputs = -1; inputs <= 16; inputs++) {
      if (rules.op().accepts(inputs)) {
        accepted.add(inputs);
      }
    }
    if (rules.op() instanceof UnaryOp && !accepted.equals(List.of(1))
        || rules.op() instanceof BinaryOp && !accepted.equals(List.of(2))
        || accepted.contains(-1)) {
      throw new AssertionError(
          "%s accepts %s inputs, by accepts(int); its rules take %s"
              .formatted(rules, accepted, count(rules.op())));
    }
    for (int inputs : subject.inputCounts()) {
      if (!rules.op().accepts(inputs)) {
        throw new AssertionError(
            "%s does not accept %d inputs, by accepts(int), but is to be tested at points of %d"
                .formatted(rules, inputs, inputs));
      }
    }
  }

  private static String count(Op op) {
    return op instanceof UnaryOp ? "1" : op instanceof BinaryOp ? "2" : "0 or more";
  }

  /** The same bits for the same inputs, in another order, and from arrays that others change. */
  static void pure(Subject subject) {
    Rules rules = subject.rules();
    List<double[]> points = subject.everywhere();
    List<Gradient.Point> first = new ArrayList<>();
    for (double[] x : points) {
      double y = rules.value(x);
      first.add(new Gradient.Point(y, rules.partialsGiven(y, x)));
    }
    List<Gradient.Point> second = new ArrayList<>();
    for (int k = points.size() - 1; k >= 0; k--) {
      double[] partials = rules.partialsGiven(first.get(k).value(), points.get(k));
      second.add(0, new Gradient.Point(rules.value(points.get(k)), partials));
    }
    Findings findings = new Findings();
    for (int k = 0; k < points.size(); k++) {
      double[] x = points.get(k);
      again(findings, rules, x, rules.valueRule(), first.get(k).value(), second.get(k).value());
      for (int i = 0; i < x.length; i++) {
        double partial = first.get(k).gradient()[i];
        again(findings, rules, x, rules.numericRule(i), partial, second.get(k).gradient()[i]);
      }
      if (rules.op() instanceof NaryOp nary) {
        arrays(findings, rules, nary, x);
      }
    }
    findings.orThrow();
  }

  private static void again(
      Findings findings, Rules rules, double[] x, String rule, double first, double second) {
    if (!Numbers.same(first, second)) {
      findings.add(
          rules,
          x,
          "%s is %s at first, but %s when asked again; it must depend on its inputs alone"
              .formatted(rule, first, second));
    }
  }

  private static void arrays(Findings findings, Rules rules, NaryOp op, double[] x) {
    double[] given = x.clone();
    double y = op.apply(given);
    unchanged(findings, rules, x, rules.valueRule(), given);
    Arrays.fill(given, Double.NaN); // in case it was kept
    double[] ofZeros = new double[x.length];
    double[] ofOnes = new double[x.length];
    Arrays.fill(ofOnes, 1);
    given = x.clone();
    op.partials(given, y, ofZeros);
    op.partials(given, y, ofOnes);
    unchanged(findings, rules, x, rules.numericRule(0), given);
    double[] expected = rules.partials(x);
    for (int i = 0; i < x.length; i++) {
      String rule = rules.numericRule(i);
      if (!Numbers.same(expected[i], ofZeros[i])) {
        findings.disagree(
            rules,
            x,
            rule,
            ofZeros[i],
            "without the array that apply was given it was",
            expected[i]);
      }
      if (!Numbers.same(ofZeros[i], ofOnes[i])) {
        findings.disagree(
            rules, x, rule, ofOnes[i], "with zeros in the array before it was", ofZeros[i]);
      }
    }
  }

  private static void unchanged(
      Findings findings, Rules rules, double[] x, String rule, double[] now) {
    if (!Arrays.equals(x, now)) {
      findings.add(rules, x, "%s changes its inputs to %s".formatted(rule, Arrays.toString(now)));
    }
  }
}

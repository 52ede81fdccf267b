package rustgrad.testkit;

/** The value against the expression that may stand for it. */
final class ExpressionChecks {
  private ExpressionChecks() {}

  static boolean isStated(Subject subject) {
    return subject.rules().hasExpression(subject.everywhere().get(0));
  }

  static void values(Subject subject) {
    Rules rules = subject.rules();
    Findings findings = new Findings();
    for (double[] x : subject.everywhere()) {
      double value = rules.value(x);
      double expressed = rules.expression(x);
      if (!Numbers.close(value, expressed)) {
        findings.disagree(rules, x, Rules.EXPRESSION, expressed, rules.valueRule() + " is", value);
      }
    }
    findings.orThrow();
  }
}

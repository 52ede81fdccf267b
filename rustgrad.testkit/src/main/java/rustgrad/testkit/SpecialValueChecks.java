package rustgrad.testkit;

/** What an op makes of zeros, infinities and NaN. */
final class SpecialValueChecks {
  private static final double[] OTHERS = {-0.617, 0.733, 2.617};

  private SpecialValueChecks() {}

  /** There is a number, or NaN, everywhere: no exception. */
  static void numbersEverywhere(Subject subject) {
    for (double[] x : subject.everywhere()) {
      subject.rules().partials(x);
    }
  }

  /**
   * NaN in gives NaN out, unless the input does not matter; and of one input, NaN has a NaN
   * partial. Not so of several: the partials of a b are b and a, whatever the other is.
   */
  static void notANumber(Subject subject) {
    Findings findings = new Findings();
    for (double[] x : subject.everywhere()) {
      checkNaN(findings, subject.rules(), x);
    }
    for (double[] point : subject.points()) {
      for (int i = 0; i < point.length; i++) {
        double[] x = point.clone();
        x[i] = Double.NaN;
        checkNaN(findings, subject.rules(), x);
      }
    }
    findings.orThrow();
  }

  private static void checkNaN(Findings findings, Rules rules, double[] x) {
    double y = rules.value(x);
    if (!Double.isNaN(y)) {
      if (Numbers.anyNaN(x) && !isTheSameForOthers(rules, x, y)) {
        findings.disagree(rules, x, rules.valueRule(), y, "of NaN it must be", Double.NaN);
      }
      return;
    }
    double partial = rules.partialsGiven(y, x)[0];
    if (x.length == 1 && !Double.isNaN(partial)) {
      findings.disagree(
          rules, x, rules.numericRule(0), partial, "the value is NaN, so it must be", y);
    }
  }

  /** As hypot(infinity, NaN) is infinite, because hypot(infinity, b) is for every b. */
  private static boolean isTheSameForOthers(Rules rules, double[] x, double y) {
    if (x.length == 1) {
      return false;
    }
    for (double other : OTHERS) {
      double[] changed = x.clone();
      for (int i = 0; i < x.length; i++) {
        changed[i] = Double.isNaN(x[i]) ? other : x[i];
      }
      if (!Numbers.same(rules.value(changed), y)) {
        return false;
      }
    }
    return true;
  }
}

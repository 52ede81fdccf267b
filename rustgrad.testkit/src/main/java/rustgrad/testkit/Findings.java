package rustgrad.testkit;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What a check found wrong with an op: a line for each, the first few of which are shown. */
final class Findings {
  private static final int SHOWN = 5;

  private final Set<String> lines = new LinkedHashSet<>();

  /** Finds that a rule gives another number than it must. */
  void disagree(
      Rules rules, double[] x, String rule, double actual, String other, double expected) {
    add(rules, x, "%s is %s, but %s %s".formatted(rule, actual, other, expected));
  }

  void add(Rules rules, double[] x, String what) {
    lines.add("%s at %s: %s".formatted(rules, Arrays.toString(x), what));
  }

  void orThrow() {
    if (!lines.isEmpty()) {
      throw error();
    }
  }

  AssertionError error() {
    int more = lines.size() - SHOWN;
    return new AssertionError(
        lines.stream().limit(SHOWN).collect(Collectors.joining("\n"))
            + (more > 0 ? "\nand " + more + " more" : ""));
  }
}

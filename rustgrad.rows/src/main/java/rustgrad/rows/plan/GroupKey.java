package rustgrad.rows.plan;

import java.util.Arrays;
import rustgrad.program.ir.Graph;

/** What instructions have in common that one step computes together. */
record GroupKey(boolean dot, int[] key) {

  /** For an instruction that is not computed as a dot: its operation. */
  static GroupKey of(Graph graph, int i) {
    return new GroupKey(false, new int[] {graph.kind(i).ordinal(), graph.detail(i)});
  }

  /** For a dot: the slots that vary. */
  static GroupKey of(DotTerms terms) {
    return new GroupKey(true, terms.x());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof GroupKey that && that.dot == dot && Arrays.equals(that.key, key);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(key);
  }
}

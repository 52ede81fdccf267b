package rustgrad.rows.plan;

import java.util.Arrays;
import rustgrad.program.ir.Graph;

/** What the instructions of a group, which one step computes together, have in common. */
record GroupKey(boolean dot, int[] key) {

  /** Of an instruction that is computed one number after the other. */
  static GroupKey of(Graph graph, int i) {
    return new GroupKey(false, new int[] {graph.kind(i).ordinal(), graph.detail(i)});
  }

  /** Of a dot: the slots that vary. */
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

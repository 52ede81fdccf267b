package rustgrad.rows.plan;

import java.util.Arrays;
import rustgrad.program.ir.Graph;

/** What instructions have in common that can be computed together. */
record Alike(boolean dot, int[] key) {

  /** Of an instruction that is computed one number after the other. */
  static Alike of(Graph graph, int i) {
    return new Alike(false, new int[] {graph.kind(i).ordinal(), graph.detail(i)});
  }

  /** Of a dot: the slots that vary. */
  static Alike of(DotTerms terms) {
    return new Alike(true, terms.x());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Alike alike && alike.dot == dot && Arrays.equals(alike.key, key);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(key);
  }
}

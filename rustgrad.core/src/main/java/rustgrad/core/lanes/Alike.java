package rustgrad.core.lanes;

import java.util.Arrays;
import rustgrad.core.ir.Graph;

/** What instructions have in common that can be computed together. */
record Alike(boolean linear, int[] key) {

  /** Of an instruction that is computed one number after the other. */
  static Alike of(Graph graph, int i) {
    return new Alike(false, new int[] {graph.kind(i).ordinal(), graph.detail(i)});
  }

  /** Of a dot: the slots that vary. */
  static Alike of(Linear dot) {
    return new Alike(true, dot.x());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Alike alike && alike.linear == linear && Arrays.equals(alike.key, key);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(key);
  }
}

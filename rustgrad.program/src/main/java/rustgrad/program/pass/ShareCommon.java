package rustgrad.program.pass;

import rustgrad.program.ir.Graph;
import rustgrad.program.ir.GraphBuilder;
import rustgrad.program.ir.Kind;

/**
 * Computes once what is written twice: instructions of the same kind and detail with the same
 * inputs in the same order. Ops are pure, so this changes no bit.
 *
 * <pre>
 * v1 = exp(x0)
 * v2 = exp(x0)               v1 = exp(x0)
 * v3 = times(v1, v2)         v2 = times(v1, v1)
 * return v3                  return v2
 * </pre>
 */
final class ShareCommon {
  /** How many places near an instruction's latest input it can take before any other will do. */
  private static final int NEAR = 8;

  /** How many places there are for each instruction. */
  private static final int PLACES = 3;

  private final Copy copy;

  /** The new slot of each form, plus 1; 0 is free. Open addressing. */
  private final int[] table;

  private ShareCommon(Graph graph) {
    this.copy = new Copy(graph);
    this.table = new int[Math.multiplyExact(PLACES, graph.size() + 1)];
  }

  static Graph apply(Graph graph) {
    ShareCommon share = new ShareCommon(graph);
    for (int i = 0; i < graph.size(); i++) {
      share.copy.copy(i);
      if (canBeShared(graph.kind(i))) {
        share.copy.map(i, share.firstLike(share.copy.of(i)));
      }
    }
    return share.copy.build();
  }

  /** Guards are counted, so each stays; a constant has one slot. */
  private static boolean canBeShared(Kind kind) {
    return kind != Kind.INPUT && kind != Kind.CONSTANT && kind != Kind.GUARD;
  }

  /**
   * The slot of an earlier instruction that is the same as the last, which then goes; else its own.
   *
   * <p>Those that read a slot as their latest input are few, and written soon after it. So a form
   * stands near the place of that input, where the cache has the table; if that is taken, at its
   * hash.
   */
  private int firstLike(int last) {
    GraphBuilder to = copy.to;
    int place = PLACES * to.latestInput(last);
    for (int probe = 0; ; probe++) {
      if (probe == NEAR) {
        place = (int) (Integer.toUnsignedLong(to.hash(last)) * table.length >>> 32);
      }
      if (table[place] == 0) {
        table[place] = last + 1;
        return last;
      }
      int earlier = table[place] - 1;
      if (to.areSame(earlier, last)) {
        to.removeLast();
        return earlier;
      }
      place = place + 1 == table.length ? 0 : place + 1;
    }
  }
}

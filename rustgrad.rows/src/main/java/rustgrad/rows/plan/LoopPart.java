package rustgrad.rows.plan;

import org.jspecify.annotations.Nullable;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.Kind;
import rustgrad.rows.kernel.LoopBody;

/**
 * A step of a plan, in slots of the graph.
 *
 * @param reads the slots whose columns it reads
 * @param writes the slots whose columns it writes
 * @param body what a loop computes; null for an op alone, which it writes
 * @param numbers the slots that do not vary and are given to a loop
 * @param sums the sums over rows that a loop adds to
 */
record LoopPart(int[] reads, int[] writes, @Nullable LoopBody body, int[] numbers, int[] sums) {

  /** An op with a loop of its own. */
  static LoopPart alone(Graph graph, int i) {
    return new LoopPart(graph.inputsOf(i), new int[] {i}, null, new int[0], new int[0]);
  }

  /** The slot in whose columns a slot stands: all partials of an op have one. */
  static int holder(Graph graph, int slot) {
    return graph.kind(slot) == Kind.PICK ? graph.first(slot) : slot;
  }
}

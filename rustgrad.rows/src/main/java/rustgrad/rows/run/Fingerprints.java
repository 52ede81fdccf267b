package rustgrad.rows.run;

import rustgrad.api.Op;
import rustgrad.api.spi.VectorOp;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.Kind;

/**
 * Numbers by which things are told apart on different machines: those of two different things are
 * the same by chance in one of 2^64 cases. They are no protection against somebody who looks for
 * such a case.
 */
final class Fingerprints {
  private Fingerprints() {}

  /** That of numbers: of their bits. */
  static long of(double[] numbers) {
    long all = 0;
    for (double number : numbers) {
      all = with(all, Double.doubleToRawLongBits(number));
    }
    return all;
  }

  /**
   * That of a graph: of its instructions and constants. An op counts by its name, and a program
   * that is called by what it says of itself.
   */
  static long of(Graph graph) {
    int[] ops = graph.ops().stream().mapToInt(Fingerprints::of).toArray();
    long all = 0;
    for (int i = 0; i < graph.size(); i++) {
      all = with(all, graph.kind(i).name().hashCode());
      all = with(all, detail(graph, i, ops));
      all = with(all, graph.arity(i));
      for (int k = 0; k < graph.arity(i); k++) {
        all = with(all, graph.input(i, k));
      }
    }
    return with(all, graph.result());
  }

  private static int of(Op op) {
    return (op instanceof VectorOp ? op.toString() : op.name()).hashCode();
  }

  private static long detail(Graph graph, int i, int[] ops) {
    if (graph.kind(i) == Kind.CONSTANT) {
      return Double.doubleToRawLongBits(graph.constant(i));
    }
    return graph.kind(i).usesOp() ? ops[graph.detail(i)] : graph.detail(i);
  }

  /** Stafford's mixing of 64 bits, variant 13, as in {@link java.util.SplittableRandom}. */
  private static long with(long all, long bits) {
    long z = all * 31 + bits + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}

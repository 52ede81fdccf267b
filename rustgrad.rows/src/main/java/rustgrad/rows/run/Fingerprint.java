package rustgrad.rows.run;

import rustgrad.program.ir.Graph;
import rustgrad.program.ir.Kind;

/**
 * A number by which things are told apart on different machines: that of two different things is
 * the same by chance in one of 2^64 cases. It is no protection against somebody who looks for such
 * a case.
 */
final class Fingerprint {
  private long state;

  private Fingerprint() {}

  /** Of numbers, by their bits. */
  static long of(double[] numbers) {
    Fingerprint all = new Fingerprint();
    for (double number : numbers) {
      all.add(Double.doubleToRawLongBits(number));
    }
    return all.state;
  }

  /** Of a graph: its instructions and constants. An op counts by its name. */
  static long of(Graph graph) {
    Fingerprint all = new Fingerprint();
    for (int i = 0; i < graph.size(); i++) {
      Kind kind = graph.kind(i);
      all.add(kind.name().hashCode());
      if (kind.usesOp()) {
        all.add(graph.op(i).name().hashCode());
      } else if (kind == Kind.CONSTANT) {
        all.add(Double.doubleToRawLongBits(graph.constant(i)));
      } else {
        all.add(graph.detail(i));
      }
      for (int k = 0; k < graph.arity(i); k++) {
        all.add(graph.input(i, k));
      }
    }
    all.add(graph.result());
    return all.state;
  }

  /** Stafford's mixing of 64 bits, variant 13, as in {@link java.util.SplittableRandom}. */
  private void add(long bits) {
    long z = state * 31 + bits + 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    state = z ^ (z >>> 31);
  }
}

package rustgrad.rows.plan;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import rustgrad.program.ir.Graph;

/**
 * An instruction as a dot of slots that vary with slots that do not: start + w[0]*x[0] + w[1]*x[1]
 * + ..., from left to right.
 *
 * @param x the slots that vary, or {@link FixedNumber#ONE}
 * @param weights the start and the slots that do not vary, or {@link FixedNumber#NO_START} and
 *     {@link FixedNumber#ONE}
 */
record DotTerms(int slot, int[] x, int[] weights) {
  /** The instruction as a dot, or null if it is none. */
  static @Nullable DotTerms of(Graph graph, boolean[] varying, int i) {
    return switch (graph.kind(i)) {
      case DOT -> ofDot(graph, varying, i);
      case SUM -> ofSum(graph, varying, i);
      case TIMES -> {
        int a = graph.first(i);
        int b = graph.second(i);
        yield varying[a] == varying[b]
            ? null
            : new DotTerms(
                i,
                new int[] {varying[a] ? a : b},
                new int[] {FixedNumber.NO_START, varying[a] ? b : a});
      }
      default -> null;
    };
  }

  private static DotTerms ofDot(Graph graph, boolean[] varying, int i) {
    int arity = graph.arity(i);
    int k = arity % 2;
    Builder dot = new Builder(varying, arity / 2 + 1);
    if (k == 1) {
      dot.start(graph.input(i, 0));
    }
    for (; k < arity; k += 2) {
      dot.add(graph.input(i, k), graph.input(i, k + 1));
    }
    return dot.build(i);
  }

  private static DotTerms ofSum(Graph graph, boolean[] varying, int i) {
    Builder dot = new Builder(varying, graph.arity(i));
    dot.start(graph.input(i, 0));
    for (int k = 1; k < graph.arity(i); k++) {
      dot.add(graph.input(i, k), FixedNumber.ONE);
    }
    return dot.build(i);
  }

  private static final class Builder {
    private final boolean[] varying;
    private final int[] x;
    private final int[] weights;
    private int size;

    Builder(boolean[] varying, int most) {
      this.varying = varying;
      this.x = new int[most];
      this.weights = new int[most + 1];
      weights[0] = FixedNumber.NO_START;
    }

    void start(int slot) {
      if (varying[slot]) {
        add(slot, FixedNumber.ONE);
      } else {
        weights[0] = slot;
      }
    }

    /** Adds the product of a slot that varies with one that does not, or of the latter with 1. */
    void add(int slot, int weight) {
      boolean varies = varying[slot];
      x[size] = varies ? slot : FixedNumber.ONE;
      weights[++size] = varies ? weight : slot;
    }

    DotTerms build(int slot) {
      return new DotTerms(slot, Arrays.copyOf(x, size), Arrays.copyOf(weights, size + 1));
    }
  }
}

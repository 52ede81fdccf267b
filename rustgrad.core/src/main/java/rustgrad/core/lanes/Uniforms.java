package rustgrad.core.lanes;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import rustgrad.core.exec.CompiledGraph;
import rustgrad.core.ir.Graph;
import rustgrad.core.ir.GraphBuilder;
import rustgrad.core.ir.Kind;

/**
 * A part of a program over rows that does not vary: numbers that are computed once, from the
 * parameters and, after all rows, from the sums over them.
 *
 * <p>Its numbers have places: first come those it is given, then those it computes.
 */
final class Uniforms {
  private final int given;
  private final int[] places;
  private final int computed;
  private final @Nullable CompiledGraph scalar;

  /**
   * @param needed the slots whose numbers are asked for
   * @param parameters how many inputs of the graph are given
   * @param sumOf for a slot that is a sum over rows its place among the sums, which are given, too
   * @param sums how many sums there are
   */
  Uniforms(Graph graph, boolean[] needed, int parameters, int[] sumOf, int sums) {
    this.given = parameters + sums;
    this.places = new int[graph.size()];
    Arrays.fill(places, -1);
    GraphBuilder to = new GraphBuilder(given);
    int[] slots = copy(graph, with(graph, needed), parameters, sumOf, to);
    int[] outputs = new int[graph.size()];
    int count = 0;
    for (int i = 0; i < graph.size(); i++) {
      if (needed[i] && slots[i] < given) {
        places[i] = slots[i];
      } else if (needed[i]) {
        places[i] = given + count;
        outputs[count++] = slots[i];
      }
    }
    this.computed = count;
    this.scalar =
        count == 0
            ? null
            : CompiledGraph.automatic(to.build(outputs[0], Arrays.copyOf(outputs, count)));
  }

  /** These slots and all that they depend on, up to sums over rows. */
  private static boolean[] with(Graph graph, boolean[] needed) {
    boolean[] all = needed.clone();
    for (int i = graph.size() - 1; i >= 0; i--) {
      for (int k = 0; all[i] && graph.kind(i) != Kind.ROW_SUM && k < graph.arity(i); k++) {
        all[graph.input(i, k)] = true;
      }
    }
    return all;
  }

  private static int[] copy(
      Graph graph, boolean[] copied, int parameters, int[] sumOf, GraphBuilder to) {
    int[] slots = new int[graph.size()];
    for (int i = 0; i < graph.size(); i++) {
      if (copied[i]) {
        slots[i] =
            switch (graph.kind(i)) {
              case INPUT -> graph.detail(i);
              case CONSTANT -> to.constant(graph.constant(i));
              case ROW_SUM -> parameters + sumOf[i];
              default -> {
                int[] in = graph.inputsOf(i);
                for (int k = 0; k < in.length; k++) {
                  in[k] = slots[in[k]];
                }
                yield to.copy(graph, i, in);
              }
            };
      }
    }
    return slots;
  }

  /** Where the number of a needed slot stands. */
  int place(int slot) {
    return places[slot];
  }

  /** How many numbers there are. */
  int size() {
    return given + computed;
  }

  /** How many numbers there are besides those given. */
  int computed() {
    return computed;
  }

  /**
   * Computes all numbers.
   *
   * @param numbers {@link #size()} long; those given are there already
   * @param into {@link #computed()} long, to work with
   */
  void compute(double[] numbers, double[] into) {
    if (scalar != null) {
      scalar.run(numbers, into);
      System.arraycopy(into, 0, numbers, given, computed);
    }
  }
}

package rustgrad.rows.plan;

import java.util.Arrays;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.GraphBuilder;
import rustgrad.program.ir.Kind;

/** Takes a part that does not vary out of a program over rows, and gives its slots places. */
final class UniformsWriter {
  private final Uniforms uniforms;
  private final int[] places;

  /**
   * @param needed the slots whose numbers are asked for
   * @param parameters how many inputs of the graph are given
   * @param sumOf for a slot that is a sum over rows its place among the sums, which are given, too
   * @param sums how many sums there are
   */
  UniformsWriter(Graph graph, boolean[] needed, int parameters, int[] sumOf, int sums) {
    int given = parameters + sums;
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
    this.uniforms =
        new Uniforms(
            given, count == 0 ? null : to.build(outputs[0], Arrays.copyOf(outputs, count)));
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

  Uniforms uniforms() {
    return uniforms;
  }

  /** The places of needed slots; of a {@link FixedNumber}, itself. */
  int[] places(int[] slots) {
    int[] of = new int[slots.length];
    for (int k = 0; k < of.length; k++) {
      of[k] = slots[k] < 0 ? slots[k] : places[slots[k]];
    }
    return of;
  }
}

package rustgrad.rows.pass;

import java.util.stream.IntStream;
import rustgrad.program.ir.Dependence;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.GraphBuilder;
import rustgrad.program.ir.Kind;
import rustgrad.program.pass.Copy;
import rustgrad.program.pass.CotangentOverRows;
import rustgrad.program.pass.Pipeline;

/**
 * The outputs of a row and what weights pass back through them, as two graphs. The first writes the
 * outputs, and then what the second reads of the ops that it has called, so that none is called
 * twice; sums and products of the numbers of a row are computed again.
 *
 * <pre>
 *                            v2 = minus(x1, x0)         (x0 is a parameter, x1 a row)
 *                            v3 = exp(v2)
 *                            v4 = exp'(v2, v3)
 *                            out[0] = v3
 *                            out[1] = v4
 *
 * v2 = minus(x1, x0)         v5 = times(x1, x3)         (x1 is a weight, x3 is what was kept)
 * v3 = exp(v2)               v6 = plus(v5, 0.0)
 * out[0] = v3                out[0] = v6
 * </pre>
 *
 * Together they perform the operations of {@link CotangentOverRows}, in the same order.
 *
 * @param forward of the parameters and a row
 * @param back of the parameters, a weight for each output, a row, and what was kept of it
 * @param kept how many numbers are kept of each row
 */
public record ForwardAndBack(Graph forward, Graph back, int kept) {

  /** Back to the parameters, summed over the rows. */
  public static ForwardAndBack byParameters(Graph traced, int parameters) {
    Graph graph = Pipeline.DROP_UNUSED.rewrite().apply(traced);
    int[] outputs = all(graph.outputs());
    return split(graph, CotangentOverRows.byParameters(graph, parameters, outputs), parameters);
  }

  /** Back to the numbers of each row. */
  public static ForwardAndBack byRow(Graph traced, int parameters) {
    Graph graph = Pipeline.DROP_UNUSED.rewrite().apply(traced);
    int[] outputs = all(graph.outputs());
    return split(graph, CotangentOverRows.byRow(graph, parameters, outputs), parameters);
  }

  private static int[] all(int outputs) {
    return IntStream.range(0, outputs).toArray();
  }

  private static ForwardAndBack split(Graph graph, Graph cotangent, int parameters) {
    int outputs = graph.outputs();
    int[] slots = new int[outputs + cotangent.outputs()];
    for (int k = 0; k < outputs; k++) {
      slots[k] = graph.output(k);
    }
    for (int k = outputs; k < slots.length; k++) {
      slots[k] = cotangent.output(k - outputs);
    }
    Graph both = new GraphBuilder(cotangent).build(slots[0], slots);
    return new Split(Pipeline.run(Pipeline.SIMPLIFY, both), parameters, outputs).split();
  }

  /** A graph that has the outputs, and after them what is passed back. */
  private static final class Split {
    private final Graph all;
    private final int parameters;
    private final int outputs;
    private final boolean[] varying;

    /** Whether a slot depends on the weights, or on sums over rows, which the second graph has. */
    private final boolean[] back;

    /** Whether a slot of the first graph varies, and depends on an op. */
    private final boolean[] costly;

    Split(Graph all, int parameters, int outputs) {
      this.all = all;
      this.parameters = parameters;
      this.outputs = outputs;
      this.varying = Dependence.varying(all, parameters + outputs);
      this.back = new boolean[all.size()];
      this.costly = new boolean[all.size()];
      for (int i = 0; i < all.size(); i++) {
        boolean isInput = all.kind(i) == Kind.INPUT;
        back[i] = all.kind(i) == Kind.ROW_SUM || isInput && isWeight(i) || anyInput(i, back);
        costly[i] = varying[i] && (all.kind(i).usesOp() || anyInput(i, costly));
      }
    }

    private boolean isWeight(int i) {
      return i >= parameters && i < parameters + outputs;
    }

    private boolean anyInput(int i, boolean[] slots) {
      for (int k = 0; k < all.arity(i); k++) {
        if (slots[all.input(i, k)]) {
          return true;
        }
      }
      return false;
    }

    ForwardAndBack split() {
      int[] kept = kept();
      return new ForwardAndBack(forward(kept), backGraph(kept), kept.length);
    }

    /** What the second graph reads and does not compute. */
    private int[] kept() {
      boolean[] read = new boolean[all.size()];
      for (int k = outputs; k < all.outputs(); k++) {
        read[all.output(k)] = true;
      }
      for (int i = all.size() - 1; i >= 0; i--) {
        for (int k = 0; read[i] && !isKept(i) && k < all.arity(i); k++) {
          read[all.input(i, k)] = true;
        }
      }
      return IntStream.range(0, all.size()).filter(i -> read[i] && isKept(i)).toArray();
    }

    private boolean isKept(int i) {
      return costly[i] && !back[i];
    }

    private Graph forward(int[] kept) {
      Copy copy = new Copy(all, new GraphBuilder(all.inputs() - outputs));
      for (int i = 0; i < all.size(); i++) {
        if (all.kind(i) == Kind.INPUT) {
          copy.map(i, i < parameters ? i : i - outputs);
        } else if (!back[i]) {
          copy.copy(i);
        }
      }
      int[] slots = new int[outputs + kept.length];
      for (int k = 0; k < slots.length; k++) {
        slots[k] = copy.of(k < outputs ? all.output(k) : kept[k - outputs]);
      }
      return finished(copy, slots);
    }

    private Graph backGraph(int[] kept) {
      Copy copy = new Copy(all, new GraphBuilder(all.inputs() + kept.length));
      for (int k = 0; k < kept.length; k++) {
        copy.map(kept[k], all.inputs() + k);
      }
      for (int i = 0; i < all.size(); i++) {
        if (!isKept(i)) {
          copy.copy(i);
        }
      }
      int[] slots = new int[all.outputs() - outputs];
      for (int k = 0; k < slots.length; k++) {
        slots[k] = copy.of(all.output(outputs + k));
      }
      return finished(copy, slots);
    }

    private static Graph finished(Copy copy, int[] slots) {
      int result = slots.length == 0 ? copy.to.constant(0.0) : slots[0];
      return Pipeline.DROP_UNUSED.rewrite().apply(copy.to.build(result, slots));
    }
  }
}

package rustgrad.program.pass;

import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import rustgrad.program.ir.ChainRule;
import rustgrad.program.ir.Dependence;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.GraphBuilder;
import rustgrad.program.ir.Kind;
import rustgrad.program.sparse.Compression;

/**
 * Turns a function into the same function with its gradient as outputs: reverse-mode
 * differentiation, written as more instructions.
 *
 * <pre>
 *                            v1 = tanh(x0)
 *                            v4 = tanh'(x0, v1)
 *                            v5 = times(1.0, v4)
 *                            v6 = plus(v5, 0.0)
 * v1 = tanh(x0)              out[0] = v6
 * return v1                  return v1
 * </pre>
 *
 * Each contribution, and the order in which they are added, is that of the eager engine.
 *
 * <p>Of a program over rows, whose first inputs are its parameters and whose others are a row, the
 * result is summed over the rows and differentiated with respect to the parameters. What flows from
 * a slot that varies from row to row into one that does not is summed over the rows before it is
 * added:
 *
 * <pre>
 *                            v3 = row_sum(v2)
 *                            v4 = times(1.0, x1)
 *                            v5 = row_sum(v4)
 * v2 = times(x0, x1)         out[0] = v5
 * return v2                  return v3
 * </pre>
 */
public final class Adjoint {
  private final GraphBuilder to;
  private final ChainRule chain;

  private Adjoint(Graph graph, int from, int to, IntPredicate varies) {
    this.to = new GraphBuilder(graph);
    this.chain = new ChainRule(graph, this.to, IntStream.range(from, to).toArray(), varies);
  }

  /** Differentiates with respect to all inputs. */
  public static Graph apply(Graph graph) {
    return by(graph, 0, graph.inputs());
  }

  /** Differentiates with respect to the inputs {@code from, ..., to - 1}. */
  static Graph by(Graph graph, int from, int to) {
    Adjoint adjoint = new Adjoint(graph, from, to, i -> false);
    return adjoint.to.build(graph.result(), adjoint.chain.gradient(graph.result()));
  }

  /**
   * Differentiates all outputs with respect to these inputs: all derivatives of the first output,
   * then of the second, and so on.
   */
  static Graph ofAllOutputs(Graph graph, int from, int to) {
    Adjoint adjoint = new Adjoint(graph, from, to, i -> false);
    int inputs = to - from;
    int[] jacobian = new int[graph.outputs() * inputs];
    for (int k = 0; k < graph.outputs(); k++) {
      int[] gradient = adjoint.chain.gradient(graph.output(k));
      System.arraycopy(gradient, 0, jacobian, k * inputs, inputs);
    }
    return adjoint.to.build(graph.result(), jacobian);
  }

  /**
   * The entries of the Jacobian, each read from its sweep back from all outputs of a color; the
   * graph has the sum of these as an output, see {@link SumColors}.
   */
  static Graph compressed(Graph sums, Compression compression) {
    Adjoint adjoint = new Adjoint(sums, 0, sums.inputs(), i -> false);
    int[] entries = new int[compression.entries().length];
    for (int sweep = 0; sweep < compression.sweeps(); sweep++) {
      int[] gradient = adjoint.chain.gradient(sums.output(sweep));
      for (int k = compression.starts()[sweep]; k < compression.starts()[sweep + 1]; k++) {
        entries[compression.entries()[k]] = gradient[compression.places()[k]];
      }
    }
    return adjoint.to.build(sums.result(), entries);
  }

  /**
   * Of a program over rows: the sum of the results, and its gradient with respect to the
   * parameters.
   */
  public static Graph overRows(Graph graph, int parameters) {
    return overRows(graph, parameters, parameters);
  }

  /** The same, with other numbers that do not vary between the parameters and the row. */
  static Graph overRows(Graph graph, int parameters, int firstOfRow) {
    boolean[] varying = Dependence.varying(graph, firstOfRow);
    Adjoint adjoint = new Adjoint(graph, 0, parameters, i -> varying[i]);
    GraphBuilder to = adjoint.to;
    int result = graph.result();
    int one = to.constant(1.0);
    int[] gradient =
        adjoint.chain.gradient(result, varying[result] ? one : to.add(Kind.ROW_SUM, one));
    return to.build(to.add(Kind.ROW_SUM, result), gradient);
  }
}

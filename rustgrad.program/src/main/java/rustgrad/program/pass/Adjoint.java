package rustgrad.program.pass;

import java.util.Arrays;
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

  private Adjoint(Graph graph, int[] inputs, IntPredicate varies) {
    this.to = new GraphBuilder(graph);
    this.chain = new ChainRule(graph, this.to, inputs, varies);
  }

  /** Differentiates with respect to all inputs. */
  public static Graph apply(Graph graph) {
    return by(graph, first(graph.inputs()));
  }

  /** Differentiates with respect to these inputs. */
  static Graph by(Graph graph, int... inputs) {
    Adjoint adjoint = new Adjoint(graph, inputs, i -> false);
    return adjoint.to.build(graph.result(), adjoint.chain.gradient(graph.result()));
  }

  /**
   * Differentiates with respect to all inputs; after the gradient comes for each input a number
   * that is 0 where the gradient does not reach it, which is not the same as a derivative of zero.
   */
  public static Graph withReach(Graph graph) {
    Adjoint adjoint = new Adjoint(graph, first(graph.inputs()), i -> false);
    IntStream gradient = Arrays.stream(adjoint.chain.gradient(graph.result()));
    IntStream reached = Arrays.stream(adjoint.chain.reached());
    return adjoint.to.build(graph.result(), IntStream.concat(gradient, reached).toArray());
  }

  /**
   * Differentiates all outputs with respect to these inputs: all derivatives of the first output,
   * then of the second, and so on.
   */
  static Graph ofAllOutputs(Graph graph, int... by) {
    Adjoint adjoint = new Adjoint(graph, by, i -> false);
    int inputs = by.length;
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
    Adjoint adjoint = new Adjoint(sums, first(sums.inputs()), i -> false);
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
    Adjoint adjoint = new Adjoint(graph, first(parameters), i -> varying[i]);
    int[] gradient = adjoint.overRows(graph.result(), varying);
    return adjoint.to.build(adjoint.to.add(Kind.ROW_SUM, graph.result()), gradient);
  }

  /** The gradient alone of {@link #overRows(Graph, int, int)}. */
  static Graph gradientOverRows(Graph graph, int parameters, int firstOfRow) {
    boolean[] varying = Dependence.varying(graph, firstOfRow);
    Adjoint adjoint = new Adjoint(graph, first(parameters), i -> varying[i]);
    return adjoint.to.build(adjoint.to.constant(0.0), adjoint.overRows(graph.result(), varying));
  }

  private static int[] first(int inputs) {
    return IntStream.range(0, inputs).toArray();
  }

  /** The gradient of the sum of a slot over the rows. */
  private int[] overRows(int result, boolean[] varying) {
    int one = to.constant(1.0);
    return chain.gradient(result, varying[result] ? one : to.add(Kind.ROW_SUM, one));
  }
}

package rustgrad.program.pass;

import java.util.Arrays;
import java.util.function.IntSupplier;
import rustgrad.api.Comparison;
import rustgrad.program.ir.Dependence;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.GraphBuilder;
import rustgrad.program.ir.Kind;
import rustgrad.program.ir.Walk;
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
  /** How contributions reach a slot; else the slot of a number that is 0 if they do not. */
  private static final int NEVER = -1, ALWAYS = -2;

  private final Graph graph;
  private final Copy copy;
  private final GraphBuilder to;
  private final int first;
  private final int differentiated;
  private final boolean[] varying;
  private final boolean[] active;
  private final int[] adjoint;
  private final int[] reach;
  private final int zero;
  private final int one;

  private Adjoint(Graph graph, int from, int to, boolean[] varying) {
    this.graph = graph;
    this.first = from;
    this.differentiated = to - from;
    this.varying = varying;
    this.copy = new Copy(graph).all();
    this.to = copy.to;
    this.active = Dependence.active(graph, from, to);
    this.adjoint = new int[graph.size()];
    this.reach = new int[graph.size()];
    this.zero = this.to.constant(0.0);
    this.one = this.to.constant(1.0);
  }

  /** With respect to all inputs. */
  public static Graph apply(Graph graph) {
    return by(graph, 0, graph.inputs());
  }

  /** With respect to the inputs {@code from, ..., to - 1}. */
  static Graph by(Graph graph, int from, int to) {
    Adjoint adjoint = new Adjoint(graph, from, to, new boolean[graph.size()]);
    int[] gradient = adjoint.gradient(graph.result(), adjoint.one);
    return adjoint.to.build(adjoint.copy.of(graph.result()), gradient);
  }

  /**
   * Of all outputs with respect to these inputs: all derivatives of the first output, then of the
   * second...
   */
  static Graph ofAllOutputs(Graph graph, int from, int to) {
    Adjoint adjoint = new Adjoint(graph, from, to, new boolean[graph.size()]);
    int inputs = to - from;
    int[] jacobian = new int[graph.outputs() * inputs];
    for (int k = 0; k < graph.outputs(); k++) {
      int[] gradient = adjoint.gradient(graph.output(k), adjoint.one);
      System.arraycopy(gradient, 0, jacobian, k * inputs, inputs);
    }
    return adjoint.to.build(adjoint.copy.of(graph.result()), jacobian);
  }

  /**
   * The entries of the Jacobian, each read from its sweep back from all outputs of a color; the
   * graph has their sum, see {@link SumColors}, as output.
   */
  static Graph compressed(Graph sums, Compression compression) {
    Adjoint adjoint = new Adjoint(sums, 0, sums.inputs(), new boolean[sums.size()]);
    int[] entries = new int[compression.entries().length];
    for (int sweep = 0; sweep < compression.sweeps(); sweep++) {
      int[] gradient = adjoint.gradient(sums.output(sweep), adjoint.one);
      for (int k = compression.starts()[sweep]; k < compression.starts()[sweep + 1]; k++) {
        entries[compression.entries()[k]] = gradient[compression.places()[k]];
      }
    }
    return adjoint.to.build(adjoint.copy.of(sums.result()), entries);
  }

  /**
   * Of a program over rows: the sum of the results, and its gradient with respect to the
   * parameters.
   */
  public static Graph overRows(Graph graph, int parameters) {
    boolean[] varying = Dependence.varying(graph, parameters);
    Adjoint adjoint = new Adjoint(graph, 0, parameters, varying);
    int result = graph.result();
    int seed = varying[result] ? adjoint.one : adjoint.to.add(Kind.ROW_SUM, adjoint.one);
    int[] gradient = adjoint.gradient(result, seed);
    return adjoint.to.build(adjoint.to.add(Kind.ROW_SUM, adjoint.copy.of(result)), gradient);
  }

  /** The slots of the derivatives of one slot. */
  private int[] gradient(int root, int seed) {
    Arrays.fill(reach, NEVER);
    receive(root, seed, ALWAYS);
    int[] order = Walk.postorder(graph, root, active);
    for (int k = order.length - 1; k >= 0; k--) {
      propagate(order[k]);
    }
    int[] gradient = new int[differentiated];
    for (int k = 0; k < gradient.length; k++) {
      gradient[k] = reach[first + k] == NEVER ? zero : withoutNegativeZero(adjoint[first + k]);
    }
    return gradient;
  }

  /** A gradient of zero is 0.0, never -0.0, as in a leaf that contributions are added to. */
  private int withoutNegativeZero(int slot) {
    return to.is(Kind.ROW_SUM, slot) ? slot : to.add(Kind.PLUS, slot, zero);
  }

  /** Gives the inputs of an instruction their contributions, the last input first. */
  private void propagate(int i) {
    int g = adjoint[i];
    int y = copy.of(i);
    int[] x = copy.inputsOf(i);
    switch (graph.kind(i)) {
      case INPUT -> {}
      case PLUS, SUM -> {
        for (int k = x.length - 1; k >= 0; k--) {
          pass(i, k, g);
        }
      }
      case MINUS -> {
        pass(i, 1, to.add(Kind.NEGATE, g));
        pass(i, 0, g);
      }
      case TIMES -> {
        scale(i, 1, () -> x[0]);
        scale(i, 0, () -> x[1]);
      }
      case DIV -> {
        scale(i, 1, () -> to.add(Kind.NEGATE, to.add(Kind.DIV, y, x[1])));
        passIfReached(i, 0, () -> to.add(Kind.DIV, g, x[1]));
      }
      case NEGATE -> pass(i, 0, to.add(Kind.NEGATE, g));
      case DOT -> {
        for (int k = x.length - 1; k > 0; k -= 2) {
          int right = x[k];
          int left = x[k - 1];
          scale(i, k, () -> left);
          scale(i, k - 1, () -> right);
        }
        if (x.length % 2 == 1) {
          pass(i, 0, g);
        }
      }
      case WHERE -> where(i, g, x);
      case UNARY -> scale(i, 0, () -> to.add(Kind.UNARY_PARTIAL, graph.op(i), x[0], y));
      case BINARY -> {
        scale(i, 1, () -> to.add(Kind.PARTIAL_B, graph.op(i), x[0], x[1], y));
        scale(i, 0, () -> to.add(Kind.PARTIAL_A, graph.op(i), x[0], x[1], y));
      }
      case NARY -> {
        int[] xAndY = Arrays.copyOf(x, x.length + 1);
        xAndY[x.length] = y;
        int partials = to.add(Kind.NARY_PARTIALS, graph.op(i), xAndY);
        for (int k = x.length - 1; k >= 0; k--) {
          int place = k;
          scale(i, k, () -> to.pick(partials, place));
        }
      }
      default -> throw new IllegalStateException("no derivative of " + graph.kind(i));
    }
  }

  /** The side taken gets all, the other 0, and is then skipped unless something else reaches it. */
  private void where(int i, int g, int[] x) {
    Comparison comparison = graph.comparison(i);
    int reached = reach[i] == ALWAYS ? one : reach[i];
    pass(
        i,
        3,
        to.where(comparison, x[0], x[1], zero, g),
        to.where(comparison, x[0], x[1], zero, reached));
    pass(
        i,
        2,
        to.where(comparison, x[0], x[1], g, zero),
        to.where(comparison, x[0], x[1], reached, zero));
  }

  /** Contributes adjoint * partial to input k. */
  private void scale(int i, int k, IntSupplier partial) {
    passIfReached(i, k, () -> to.add(Kind.TIMES, adjoint[i], partial.getAsInt()));
  }

  /**
   * Contributes to input k; nothing where this instruction is not reached, for 0 * infinity is NaN.
   */
  private void passIfReached(int i, int k, IntSupplier contribution) {
    if (active[graph.input(i, k)]) {
      int slot = contribution.getAsInt();
      boolean always = reach[i] == ALWAYS;
      pass(i, k, always ? slot : to.where(Comparison.NOT_EQUAL, reach[i], zero, slot, zero));
    }
  }

  private void pass(int i, int k, int contribution) {
    pass(i, k, contribution, reach[i]);
  }

  private void pass(int i, int k, int contribution, int by) {
    int input = graph.input(i, k);
    if (active[input] && varying[i] && !varying[input]) {
      receive(
          input,
          to.add(Kind.ROW_SUM, contribution),
          by == ALWAYS ? ALWAYS : to.add(Kind.ROW_SUM, by));
    } else {
      receive(input, contribution, by);
    }
  }

  private void receive(int i, int contribution, int by) {
    if (!active[i]) {
      return;
    }
    boolean first = reach[i] == NEVER;
    adjoint[i] = first ? contribution : to.add(Kind.PLUS, adjoint[i], contribution);
    if (first) {
      reach[i] = by;
    } else if (reach[i] != ALWAYS) {
      reach[i] = by == ALWAYS ? by : to.where(Comparison.NOT_EQUAL, reach[i], zero, reach[i], by);
    }
  }
}

package rustgrad.program.pass;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import rustgrad.api.Comparison;
import rustgrad.api.spi.VectorOp;
import rustgrad.program.ir.Dependence;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.GraphBuilder;
import rustgrad.program.ir.Kind;
import rustgrad.program.sparse.Compression;

/**
 * Turns a function into its derivative along a direction: forward-mode differentiation, written as
 * more instructions. The direction is given by more inputs.
 *
 * <pre>
 *                            v2 = tanh(x0)
 *                            v3 = tanh'(x0, v2)
 *                            v4 = times(x1, v3)
 * v1 = tanh(x0)              out[0] = v4
 * return v1                  return v2
 * </pre>
 *
 * What no direction reaches has no derivative, not one of zero, so that nothing is multiplied by 0:
 * also where a where takes a side that the direction does not reach.
 */
final class Tangent {
  private static final int NONE = -1;

  /** How a direction reaches a slot. Any other entry is the slot of a number that is 0 if not. */
  private static final int ALWAYS = -2;

  private final Graph graph;
  private final Copy copy;
  private final GraphBuilder to;

  /** The slot of the derivative of each slot, or NONE. */
  private final int[] tangent;

  /** How the direction reaches each slot that has a derivative. */
  private final int[] reach;

  /** The partials of n-ary instructions, once they have been asked for; else NONE. */
  private final int[] partials;

  private Tangent(Graph graph, int moreInputs) {
    this.graph = graph;
    this.copy = new Copy(graph, moreInputs).all();
    this.to = copy.to;
    this.tangent = new int[graph.size()];
    this.reach = new int[graph.size()];
    Arrays.fill(reach, ALWAYS);
    this.partials = new int[graph.size()];
    Arrays.fill(partials, NONE);
  }

  /**
   * The derivatives of all outputs along a direction in these inputs, which further inputs give.
   */
  static Graph along(Graph graph, int... inputs) {
    Tangent tangent = new Tangent(graph, inputs.length);
    return tangent.build(tangent.alongOf(inputs, graph.inputs()));
  }

  /**
   * The outputs, and then their derivatives along a direction in the first inputs, which as many
   * inputs after these give.
   */
  static Graph afterOutputs(Graph graph, int inputs) {
    Tangent tangent = new Tangent(graph, 0);
    return tangent.buildAfterOutputs(tangent.alongOf(IntStream.range(0, inputs).toArray(), inputs));
  }

  /** The derivatives of all outputs along a direction that these inputs give. */
  private int[] alongOf(int[] inputs, int direction) {
    Arrays.fill(tangent, NONE);
    for (int k = 0; k < inputs.length; k++) {
      tangent[inputs[k]] = direction + k;
    }
    propagate();
    int[] outputs = new int[graph.outputs()];
    Arrays.setAll(outputs, k -> of(graph.output(k)));
    return outputs;
  }

  private Graph build(int... outputs) {
    return to.build(copy.of(graph.result()), outputs);
  }

  private Graph buildAfterOutputs(int[] more) {
    int[] outputs = new int[graph.outputs() + more.length];
    for (int k = 0; k < graph.outputs(); k++) {
      outputs[k] = copy.of(graph.output(k));
    }
    System.arraycopy(more, 0, outputs, graph.outputs(), more.length);
    return build(outputs);
  }

  /**
   * The derivatives of all outputs with respect to each of these inputs: all derivatives of the
   * first output, then of the second, and so on.
   */
  static Graph byEach(Graph graph, int... inputs) {
    Tangent tangent = new Tangent(graph, 0);
    int[] jacobian = new int[graph.outputs() * inputs.length];
    for (int i = 0; i < inputs.length; i++) {
      tangent.propagateFrom(inputs[i]);
      for (int k = 0; k < graph.outputs(); k++) {
        jacobian[k * inputs.length + i] = tangent.of(graph.output(k));
      }
    }
    return tangent.build(jacobian);
  }

  /**
   * Of a gradient: its derivatives with respect to each of these inputs. They are symmetric, so one
   * half serves as the other too.
   */
  static Graph symmetric(Graph gradient, int... inputs) {
    Tangent tangent = new Tangent(gradient, 0);
    int n = inputs.length;
    int[] hessian = new int[n * n];
    for (int i = 0; i < n; i++) {
      tangent.propagateFrom(inputs[i]);
      for (int k = i; k < n; k++) {
        hessian[k * n + i] = tangent.of(gradient.output(k));
        hessian[i * n + k] = hessian[k * n + i];
      }
    }
    return tangent.build(hessian);
  }

  /** Of a gradient: the derivative of each output with respect to its input alone. */
  static Graph diagonal(Graph graph, int... inputs) {
    Tangent tangent = new Tangent(graph, 0);
    return tangent.build(tangent.diagonalOf(inputs));
  }

  /** The outputs, and then the derivative of each with respect to the input of its number. */
  static Graph diagonalAfterOutputs(Graph graph, int inputs) {
    Tangent tangent = new Tangent(graph, 0);
    return tangent.buildAfterOutputs(tangent.diagonalOf(IntStream.range(0, inputs).toArray()));
  }

  private int[] diagonalOf(int[] inputs) {
    int[] diagonal = new int[inputs.length];
    for (int i = 0; i < diagonal.length; i++) {
      propagateFrom(inputs[i]);
      diagonal[i] = of(graph.output(i));
    }
    return diagonal;
  }

  /**
   * The entries of the matrix of the derivatives of all outputs, each read from its sweep along all
   * inputs of a color. The seeds are constants, so that a color costs nothing where no input of it
   * is met.
   */
  static Graph compressed(Graph graph, Compression compression) {
    Tangent tangent = new Tangent(graph, 0);
    int one = tangent.to.constant(1.0);
    int[] entries = new int[compression.entries().length];
    for (int sweep = 0; sweep < compression.sweeps(); sweep++) {
      for (int i = 0; i < graph.inputs(); i++) {
        tangent.tangent[i] = compression.colors()[i] == sweep ? one : NONE;
      }
      tangent.propagate();
      for (int k = compression.starts()[sweep]; k < compression.starts()[sweep + 1]; k++) {
        entries[compression.entries()[k]] = tangent.of(graph.output(compression.places()[k]));
      }
    }
    return tangent.build(entries);
  }

  private void propagateFrom(int input) {
    Arrays.fill(tangent, NONE);
    tangent[input] = to.constant(1.0);
    propagate();
  }

  private int of(int slot) {
    return tangent[slot] == NONE ? zero() : tangent[slot];
  }

  private void propagate() {
    for (int i = graph.inputs(); i < graph.size(); i++) {
      if (isReached(i)) {
        reach[i] = reachOf(i);
        tangent[i] = derive(i);
      } else {
        tangent[i] = NONE;
      }
    }
  }

  private int reachOf(int i) {
    int first = Dependence.firstFlowing(graph, i);
    int all = NONE;
    boolean always = true;
    for (int k = first; k < graph.arity(i); k++) {
      int input = graph.input(i, k);
      always &= tangent[input] != NONE && reach[input] == ALWAYS;
      all = tangent[input] == NONE ? all : or(all, reach[input]);
    }
    return switch (graph.kind(i)) {
      case WHERE -> always ? ALWAYS : where(i, this::reached);
      case ROW_SUM -> all == ALWAYS ? ALWAYS : to.add(Kind.ROW_SUM, all);
      default -> all;
    };
  }

  private int or(int a, int b) {
    if (a == NONE || b == ALWAYS) {
      return b;
    }
    return a == ALWAYS ? a : to.where(Comparison.NOT_EQUAL, a, zero(), a, b);
  }

  /** A number that is 0 where the direction does not reach a slot. */
  private int reached(int slot) {
    return tangent[slot] == NONE ? zero() : reach[slot] == ALWAYS ? to.constant(1.0) : reach[slot];
  }

  private int zero() {
    return to.constant(0.0);
  }

  /** A number where a slot is reached, else 0. */
  private int ifReached(int slot, int number) {
    return reach[slot] == ALWAYS
        ? number
        : to.where(Comparison.NOT_EQUAL, reach[slot], zero(), number, zero());
  }

  private int where(int i, IntUnaryOperator of) {
    return to.where(
        graph.comparison(i),
        copy.of(graph.input(i, 0)),
        copy.of(graph.input(i, 1)),
        of.applyAsInt(graph.input(i, 2)),
        of.applyAsInt(graph.input(i, 3)));
  }

  private boolean isReached(int i) {
    for (int k = Dependence.firstFlowing(graph, i); k < graph.arity(i); k++) {
      if (tangentOf(i, k) != NONE) {
        return true;
      }
    }
    return false;
  }

  /** Writes the derivative of an instruction that a direction reaches. */
  private int derive(int i) {
    int[] x = copy.inputsOf(i);
    int y = copy.of(i);
    return switch (graph.kind(i)) {
      case PLUS, SUM -> {
        int sum = NONE;
        for (int k = 0; k < x.length; k++) {
          sum = plus(sum, tangentOf(i, k));
        }
        yield sum;
      }
      case MINUS -> {
        int a = tangentOf(i, 0);
        int b = tangentOf(i, 1);
        yield b == NONE ? a : a == NONE ? to.add(Kind.NEGATE, b) : to.add(Kind.MINUS, a, b);
      }
      case TIMES -> plus(times(i, 0, x[1]), times(i, 1, x[0]));
      case DIV -> { // (a' - y b') / b
        int a = tangentOf(i, 0);
        int yb = times(i, 1, y);
        int top = yb == NONE ? a : a == NONE ? to.add(Kind.NEGATE, yb) : to.add(Kind.MINUS, a, yb);
        yield ifReached(i, to.add(Kind.DIV, top, x[1]));
      }
      case NEGATE, ROW_SUM -> to.add(graph.kind(i), tangentOf(i, 0));
      case DOT -> dot(i, x);
      case WHERE -> where(i, this::of);
      case UNARY -> times(i, 0, to.add(Kind.UNARY_PARTIAL, graph.op(i), x[0], y));
      case BINARY -> plus(binary(i, 0, Kind.PARTIAL_A, x, y), binary(i, 1, Kind.PARTIAL_B, x, y));
      case NARY -> nary(i, x, y);
      case CALL -> call(i, x);
      case PICK -> to.pick(tangentOf(i, 0), graph.detail(i));
      default -> throw new IllegalStateException("no derivative of " + graph.kind(i));
    };
  }

  private int tangentOf(int i, int k) {
    return tangent[graph.input(i, k)];
  }

  private int plus(int a, int b) {
    return a == NONE ? b : b == NONE ? a : to.add(Kind.PLUS, a, b);
  }

  /** The derivative of input k times a factor. */
  private int times(int i, int k, int factor) {
    int input = graph.input(i, k);
    return tangent[input] == NONE
        ? NONE
        : ifReached(input, to.add(Kind.TIMES, tangent[input], factor));
  }

  private int dot(int i, int[] x) {
    int k = x.length % 2;
    int sum = k == 1 ? tangentOf(i, 0) : NONE;
    for (; k < x.length; k += 2) {
      sum = plus(sum, times(i, k, x[k + 1]));
      sum = plus(sum, times(i, k + 1, x[k]));
    }
    return sum;
  }

  private int binary(int i, int k, Kind partial, int[] x, int y) {
    return tangentOf(i, k) == NONE
        ? NONE
        : times(i, k, to.add(partial, graph.op(i), x[0], x[1], y));
  }

  /** One Jacobian-vector product, in whose direction what is not reached is 0. */
  private int call(int i, int[] x) {
    int[] xAndDirection = Arrays.copyOf(x, 2 * x.length);
    for (int k = 0; k < x.length; k++) {
      xAndDirection[x.length + k] = of(graph.input(i, k));
    }
    return to.add(Kind.CALL, ((VectorOp) graph.op(i)).tangent(), xAndDirection);
  }

  private int nary(int i, int[] x, int y) {
    int sum = NONE;
    for (int k = 0; k < x.length; k++) {
      if (tangentOf(i, k) != NONE) {
        if (partials[i] == NONE) {
          int[] xAndY = Arrays.copyOf(x, x.length + 1);
          xAndY[x.length] = y;
          partials[i] = to.add(Kind.NARY_PARTIALS, graph.op(i), xAndY);
        }
        sum = plus(sum, times(i, k, to.pick(partials[i], k)));
      }
    }
    return sum;
  }
}

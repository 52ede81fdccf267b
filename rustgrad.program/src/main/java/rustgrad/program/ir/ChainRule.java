package rustgrad.program.ir;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import rustgrad.api.Comparison;
import rustgrad.api.spi.VectorOp;

/**
 * The chain rule, back from a slot, written as instructions that come after those of the graph.
 *
 * <pre>
 *   adjoint(x) += adjoint(y) * dy/dx     for each input x of each instruction y
 * </pre>
 *
 * Each contribution, and the order in which they are added, is that of the eager engine. Nothing is
 * written for an input that no variable flows into, so an op is not asked for a partial that nobody
 * needs. The work is that of the slots from the first variable to the last root, however long the
 * graph is before and after them.
 */
public final class ChainRule {
  /**
   * How contributions reach a slot. Any other entry is the slot of a number that is 0 if they do
   * not reach it.
   */
  private static final int NEVER = -1, ALWAYS = -2;

  private final Graph graph;
  private final InstructionWriter to;
  private final int[] variables;
  private final IntPredicate varies;

  /** The slot at place 0 of the arrays; nothing before it depends on a variable. */
  private final int base;

  private final FlowOrder order;
  private final int[] adjoint;
  private final int[] reach;

  /** The adjoints of the outputs of each call that has not been propagated yet. */
  private final Map<Integer, int[]> weights = new HashMap<>();

  private final int zero;
  private final int one;

  /**
   * Differentiates the result and the outputs of a graph.
   *
   * @param variables the slots to differentiate with respect to; -1 stands for a variable that the
   *     graph does not read
   * @param varies whether a slot varies from row to row; what flows from it into one that does not
   *     is summed over the rows
   */
  public ChainRule(Graph graph, InstructionWriter to, int[] variables, IntPredicate varies) {
    this.graph = graph;
    this.to = to;
    this.variables = variables;
    this.varies = varies;
    IntStream roots = IntStream.range(0, graph.outputs()).map(graph::output);
    int end = 1 + Math.max(graph.result(), roots.max().orElse(0));
    int[] met = Arrays.stream(variables).filter(v -> v >= 0 && v < end).toArray();
    this.base = Arrays.stream(met).min().orElse(end);
    this.order = new FlowOrder(graph, base, end, met);
    this.adjoint = new int[end - base];
    this.reach = new int[end - base];
    this.zero = to.constant(0.0);
    this.one = to.constant(1.0);
  }

  /** The slots of the derivatives of a root with respect to the variables. */
  public int[] gradient(int root) {
    return gradient(root, one);
  }

  /** The same, where the adjoint of the root is this slot. */
  public int[] gradient(int root, int seed) {
    Arrays.fill(reach, NEVER);
    order.from(root);
    if (isActive(root)) {
      receive(root - base, seed, ALWAYS);
    }
    for (int k = order.size - 1; k >= 0; k--) {
      propagate(order.slots[k]);
    }
    return Arrays.stream(variables).map(this::derivative).toArray();
  }

  /**
   * For each variable a number that is 0 where the gradient asked for last does not reach it: where
   * all that it flows into is on the side of a where that is not taken, or the root does not depend
   * on it.
   */
  public int[] reached() {
    return Arrays.stream(variables).map(this::reached).toArray();
  }

  private int reached(int variable) {
    int reached = isActive(variable) ? reach[variable - base] : NEVER;
    return reached == NEVER ? zero : reached == ALWAYS ? one : reached;
  }

  /** A derivative of zero is 0.0, never -0.0, as in a leaf that contributions are added to. */
  private int derivative(int variable) {
    if (!isActive(variable) || reach[variable - base] == NEVER) {
      return zero;
    }
    int sum = adjoint[variable - base];
    return to.is(Kind.ROW_SUM, sum) ? sum : to.add(Kind.PLUS, sum, zero);
  }

  private boolean isActive(int slot) {
    return order.isActive(slot);
  }

  /** Gives the inputs of an instruction their contributions, the last input first. */
  private void propagate(int i) {
    int g = adjoint[i - base];
    Kind kind = graph.kind(i);
    if (!kind.hasFixedArity()) {
      propagateToMany(i, kind, graph.inputsOf(i), g);
      return;
    }
    int a = graph.first(i);
    int b = graph.second(i);
    switch (kind) {
      case INPUT -> {}
      case PLUS -> {
        pass(i, b, g);
        pass(i, a, g);
      }
      case MINUS -> {
        if (isActive(b)) {
          pass(i, b, to.add(Kind.NEGATE, g, g));
        }
        pass(i, a, g);
      }
      case TIMES -> {
        scale(i, b, a);
        scale(i, a, b);
      }
      case DIV -> {
        if (isActive(b)) {
          int quotient = to.add(Kind.DIV, i, b);
          scale(i, b, to.add(Kind.NEGATE, quotient, quotient));
        }
        if (isActive(a)) {
          passIfReached(i, a, to.add(Kind.DIV, g, b));
        }
      }
      case NEGATE -> pass(i, a, to.add(Kind.NEGATE, g, g));
      case PICK -> {
        weights.computeIfAbsent(a, this::noWeights)[graph.detail(i)] = g;
        reach(a - base, reach[i - base]);
      }
      case UNARY -> scale(i, a, to.add(Kind.UNARY_PARTIAL, graph.op(i), a, i));
      case BINARY -> {
        if (isActive(b)) {
          scale(i, b, to.add(Kind.PARTIAL_B, graph.op(i), a, b, i));
        }
        if (isActive(a)) {
          scale(i, a, to.add(Kind.PARTIAL_A, graph.op(i), a, b, i));
        }
      }
      default -> throw new IllegalStateException("no derivative of " + kind);
    }
  }

  private void propagateToMany(int i, Kind kind, int[] x, int g) {
    switch (kind) {
      case SUM -> {
        for (int k = x.length - 1; k >= 0; k--) {
          pass(i, x[k], g);
        }
      }
      case DOT -> {
        for (int k = x.length - 1; k > 0; k -= 2) {
          scale(i, x[k], x[k - 1]);
          scale(i, x[k - 1], x[k]);
        }
        if (x.length % 2 == 1) {
          pass(i, x[0], g);
        }
      }
      case WHERE -> {
        passIfTaken(i, x, 3);
        passIfTaken(i, x, 2);
      }
      case NARY -> {
        int[] xAndY = Arrays.copyOf(x, x.length + 1);
        xAndY[x.length] = i;
        int partials = to.add(Kind.NARY_PARTIALS, graph.op(i), xAndY);
        for (int k = x.length - 1; k >= 0; k--) {
          if (isActive(x[k])) {
            scale(i, x[k], to.pick(partials, k));
          }
        }
      }
      case CALL -> call(i, x);
      default -> throw new IllegalStateException("no derivative of " + kind);
    }
  }

  /** One vector-Jacobian product, whose weights are the adjoints of the outputs. */
  private void call(int i, int[] x) {
    int[] weighted = Objects.requireNonNull(weights.remove(i), "a call without outputs");
    int[] xAndWeights = Arrays.copyOf(x, x.length + weighted.length);
    System.arraycopy(weighted, 0, xAndWeights, x.length, weighted.length);
    int product = to.add(Kind.CALL, ((VectorOp) graph.op(i)).pullback(), xAndWeights);
    int[] contributions = new int[x.length];
    for (int k = 0; k < x.length; k++) {
      contributions[k] = isActive(x[k]) ? to.pick(product, k) : zero;
    }
    for (int k = x.length - 1; k >= 0; k--) {
      if (isActive(x[k])) {
        passIfReached(i, x[k], contributions[k]);
      }
    }
  }

  private int[] noWeights(int call) {
    int[] none = new int[graph.numbers(call)];
    Arrays.fill(none, zero);
    return none;
  }

  /** The side taken gets all, the other 0, and is then skipped unless something else reaches it. */
  private void passIfTaken(int i, int[] x, int side) {
    int input = x[side];
    if (isActive(input)) {
      int contribution = ifTaken(i, x, side, adjoint[i - base]);
      int reached = reach[i - base] == ALWAYS ? one : reach[i - base];
      boolean always = reach[input - base] == ALWAYS;
      pass(i, input, contribution, always ? ALWAYS : ifTaken(i, x, side, reached));
    }
  }

  private int ifTaken(int i, int[] x, int side, int slot) {
    return side == 2
        ? to.where(graph.comparison(i), x[0], x[1], slot, zero)
        : to.where(graph.comparison(i), x[0], x[1], zero, slot);
  }

  /** Contributes adjoint * partial. */
  private void scale(int i, int input, int partial) {
    if (isActive(input)) {
      passIfReached(i, input, to.add(Kind.TIMES, adjoint[i - base], partial));
    }
  }

  /** Contributes nothing where this instruction is not reached, for 0 * infinity is NaN. */
  private void passIfReached(int i, int input, int contribution) {
    int reached = reach[i - base];
    boolean always = reached == ALWAYS;
    pass(
        i,
        input,
        always ? contribution : to.where(Comparison.NOT_EQUAL, reached, zero, contribution, zero));
  }

  private void pass(int i, int input, int contribution) {
    if (isActive(input)) {
      pass(i, input, contribution, reach[i - base]);
    }
  }

  private void pass(int i, int input, int contribution, int by) {
    if (varies.test(i) && !varies.test(input)) {
      receive(
          input - base,
          to.add(Kind.ROW_SUM, contribution),
          by == ALWAYS ? ALWAYS : to.add(Kind.ROW_SUM, by));
    } else {
      receive(input - base, contribution, by);
    }
  }

  private void receive(int place, int contribution, int by) {
    adjoint[place] =
        reach[place] == NEVER ? contribution : to.add(Kind.PLUS, adjoint[place], contribution);
    reach(place, by);
  }

  private void reach(int place, int by) {
    int reached = reach[place];
    if (reached == NEVER || by == ALWAYS) {
      reach[place] = by;
    } else if (reached != ALWAYS) {
      reach[place] = to.where(Comparison.NOT_EQUAL, reached, zero, reached, by);
    }
  }
}

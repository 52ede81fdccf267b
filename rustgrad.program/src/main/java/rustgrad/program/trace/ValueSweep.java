package rustgrad.program.trace;

import java.util.Arrays;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import rustgrad.api.BinaryOp;
import rustgrad.api.Comparison;
import rustgrad.api.NaryOp;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;
import rustgrad.program.ir.Dependence;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.Walk;

/**
 * The chain rule over values, eager or traced: a gradient that can itself be differentiated.
 *
 * <p>Contributions, their order, and how those are skipped that a where does not let through, are
 * those of the pass Adjoint, so that a function that uses a gradient has the same bits everywhere.
 */
final class ValueSweep {
  private final Graph graph;
  private final IntFunction<Value> values;

  /** The first slot by which is differentiated; nothing before it depends on one. */
  private final int base;

  private final boolean[] active;
  private final @Nullable Value[] adjoint;

  /** What is 0 if nothing reaches a slot; {@link #one} if something always does. */
  private final @Nullable Value[] reach;

  private final Value zero = Value.constant(0);
  private final Value one = Value.constant(1);

  private ValueSweep(Graph graph, IntFunction<Value> values, int base, int[] by) {
    this.graph = graph;
    this.values = values;
    this.base = base;
    int size = Math.max(0, graph.result() - base + 1);
    this.adjoint = new Value[size];
    this.reach = new Value[size];
    this.active = new boolean[size];
    for (int slot : by) {
      if (slot >= 0 && slot <= graph.result()) {
        active[slot - base] = true;
      }
    }
    for (int i = base; i <= graph.result(); i++) {
      active[i - base] =
          switch (graph.kind(i)) {
            case CONSTANT, DETACH, GUARD -> false;
            default -> active[i - base] || anyInputActive(i);
          };
    }
  }

  private boolean anyInputActive(int i) {
    for (int k = Dependence.firstFlowing(graph, i); k < graph.arity(i); k++) {
      if (isActive(graph.input(i, k))) {
        return true;
      }
    }
    return false;
  }

  private boolean isActive(int slot) {
    return slot >= base && active[slot - base];
  }

  /**
   * The derivatives of the graph's result by these slots, as values; 0 for slot -1.
   *
   * @param values what stands in a slot
   */
  static Value[] gradient(Graph graph, IntFunction<Value> values, int... by) {
    int base = Arrays.stream(by).filter(slot -> slot >= 0).min().orElse(graph.size());
    ValueSweep sweep = new ValueSweep(graph, values, base, by);
    sweep.run();
    return Arrays.stream(by).mapToObj(sweep::derivative).toArray(Value[]::new);
  }

  private void run() {
    receive(graph.result(), () -> one, one);
    int[] order = Walk.postorder(graph, graph.result(), base, active);
    for (int k = order.length - 1; k >= 0; k--) {
      propagate(order[k], adjoint[order[k] - base]);
    }
  }

  /** A derivative of zero is 0.0, never -0.0, as in a leaf that contributions are added to. */
  private Value derivative(int slot) {
    Value sum = slot < 0 || slot > graph.result() ? null : adjoint[slot - base];
    return sum == null ? zero : sum.plus(zero);
  }

  /** Gives the inputs of an instruction their contributions, the last input first. */
  private void propagate(int i, Value g) {
    switch (graph.kind(i)) {
      case INPUT -> {}
      case PLUS, SUM -> {
        for (int k = graph.arity(i) - 1; k >= 0; k--) {
          pass(i, k, () -> g);
        }
      }
      case MINUS -> {
        pass(i, 1, g::negate);
        pass(i, 0, () -> g);
      }
      case TIMES -> {
        scale(i, 1, () -> x(i, 0));
        scale(i, 0, () -> x(i, 1));
      }
      case DIV -> {
        scale(i, 1, () -> y(i).div(x(i, 1)).negate());
        passIfReached(i, 0, () -> g.div(x(i, 1)));
      }
      case NEGATE -> pass(i, 0, g::negate);
      case DOT -> {
        int first = graph.arity(i) % 2;
        for (int k = graph.arity(i) - 1; k >= first; k--) {
          int other = (k - first ^ 1) + first;
          scale(i, k, () -> x(i, other));
        }
        if (first == 1) {
          pass(i, 0, () -> g);
        }
      }
      case WHERE -> {
        side(i, 3, g);
        side(i, 2, g);
      }
      case UNARY -> {
        UnaryOp op = (UnaryOp) graph.op(i);
        scale(i, 0, () -> op.partial(x(i, 0), y(i)));
      }
      case BINARY -> {
        BinaryOp op = (BinaryOp) graph.op(i);
        scale(i, 1, () -> op.partialB(x(i, 0), x(i, 1), y(i)));
        scale(i, 0, () -> op.partialA(x(i, 0), x(i, 1), y(i)));
      }
      case NARY -> {
        NaryOp op = (NaryOp) graph.op(i);
        for (int k = graph.arity(i) - 1; k >= 0; k--) {
          int place = k;
          scale(i, k, () -> op.partial(place, allOf(i), y(i)));
        }
      }
      default -> throw new IllegalStateException("no derivative of " + graph.kind(i));
    }
  }

  private Value y(int i) {
    return values.apply(i);
  }

  private Value x(int i, int k) {
    return values.apply(graph.input(i, k));
  }

  private Value[] allOf(int i) {
    return Arrays.stream(graph.inputsOf(i)).mapToObj(values).toArray(Value[]::new);
  }

  /** The side taken gets all, the other 0, and is then skipped unless something else reaches it. */
  private void side(int i, int k, Value g) {
    Value reached = reach[i - base];
    receive(graph.input(i, k), () -> choose(i, k, g), () -> choose(i, k, reached));
  }

  private Value choose(int i, int k, Value whenTaken) {
    Comparison comparison = graph.comparison(i);
    return k == 2
        ? Value.where(x(i, 0), comparison, x(i, 1), whenTaken, zero)
        : Value.where(x(i, 0), comparison, x(i, 1), zero, whenTaken);
  }

  /** Contributes adjoint * partial to input k. */
  private void scale(int i, int k, Supplier<Value> partial) {
    Value g = adjoint[i - base];
    passIfReached(i, k, () -> g.times(partial.get()));
  }

  /** Contributes to input k; nothing, where this instruction is not reached, lest 0 * infinity. */
  private void passIfReached(int i, int k, Supplier<Value> contribution) {
    Value reached = reach[i - base];
    pass(
        i,
        k,
        reached == one
            ? contribution
            : () -> Value.where(reached, Comparison.NOT_EQUAL, zero, contribution.get(), zero));
  }

  private void pass(int i, int k, Supplier<Value> contribution) {
    Value reached = reach[i - base];
    receive(graph.input(i, k), contribution, () -> reached);
  }

  private void receive(int i, Supplier<Value> contribution, Value by) {
    receive(i, contribution, () -> by);
  }

  private void receive(int i, Supplier<Value> contribution, Supplier<Value> by) {
    if (!isActive(i)) {
      return;
    }
    int at = i - base;
    Value sum = adjoint[at];
    Value reached = reach[at];
    if (sum == null || reached == null) {
      adjoint[at] = contribution.get();
      reach[at] = by.get();
      return;
    }
    adjoint[at] = sum.plus(contribution.get());
    if (reached != one) {
      Value more = by.get();
      reach[at] =
          more == one ? one : Value.where(reached, Comparison.NOT_EQUAL, zero, reached, more);
    }
  }
}

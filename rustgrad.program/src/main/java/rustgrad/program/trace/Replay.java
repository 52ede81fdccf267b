package rustgrad.program.trace;

import java.util.function.IntFunction;
import rustgrad.api.Value;
import rustgrad.program.ir.Graph;

/** Computes a graph once more where it depends on inputs that have been replaced. */
final class Replay {
  private final Graph graph;
  private final Value[] values;
  private final boolean[] changed;

  private Replay(Graph graph) {
    this.graph = graph;
    this.values = new Value[graph.size()];
    this.changed = new boolean[graph.size()];
  }

  /**
   * What stands in each slot.
   *
   * @param before what stood there
   * @param slots those to replace; -1 if none
   * @param others the values to replace them with
   */
  static Value[] run(Graph graph, IntFunction<Value> before, int[] slots, Value[] others) {
    Replay replay = new Replay(graph);
    for (int k = 0; k < slots.length; k++) {
      if (slots[k] >= 0) {
        replay.values[slots[k]] = others[k];
        replay.changed[slots[k]] = true;
      }
    }
    for (int i = 0; i < graph.size(); i++) {
      if (!replay.changed[i]) {
        replay.changed[i] = replay.anyInputChanged(i);
        replay.values[i] = replay.changed[i] ? replay.compute(i) : before.apply(i);
      }
    }
    return replay.values;
  }

  private boolean anyInputChanged(int i) {
    for (int k = 0; k < graph.arity(i); k++) {
      if (changed[graph.input(i, k)]) {
        return true;
      }
    }
    return false;
  }

  private Value compute(int i) {
    Value[] x = new Value[graph.arity(i)];
    for (int k = 0; k < x.length; k++) {
      x[k] = values[graph.input(i, k)];
    }
    return switch (graph.kind(i)) {
      case PLUS -> x[0].plus(x[1]);
      case MINUS -> x[0].minus(x[1]);
      case TIMES -> x[0].times(x[1]);
      case DIV -> x[0].div(x[1]);
      case NEGATE -> x[0].negate();
      case SUM -> Value.sum(x);
      case DOT -> dot(x);
      case WHERE -> Value.where(x[0], graph.comparison(i), x[1], x[2], x[3]);
      case UNARY -> x[0].apply(graph.op(i));
      case BINARY -> x[0].apply(graph.op(i), x[1]);
      case NARY -> Value.of(graph.op(i), x);
      default -> throw new AssertionError(graph.kind(i));
    };
  }

  private static Value dot(Value[] x) {
    int first = x.length % 2;
    Value[] left = new Value[x.length / 2];
    Value[] right = new Value[x.length / 2];
    for (int k = 0; k < left.length; k++) {
      left[k] = x[first + 2 * k];
      right[k] = x[first + 2 * k + 1];
    }
    return first == 1 ? Value.dot(x[0], left, right) : Value.dot(left, right);
  }
}

package rustgrad.program.pass;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import rustgrad.api.BinaryOp;
import rustgrad.api.NaryOp;
import rustgrad.api.Op;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;
import rustgrad.program.ir.Dependence;
import rustgrad.program.ir.Formulas;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.Kind;
import rustgrad.program.trace.NeedsPoint;
import rustgrad.program.trace.Trace;

/**
 * Writes the partials of ops as the expressions that the ops state for them, so that they can be
 * differentiated.
 *
 * <pre>
 * v1 = tanh(x0)              v1 = tanh(x0)
 * v2 = tanh'(x0, v1)         v2 = times(v1, v1)
 * return v2                  v4 = minus(1.0, v2)
 *                            return v4
 * </pre>
 */
final class ExpandPartials {
  private static final int RULE_LIMIT = 1_000_000;

  private final Copy copy;

  /** The rules that have been traced. */
  private final Map<Rule, Graph> rules = new HashMap<>();

  /** Which partial of an op, and of how many inputs; ops are the same if they are one object. */
  private record Rule(Kind kind, Identity op, int place, int inputs) {}

  private record Identity(Op op) {
    @Override
    public boolean equals(Object other) {
      return other instanceof Identity identity && identity.op == op;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(op);
    }
  }

  private ExpandPartials(Graph graph) {
    this.copy = new Copy(graph);
  }

  /**
   * Expands the partials that depend on these inputs.
   *
   * @throws UnsupportedOperationException if an op states no expression for one
   */
  static Graph apply(Graph graph, int... inputs) {
    return new ExpandPartials(graph).run(Dependence.active(graph, inputs));
  }

  private Graph run(boolean[] active) {
    Graph graph = copy.from;
    for (int i = 0; i < graph.size(); i++) {
      if (active[i]) {
        expand(i);
      } else {
        copy.copy(i);
      }
    }
    return copy.build();
  }

  private void expand(int i) {
    Graph graph = copy.from;
    switch (graph.kind(i)) {
      case UNARY_PARTIAL -> {
        UnaryOp op = (UnaryOp) graph.op(i);
        inline(i, op, 0, graph.inputsOf(i), x -> op.partial(x[0], x[1]));
      }
      case PARTIAL_A -> {
        BinaryOp op = (BinaryOp) graph.op(i);
        inline(i, op, 0, graph.inputsOf(i), x -> op.partialA(x[0], x[1], x[2]));
      }
      case PARTIAL_B -> {
        BinaryOp op = (BinaryOp) graph.op(i);
        inline(i, op, 0, graph.inputsOf(i), x -> op.partialB(x[0], x[1], x[2]));
      }
      case NARY_PARTIALS -> {} // what picks from it is expanded, and nothing else reads it
      case PICK -> {
        int partials = graph.first(i);
        if (graph.kind(partials) == Kind.CALL) {
          copy.copy(i);
          return;
        }
        NaryOp op = (NaryOp) graph.op(partials);
        int place = graph.detail(i);
        inline(i, op, place, graph.inputsOf(partials), x -> Formulas.partial(op, place, x));
      }
      default -> copy.copy(i);
    }
  }

  /** Writes a rule, with these inputs, in place of an instruction. */
  private void inline(int i, Op op, int place, int[] inputs, Function<Value[], Value> rule) {
    Kind kind = copy.from.kind(i);
    Graph traced =
        rules.computeIfAbsent(
            new Rule(kind, new Identity(op), place, inputs.length),
            key -> trace(op, inputs.length, rule));
    Copy inlined = new Copy(traced, copy.to);
    for (int k = 0; k < traced.size(); k++) {
      if (k < inputs.length) {
        inlined.map(k, copy.of(inputs[k]));
      } else {
        inlined.copy(k);
      }
    }
    copy.map(i, inlined.of(traced.result()));
  }

  private static Graph trace(Op op, int inputs, Function<Value[], Value> rule) {
    try {
      return Trace.of(x -> new Value[] {rule.apply(x)}, inputs, null, RULE_LIMIT).graph();
    } catch (NeedsPoint e) {
      throw new IllegalStateException(
          "the symbolic derivative of op '%s' (%s) compares values; choose with Value.where instead"
              .formatted(op.name(), op.getClass().getName()),
          e);
    }
  }
}

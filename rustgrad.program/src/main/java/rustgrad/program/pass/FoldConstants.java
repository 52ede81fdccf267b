package rustgrad.program.pass;

import rustgrad.api.Op;
import rustgrad.program.ir.Formulas;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.Kind;

/**
 * Computes what depends on constants alone, and leaves out what changes no bit: a factor or divisor
 * 1, a term -0.0 (a term 0.0 would turn -0.0 into 0.0), a detach, a choice between equals. It never
 * leaves out x*0, which is NaN for an infinite x.
 *
 * <pre>
 * v2 = times(x0, 1.0)
 * v5 = times(2.0, 3.0)
 * v6 = plus(v2, v5)          v5 = plus(x0, 6.0)
 * return v6                  return v5
 * </pre>
 *
 * Runs after {@link Adjoint}, which must see the graph as it was written.
 */
final class FoldConstants {
  private final Copy copy;

  private FoldConstants(Graph graph) {
    this.copy = new Copy(graph);
  }

  static Graph apply(Graph graph) {
    FoldConstants fold = new FoldConstants(graph);
    for (int i = 0; i < graph.size(); i++) {
      fold.fold(i);
    }
    return fold.copy.build();
  }

  private void fold(int i) {
    Graph graph = copy.from;
    Kind kind = graph.kind(i);
    if (kind == Kind.INPUT || kind == Kind.CONSTANT) {
      copy.copy(i);
      return;
    }
    int[] x = copy.inputsOf(i);
    int same = sameAs(kind, x, i);
    if (same >= 0) {
      copy.map(i, same);
    } else if (canCompute(kind) && allConstant(x)) {
      copy.map(i, copy.to.constant(compute(kind, i, x)));
    } else {
      copy.copy(i);
    }
  }

  /** The new slot that holds the same number in any case, or -1. */
  private int sameAs(Kind kind, int[] x, int i) {
    return switch (kind) {
      case TIMES -> is(x[1], 1.0) ? x[0] : is(x[0], 1.0) ? x[1] : -1;
      case DIV -> is(x[1], 1.0) ? x[0] : -1;
      case PLUS -> is(x[1], -0.0) ? x[0] : is(x[0], -0.0) ? x[1] : -1;
      case MINUS -> is(x[1], 0.0) ? x[0] : -1;
      case DETACH -> x[0];
      case WHERE -> x[2] == x[3] ? x[2] : decided(i, x);
      default -> -1;
    };
  }

  private int decided(int i, int[] x) {
    if (!copy.to.isConstant(x[0]) || !copy.to.isConstant(x[1])) {
      return -1;
    }
    return copy.from.comparison(i).test(copy.to.number(x[0]), copy.to.number(x[1])) ? x[2] : x[3];
  }

  private boolean is(int slot, double number) {
    return copy.to.isConstant(slot)
        && Double.doubleToRawLongBits(copy.to.number(slot)) == Double.doubleToRawLongBits(number);
  }

  private static boolean canCompute(Kind kind) {
    return switch (kind) {
      case WHERE, GUARD, NARY_PARTIALS, PICK, ROW_SUM -> false;
      default -> true;
    };
  }

  private boolean allConstant(int[] x) {
    for (int slot : x) {
      if (!copy.to.isConstant(slot)) {
        return false;
      }
    }
    return true;
  }

  private double compute(Kind kind, int i, int[] slots) {
    double[] x = new double[slots.length];
    for (int k = 0; k < x.length; k++) {
      x[k] = copy.to.number(slots[k]);
    }
    double a = x[0];
    double b = x[x.length - 1];
    if (kind.usesOp()) {
      Op op = copy.from.op(i);
      return kind.hasFixedArity() ? Formulas.of(kind, op, a, b) : Formulas.of(kind, op, x);
    }
    return kind.hasFixedArity() ? Formulas.of(kind, a, b) : Formulas.of(kind, x);
  }
}

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
    Kind kind = copy.from.kind(i);
    switch (kind) {
      case INPUT, CONSTANT -> copy.copy(i);
      case PLUS, MINUS, TIMES, DIV -> foldArithmetic(i, kind);
      case DETACH -> copy.map(i, x(i, 0));
      case WHERE -> foldWhere(i);
      case GUARD, NARY_PARTIALS, CALL, PICK, ROW_SUM -> copy.copy(i);
      default -> compute(i, kind);
    }
  }

  private void foldArithmetic(int i, Kind kind) {
    int a = copy.of(copy.from.first(i));
    int b = copy.of(copy.from.second(i));
    boolean isConstantA = copy.to.isConstant(a);
    boolean isConstantB = copy.to.isConstant(b);
    if (!isConstantA && !isConstantB) {
      copy.copy(i);
    } else if (isConstantB && isRightNeutral(kind, copy.to.number(b))) {
      copy.map(i, a);
    } else if (isConstantA && isLeftNeutral(kind, copy.to.number(a))) {
      copy.map(i, b);
    } else {
      compute(i, kind);
    }
  }

  /** Whether {@code x kind number} is x, in any case. */
  private static boolean isRightNeutral(Kind kind, double number) {
    return switch (kind) {
      case TIMES, DIV -> is(number, 1.0);
      case PLUS -> is(number, -0.0);
      default -> is(number, 0.0); // MINUS
    };
  }

  /** Whether {@code number kind x} is x, in any case. */
  private static boolean isLeftNeutral(Kind kind, double number) {
    return switch (kind) {
      case TIMES -> is(number, 1.0);
      case PLUS -> is(number, -0.0);
      default -> false;
    };
  }

  private static boolean is(double number, double other) {
    return Double.doubleToRawLongBits(number) == Double.doubleToRawLongBits(other);
  }

  private void foldWhere(int i) {
    int same = x(i, 2) == x(i, 3) ? x(i, 2) : decided(i);
    if (same >= 0) {
      copy.map(i, same);
    } else {
      copy.copy(i);
    }
  }

  /** The side that is taken in any case, or -1. */
  private int decided(int i) {
    int left = x(i, 0);
    int right = x(i, 1);
    if (!copy.to.isConstant(left) || !copy.to.isConstant(right)) {
      return -1;
    }
    boolean holds = copy.from.comparison(i).test(copy.to.number(left), copy.to.number(right));
    return x(i, holds ? 2 : 3);
  }

  /** The new slot of input k. */
  private int x(int i, int k) {
    return copy.of(copy.from.input(i, k));
  }

  private void compute(int i, Kind kind) {
    if (dependsOnConstantsAlone(i)) {
      copy.map(i, copy.to.constant(computed(kind, i)));
    } else {
      copy.copy(i);
    }
  }

  private boolean dependsOnConstantsAlone(int i) {
    for (int k = 0; k < copy.from.arity(i); k++) {
      if (!copy.to.isConstant(x(i, k))) {
        return false;
      }
    }
    return true;
  }

  private double computed(Kind kind, int i) {
    double[] x = new double[copy.from.arity(i)];
    for (int k = 0; k < x.length; k++) {
      x[k] = copy.to.number(x(i, k));
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

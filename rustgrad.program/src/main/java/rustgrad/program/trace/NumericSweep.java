package rustgrad.program.trace;

import java.util.Objects;
import java.util.function.Function;
import rustgrad.api.BinaryOp;
import rustgrad.api.NaryOp;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;
import rustgrad.program.ir.Formulas;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.Kind;

/**
 * Sweeps back over a trace: the chain rule with the numbers that were recorded, in the reverse of
 * the order of recording.
 */
public final class NumericSweep {
  private final Graph graph;
  private final SlotNumbers numbers;

  /** The adjoint of each slot. 0.0 says that nothing has reached it; a sum of 0 is kept as -0.0. */
  private final double[] adjoint;

  private NumericSweep(Graph graph, SlotNumbers numbers) {
    this.graph = graph;
    this.numbers = numbers;
    this.adjoint = new double[graph.size()];
  }

  /** Writes the gradient at x, and returns the value. */
  public static double gradient(
      Function<Value[], Value[]> function, double[] x, double[] into, int nodeLimit) {
    Trace trace = Trace.of(function, x.length, x.clone(), nodeLimit);
    SlotNumbers numbers = Objects.requireNonNull(trace.numbers(), "traced at a point");
    NumericSweep sweep = new NumericSweep(trace.graph(), numbers);
    int result = trace.graph().result();
    sweep.receive(result, 1);
    sweep.run(result, x.length);
    for (int i = 0; i < x.length; i++) {
      into[i] = sweep.adjoint[i] + 0.0; // no -0.0, as in a leaf
    }
    return numbers.get(result);
  }

  private void receive(int slot, double contribution) {
    double sum = adjoint[slot] + contribution;
    adjoint[slot] = sum == 0 ? -0.0 : sum;
  }

  /**
   * Runs the chain rule once for each instruction that something has reached, from last to first.
   */
  private void run(int last, int first) {
    for (int i = last; i >= first; i--) {
      double g = adjoint[i];
      if (Double.doubleToRawLongBits(g) == 0) {
        continue;
      }
      int a = graph.first(i);
      int b = graph.second(i);
      switch (graph.kind(i)) {
        case PLUS -> {
          receive(b, g);
          receive(a, g);
        }
        case MINUS -> {
          receive(b, -g);
          receive(a, g);
        }
        case TIMES -> {
          receive(b, g * numbers.get(a));
          receive(a, g * numbers.get(b));
        }
        case DIV -> {
          receive(b, g * -(numbers.get(i) / numbers.get(b)));
          receive(a, g / numbers.get(b));
        }
        case NEGATE -> receive(a, -g);
        case UNARY -> {
          UnaryOp op = (UnaryOp) graph.op(i);
          receive(a, g * op.partial(numbers.get(a), numbers.get(i)));
        }
        default -> propagateRare(i, g);
      }
    }
  }

  private void propagateRare(int i, double g) {
    switch (graph.kind(i)) {
      case INPUT, CONSTANT, DETACH, GUARD -> {}
      case SUM -> {
        for (int k = graph.arity(i) - 1; k >= 0; k--) {
          receive(graph.input(i, k), g);
        }
      }
      case DOT -> dot(i, g);
      case WHERE -> {
        boolean holds = graph.comparison(i).test(x(i, 0), x(i, 1));
        receive(graph.input(i, holds ? 2 : 3), g);
      }
      case BINARY -> binary(i, (BinaryOp) graph.op(i), g);
      case NARY -> nary(i, (NaryOp) graph.op(i), g);
      default -> throw new AssertionError(graph.kind(i));
    }
  }

  /** The number of input k. */
  private double x(int i, int k) {
    return numbers.get(graph.input(i, k));
  }

  private void dot(int i, double g) {
    int k = graph.arity(i) - 1;
    for (; k > 0; k -= 2) {
      receive(graph.input(i, k), g * x(i, k - 1));
      receive(graph.input(i, k - 1), g * x(i, k));
    }
    if (k == 0) {
      receive(graph.input(i, 0), g);
    }
  }

  /** A partial with respect to a constant is not asked for: it may be NaN, and reaches nothing. */
  private void binary(int i, BinaryOp op, double g) {
    double y = numbers.get(i);
    if (graph.kind(graph.input(i, 1)) != Kind.CONSTANT) {
      receive(graph.input(i, 1), g * op.partialB(x(i, 0), x(i, 1), y));
    }
    if (graph.kind(graph.input(i, 0)) != Kind.CONSTANT) {
      receive(graph.input(i, 0), g * op.partialA(x(i, 0), x(i, 1), y));
    }
  }

  private void nary(int i, NaryOp op, double g) {
    double[] x = new double[graph.arity(i)];
    for (int k = 0; k < x.length; k++) {
      x[k] = x(i, k);
    }
    double[] partials = new double[x.length];
    Formulas.partials(op, x, numbers.get(i), partials);
    for (int k = x.length - 1; k >= 0; k--) {
      receive(graph.input(i, k), g * partials[k]);
    }
  }
}

package rustgrad.program.contract;

import rustgrad.api.BinaryOp;
import rustgrad.api.Comparison;
import rustgrad.api.Op;
import rustgrad.api.UnaryOp;
import rustgrad.core.OpRegistry;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.GraphBuilder;
import rustgrad.program.ir.Kind;

/** For each kind of instruction, a graph of four inputs that shows it, and its formula in Java. */
public final class KindExamples {
  private static final Op TANH = OpRegistry.discovered().op("tanh");
  private static final Op POW = OpRegistry.discovered().op("pow");

  private KindExamples() {}

  public static Graph graph(Kind kind) {
    GraphBuilder to = new GraphBuilder(4);
    return to.build(add(kind, to));
  }

  private static int add(Kind kind, GraphBuilder to) {
    return switch (kind) {
      case INPUT -> 2;
      case CONSTANT -> to.constant(-0.0);
      case PLUS, MINUS, TIMES, DIV -> to.add(kind, 0, 1);
      case NEGATE, DETACH, ROW_SUM -> to.add(kind, 1);
      case SUM, DOT -> to.add(kind, new int[] {0, 1, 2, 3});
      case WHERE -> to.where(Comparison.LESS, 0, 1, 2, 3);
      case GUARD -> {
        to.guard(Comparison.LESS, true, 0, 1);
        yield 2;
      }
      case UNARY -> to.add(kind, TANH, 0);
      case BINARY -> to.add(kind, POW, 0, 1);
      case NARY -> to.add(kind, WeightedSquares.OP, 0, 1, 2);
      case UNARY_PARTIAL -> to.add(kind, TANH, 0, to.add(Kind.UNARY, TANH, 0));
      case PARTIAL_A, PARTIAL_B -> to.add(kind, POW, 0, 1, to.add(Kind.BINARY, POW, 0, 1));
      case NARY_PARTIALS, PICK -> {
        int y = to.add(Kind.NARY, WeightedSquares.OP, 0, 1, 2);
        yield to.pick(to.add(Kind.NARY_PARTIALS, WeightedSquares.OP, 0, 1, 2, y), 1);
      }
      case CALL -> to.pick(to.add(kind, SumAndProduct.OP, 0, 1), 1);
    };
  }

  /** What a run at these inputs returns. */
  public static double expected(Kind kind, double a, double b, double c, double d) {
    UnaryOp tanh = (UnaryOp) TANH;
    BinaryOp pow = (BinaryOp) POW;
    return switch (kind) {
      case INPUT -> c;
      case CONSTANT -> -0.0;
      case PLUS -> a + b;
      case MINUS -> a - b;
      case TIMES -> a * b;
      case DIV -> a / b;
      case NEGATE -> -b;
      case DETACH -> b;
      case ROW_SUM -> b + 0.0;
      case SUM -> a + b + c + d;
      case DOT -> a * b + c * d;
      case WHERE -> a < b ? c : d;
      case GUARD -> a < b ? c : Double.NaN;
      case UNARY -> tanh.apply(a);
      case BINARY -> pow.apply(a, b);
      case NARY -> WeightedSquares.OP.apply(new double[] {a, b, c});
      case UNARY_PARTIAL -> tanh.partial(a, tanh.apply(a));
      case PARTIAL_A -> pow.partialA(a, b, pow.apply(a, b));
      case PARTIAL_B -> pow.partialB(a, b, pow.apply(a, b));
      case NARY_PARTIALS, PICK -> 4 * b;
      case CALL -> a * b;
    };
  }
}

package rustgrad.program.ir;

import java.util.Arrays;
import rustgrad.api.BinaryOp;
import rustgrad.api.NaryOp;
import rustgrad.api.Op;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;
import rustgrad.api.spi.Dispatcher;

/**
 * What each kind of instruction computes. An n-ary op that uses an input which it was not given is
 * an error that names it.
 */
public final class Formulas {
  private Formulas() {}

  /** The number of an instruction of one or two inputs, without an op; with one, b is ignored. */
  public static double of(Kind kind, double a, double b) {
    return switch (kind) {
      case PLUS -> a + b;
      case MINUS -> a - b;
      case TIMES -> a * b;
      case DIV -> a / b;
      case NEGATE -> -a;
      case DETACH -> a;
      case ROW_SUM -> 0.0 + a; // of one row
      default -> throw new AssertionError(kind);
    };
  }

  /** The number of an instruction of one or two inputs that uses an op; with one, b is ignored. */
  public static double of(Kind kind, Op op, double a, double b) {
    return switch (kind) {
      case UNARY -> ((UnaryOp) op).apply(a);
      case BINARY -> ((BinaryOp) op).apply(a, b);
      case UNARY_PARTIAL -> ((UnaryOp) op).partial(a, b);
      default -> throw new AssertionError(kind);
    };
  }

  /** The number of an instruction of any number of inputs without an op, a where excepted. */
  public static double of(Kind kind, double[] x) {
    return switch (kind) {
      case SUM -> sum(x);
      case DOT -> dot(x);
      default -> throw new AssertionError(kind);
    };
  }

  /** The number of an instruction of any number of inputs that uses an op. */
  public static double of(Kind kind, Op op, double[] x) {
    return switch (kind) {
      case NARY -> nary((NaryOp) op, x);
      case PARTIAL_A -> ((BinaryOp) op).partialA(x[0], x[1], x[2]);
      case PARTIAL_B -> ((BinaryOp) op).partialB(x[0], x[1], x[2]);
      default -> throw new AssertionError(kind);
    };
  }

  /** The value of an n-ary op. */
  public static double nary(NaryOp op, double[] x) {
    try {
      return op.apply(x);
    } catch (ArrayIndexOutOfBoundsException e) {
      throw Dispatcher.noSuchIndex(op, x.length, e);
    }
  }

  /** The partials of an n-ary op: see {@link NaryOp#partials}. */
  public static void partials(NaryOp op, double[] x, double y, double[] into) {
    try {
      op.partials(x, y, into);
    } catch (ArrayIndexOutOfBoundsException e) {
      throw Dispatcher.noSuchIndex(op, x.length, e);
    }
  }

  /** The partial of an n-ary op with respect to input i as an expression, given x and then y. */
  public static Value partial(NaryOp op, int i, Value[] xAndY) {
    int inputs = xAndY.length - 1;
    try {
      return op.partial(i, Arrays.copyOf(xAndY, inputs), xAndY[inputs]);
    } catch (ArrayIndexOutOfBoundsException e) {
      throw Dispatcher.noSuchIndex(op, inputs, e);
    }
  }

  private static double sum(double[] x) {
    double sum = x[0];
    for (int i = 1; i < x.length; i++) {
      sum += x[i];
    }
    return sum;
  }

  private static double dot(double[] x) {
    int i = x.length % 2;
    double sum = i == 1 ? x[0] : x[0] * x[1];
    for (i = i == 1 ? 1 : 2; i < x.length; i += 2) {
      sum += x[i] * x[i + 1];
    }
    return sum;
  }
}

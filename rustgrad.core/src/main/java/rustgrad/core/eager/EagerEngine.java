package rustgrad.core.eager;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import rustgrad.api.BinaryOp;
import rustgrad.api.Comparison;
import rustgrad.api.Engine;
import rustgrad.api.NaryOp;
import rustgrad.api.Op;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;
import rustgrad.core.OpRegistry;

/** Computes at once. A result that can reach a leaf remembers its inputs; others are constants. */
public final class EagerEngine implements Engine {

  @Override
  public Value leaf(double value) {
    return new Leaf(value);
  }

  @Override
  public Value constant(double value) {
    return new Constant(value);
  }

  @Override
  public Op op(String name) {
    return OpRegistry.discovered().op(name);
  }

  @Override
  public Value apply(Op op, Value... inputs) {
    checkArity(op, inputs);
    Engine host = hostOf(inputs);
    if (host != null) {
      return host.apply(op, inputs);
    }
    if (op instanceof UnaryOp unary) {
      return unary(unary, Node.of(inputs[0]));
    }
    return op instanceof BinaryOp binary
        ? binary(binary, Node.of(inputs[0]), Node.of(inputs[1]))
        : nary((NaryOp) op, inputs);
  }

  static Node unary(UnaryOp op, Node x) {
    double y = op.apply(x.item());
    return Recording.reaches(x) ? new Result.OfOne(op, y, x) : new Constant(y);
  }

  static Node arithmetic(Arithmetic op, Node a, Node b) {
    double y = op.apply(a.item(), b.item());
    return Recording.reaches(a, b) ? new Result.OfTwo(op, y, a, b) : new Constant(y);
  }

  private static Node binary(BinaryOp op, Node a, Node b) {
    double y = op.apply(a.item(), b.item());
    return Recording.reaches(a, b) ? new Result.OfTwo(op, y, a, b) : new Constant(y);
  }

  private static Node nary(NaryOp op, Value[] x) {
    double y = op.apply(items(x));
    return Recording.reaches(x) ? new Result.OfMany(op, y, x) : new Constant(y);
  }

  @Override
  public Value sum(Value... terms) {
    Engine host = hostOf(terms);
    if (host != null) {
      return host.sum(terms);
    }
    return terms.length == 0 ? new Constant(0) : nary(Sum.OP, terms);
  }

  @Override
  public Value dot(Value[] left, Value[] right) {
    checkPairs(left, right);
    if (left.length == 0) {
      throw new IllegalArgumentException("dot of no values; give a start for that case");
    }
    // -0.0 is what changes no bit of the first product.
    double y = addProducts(-0.0, left, right);
    if (Double.isNaN(y)) {
      Engine host = hostOf(left, right);
      if (host != null) {
        return host.dot(left, right);
      }
    }
    return Recording.reaches(left) || Recording.reaches(right)
        ? new Result.Dot(y, null, left, right)
        : new Constant(y);
  }

  @Override
  public Value dot(Value start, Value[] left, Value[] right) {
    checkPairs(left, right);
    double y = start instanceof Node s ? addProducts(s.item(), left, right) : Double.NaN;
    if (Double.isNaN(y)) {
      Engine host = hostOf(left, right, start);
      if (host != null) {
        return host.dot(start, left, right);
      }
    }
    Node s = Node.of(start);
    return Recording.reaches(s) || Recording.reaches(left) || Recording.reaches(right)
        ? new Result.Dot(y, s, left, right)
        : new Constant(y);
  }

  private static void checkPairs(Value[] left, Value[] right) {
    if (left.length != right.length) {
      throw new IllegalArgumentException(
          "dot of %d values with %d values; give as many of each"
              .formatted(left.length, right.length));
    }
  }

  /**
   * Adds left[i] * right[i] for every i, from left to right. NaN if a value is hosted elsewhere.
   */
  private static double addProducts(double sum, Value[] left, Value[] right) {
    for (int i = 0; i < left.length; i++) {
      sum += itemOrNaN(left[i]) * itemOrNaN(right[i]);
    }
    return sum;
  }

  private static double itemOrNaN(Value value) {
    return value instanceof Node || !(value instanceof Hosted) ? Node.of(value).item() : Double.NaN;
  }

  @Override
  public Value where(
      Value left, Comparison comparison, Value right, Value whenTrue, Value whenFalse) {
    Engine host = hostOf(left, right, whenTrue, whenFalse);
    if (host != null) {
      return host.where(left, comparison, right, whenTrue, whenFalse);
    }
    Node[] x = {Node.of(left), Node.of(right), Node.of(whenTrue), Node.of(whenFalse)};
    Node taken = comparison.test(x[0].item(), x[1].item()) ? x[2] : x[3];
    return Recording.reaches(x[2], x[3]) ? new Result.Where(taken, x) : new Constant(taken.item());
  }

  @Override
  public <T> T noGrad(Supplier<T> body) {
    return Recording.paused(body);
  }

  /** The engine of the first value that is not eager, or null. */
  private static @Nullable Engine hostOf(Value... values) {
    for (Value value : values) {
      if (!(value instanceof Node) && value instanceof Hosted hosted) {
        return hosted.host();
      }
    }
    return null;
  }

  private static @Nullable Engine hostOf(Value[] left, Value[] right, Value... others) {
    Engine host = hostOf(left);
    if (host == null) {
      host = hostOf(right);
    }
    return host == null ? hostOf(others) : host;
  }

  /** Whether this thread is in the body of {@code Value.noGrad}. */
  public static boolean isPaused() {
    return !Recording.on();
  }

  /** Runs the body as outside of any {@code Value.noGrad}. */
  public static <T> T recording(Supplier<T> body) {
    return Recording.resumed(body);
  }

  /** The number of an eager value. */
  public static double itemOf(Value value) {
    return Node.of(value).item();
  }

  /** Refuses a number of inputs that the op does not accept. */
  public static void checkArity(Op op, Value[] inputs) {
    if (!op.accepts(inputs.length)) {
      throw new IllegalArgumentException(
          "op '%s' does not accept %d inputs".formatted(op.name(), inputs.length));
    }
  }

  static double[] items(Value[] values) {
    double[] items = new double[values.length];
    for (int i = 0; i < values.length; i++) {
      items[i] = Node.of(values[i]).item();
    }
    return items;
  }
}

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
    if (left.length == 0) {
      throw new IllegalArgumentException("dot of no values; give a start for that case");
    }
    return dotFrom(null, left, right);
  }

  @Override
  public Value dot(Value start, Value[] left, Value[] right) {
    return dotFrom(start instanceof Hosted ? start : Node.of(start), left, right);
  }

  private static Value dotFrom(@Nullable Value start, Value[] left, Value[] right) {
    checkPairs(left, right);
    Engine host = Substitution.any() ? hostOf(left, right, start) : null;
    // Without a start -0.0, which changes no bit of the first product.
    Node s = start instanceof Node node ? node : null;
    double y = host != null ? Double.NaN : addProducts(s == null ? -0.0 : s.item(), left, right);
    if (Double.isNaN(y) || s != start) {
      host = hostOf(left, right, start);
    }
    if (host != null) {
      return start == null ? host.dot(left, right) : host.dot(start, left, right);
    }
    boolean records =
        s != null && Recording.reaches(s) || Recording.reaches(left) || Recording.reaches(right);
    return records ? new Result.Dot(y, s, left, right) : new Constant(y);
  }

  private static void checkPairs(Value[] left, Value[] right) {
    if (left.length != right.length) {
      throw new IllegalArgumentException(
          "dot of %d values with %d values; give as many of each"
              .formatted(left.length, right.length));
    }
  }

  /** Adds left[i] * right[i] for every i, from left to right. NaN if a value is not eager. */
  private static double addProducts(double sum, Value[] left, Value[] right) {
    for (int i = 0; i < left.length; i++) {
      if (!(left[i] instanceof Node l && right[i] instanceof Node r)) {
        return Double.NaN;
      }
      sum += l.item() * r.item();
    }
    return sum;
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
    return Recording.reaches(x[2], x[3])
        ? new Result.Where(taken, comparison, x)
        : new Constant(taken.item());
  }

  @Override
  public <T> T noGrad(Supplier<T> body) {
    return Recording.paused(body);
  }

  /** The engine of the first value that is not eager, or null; what is no value is refused. */
  private static @Nullable Engine hostOf(Value... values) {
    if (Substitution.any()) {
      Engine host = Substitution.hostOf(values);
      if (host != null) {
        return host;
      }
    }
    for (Value value : values) {
      if (!(value instanceof Node)) {
        if (value instanceof Hosted hosted) {
          return hosted.host();
        }
        throw Node.foreign(value);
      }
    }
    return null;
  }

  private static @Nullable Engine hostOf(Value[] left, Value[] right, @Nullable Value start) {
    Engine host = hostOf(left);
    if (host == null) {
      host = hostOf(right);
    }
    return host == null && start != null ? hostOf(start) : host;
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

  /** Runs a body in which other values stand for the leaves on an array, from one on. */
  public static <T> T substituting(double[] values, int from, Value[] others, Supplier<T> body) {
    return Substitution.run(values, from, others, body);
  }

  /** What stands for a value; the value itself if nothing does. */
  public static Value standInOf(Value value) {
    return Substitution.any() ? Substitution.of(value) : value;
  }

  /** Refuses a number of inputs that the op does not accept. */
  public static void checkArity(Op op, Value[] inputs) {
    if (!op.accepts(inputs.length)) {
      String takes =
          op instanceof UnaryOp
              ? "takes 1"
              : op instanceof BinaryOp ? "takes 2" : "takes another number";
      throw new IllegalArgumentException(
          "op '%s' %s, but got %d inputs".formatted(op.name(), takes, inputs.length));
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

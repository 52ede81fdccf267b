package rustgrad.core.eager;

import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import rustgrad.api.BinaryOp;
import rustgrad.api.Comparison;
import rustgrad.api.NaryOp;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;
import rustgrad.core.ir.GraphBuilder;
import rustgrad.core.ir.Kind;

/** The result of an op: a number, the inputs it was computed from, and how gradients flow back. */
abstract sealed class Result extends Node {
  Result(double value) {
    super(value);
  }

  /** The chain rule: adds grad() * d(this)/d(input) to every input, the last input first. */
  abstract void propagate();

  abstract int arity();

  /** The input at this place, from the left. */
  abstract Node input(int i);

  /** Appends the instruction that computes this from the slots of its inputs. */
  abstract int record(GraphBuilder to, int[] inputs);

  @Override
  public final List<Value> inputs() {
    return IntStream.range(0, arity()).<Value>mapToObj(this::input).toList();
  }

  /** The first input from place i on that this sweep is still to visit; -1 if there is none. */
  final int nextUnseen(int i, int sweep) {
    // By class, because a virtual call for each node takes a tenth of the time of training.
    if (this instanceof OfTwo two) {
      return i == 0 && two.a.isUnseen(sweep) ? 0 : i <= 1 && two.b.isUnseen(sweep) ? 1 : -1;
    }
    if (this instanceof OfOne one) {
      return i == 0 && one.x.isUnseen(sweep) ? 0 : -1;
    }
    if (this instanceof Dot dot) {
      return dot.nextOfPairs(i, sweep);
    }
    return nextOfMany(this instanceof Where ? Math.max(i, Where.FIRST_SIDE) : i, sweep);
  }

  private int nextOfMany(int i, int sweep) {
    while (i < arity() && !input(i).isUnseen(sweep)) {
      i++;
    }
    return i < arity() ? i : -1;
  }

  /** y = op(x): dy/dx = op.partial. */
  static final class OfOne extends Result {
    private final UnaryOp op;
    private final Node x;

    OfOne(UnaryOp op, double value, Node x) {
      super(value);
      this.op = op;
      this.x = x;
    }

    @Override
    void propagate() {
      x.accumulate(grad() * op.partial(x.item(), item()));
    }

    @Override
    public String op() {
      return op.name();
    }

    @Override
    int arity() {
      return 1;
    }

    @Override
    Node input(int i) {
      return x;
    }

    @Override
    int record(GraphBuilder to, int[] inputs) {
      return op == Negate.OP ? to.add(Kind.NEGATE, inputs) : to.add(Kind.UNARY, op, inputs);
    }
  }

  /**
   * y = a op b, for {@link Arithmetic} or a {@link BinaryOp}: dy/da = op.partialA, and so for b.
   */
  static final class OfTwo extends Result {
    private final Object op;
    private final Node a;
    private final Node b;

    OfTwo(Object op, double value, Node a, Node b) {
      super(value);
      this.op = op;
      this.a = a;
      this.b = b;
    }

    @Override
    void propagate() {
      if (op instanceof Arithmetic arithmetic) {
        arithmetic.propagate(grad(), a, b, item());
        return;
      }
      BinaryOp binary = (BinaryOp) op;
      if (b.requiresGrad()) {
        b.accumulate(grad() * binary.partialB(a.item(), b.item(), item()));
      }
      if (a.requiresGrad()) {
        a.accumulate(grad() * binary.partialA(a.item(), b.item(), item()));
      }
    }

    @Override
    public String op() {
      return op instanceof Arithmetic arithmetic
          ? arithmetic.name().toLowerCase(Locale.ROOT)
          : ((BinaryOp) op).name();
    }

    @Override
    int arity() {
      return 2;
    }

    @Override
    Node input(int i) {
      return i == 0 ? a : b;
    }

    @Override
    int record(GraphBuilder to, int[] inputs) {
      return op instanceof Arithmetic arithmetic
          ? to.add(Kind.valueOf(arithmetic.name()), inputs)
          : to.add(Kind.BINARY, (BinaryOp) op, inputs);
    }
  }

  /** y = op(x[0], x[1], ...): dy/dx[i] = op.partials[i]. */
  static final class OfMany extends Result {
    private final NaryOp op;
    private final Value[] x;

    OfMany(NaryOp op, double value, Value[] x) {
      super(value);
      this.op = op;
      this.x = x.clone();
    }

    @Override
    void propagate() {
      double[] partials = new double[x.length];
      op.partials(EagerEngine.items(x), item(), partials);
      for (int i = x.length - 1; i >= 0; i--) {
        input(i).accumulate(grad() * partials[i]);
      }
    }

    @Override
    public String op() {
      return op.name();
    }

    @Override
    int arity() {
      return x.length;
    }

    @Override
    Node input(int i) {
      return (Node) x[i];
    }

    @Override
    int record(GraphBuilder to, int[] inputs) {
      return op == Sum.OP ? to.add(Kind.SUM, inputs) : to.add(Kind.NARY, op, inputs);
    }
  }

  /**
   * y = x[2] or x[3], as x[0] compares with x[1]: the derivative by the side taken is 1. The walk
   * visits both sides, which keeps its order the same whichever is taken; it does not visit what is
   * compared, for nothing flows into that.
   */
  static final class Where extends Result {
    private static final int FIRST_SIDE = 2;
    private final Node taken;
    private final Comparison comparison;
    private final Node[] x;

    Where(Node taken, Comparison comparison, Node... x) {
      super(taken.item());
      this.taken = taken;
      this.comparison = comparison;
      this.x = x;
    }

    @Override
    void propagate() {
      taken.accumulate(grad());
    }

    @Override
    public String op() {
      return "where";
    }

    @Override
    int arity() {
      return x.length;
    }

    @Override
    Node input(int i) {
      return x[i];
    }

    @Override
    int record(GraphBuilder to, int[] in) {
      return to.where(comparison, in[0], in[1], in[2], in[3]);
    }
  }

  /**
   * y = s + l[0]*r[0] + l[1]*r[1] + ...: dy/dl[i] = r[i], dy/dr[i] = l[i], dy/ds = 1. The inputs
   * from the left are s, if there is a start, and l[0], r[0], l[1], r[1], ...
   */
  static final class Dot extends Result {
    private final @Nullable Node start;
    private final Value[] left;
    private final Value[] right;

    Dot(double value, @Nullable Node start, Value[] left, Value[] right) {
      super(value);
      this.start = start;
      this.left = left.clone();
      this.right = right.clone();
    }

    @Override
    void propagate() {
      double g = grad();
      for (int i = left.length - 1; i >= 0; i--) {
        Node l = (Node) left[i];
        Node r = (Node) right[i];
        r.accumulate(g * l.item());
        l.accumulate(g * r.item());
      }
      if (start != null) {
        start.accumulate(g);
      }
    }

    @Override
    public String op() {
      return "dot";
    }

    @Override
    int arity() {
      return 2 * left.length + (start == null ? 0 : 1);
    }

    @Override
    Node input(int i) {
      if (start != null && i-- == 0) {
        return start;
      }
      return (Node) (i % 2 == 0 ? left : right)[i / 2];
    }

    @Override
    int record(GraphBuilder to, int[] inputs) {
      return to.add(Kind.DOT, inputs);
    }

    /** The loop over {@link #input}, written out: it takes a sixth of the time of training. */
    private int nextOfPairs(int i, int sweep) {
      int first = start == null ? 0 : 1;
      if (start != null && i == 0 && start.isUnseen(sweep)) {
        return 0;
      }
      for (int k = Math.max(i - first, 0) / 2; k < left.length; k++) {
        if (((Node) left[k]).isUnseen(sweep)) {
          return first + 2 * k;
        }
        if (((Node) right[k]).isUnseen(sweep)) {
          return first + 2 * k + 1;
        }
      }
      return -1;
    }
  }
}

package rustgrad.core.eager;

import org.jspecify.annotations.Nullable;
import rustgrad.api.BinaryOp;
import rustgrad.api.NaryOp;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/** The chain rule for the arithmetic of the engine, and for ops by their partials. */
final class Rules {
  private Rules() {}

  /** y = a + b: dy/da = 1, dy/db = 1. */
  static final class Plus extends Result.OfTwo {
    Plus(double value, Node a, Node b) {
      super(value, a, b);
    }

    @Override
    void propagate() {
      b.accumulate(grad());
      a.accumulate(grad());
    }

    @Override
    public String op() {
      return "plus";
    }
  }

  /** y = a - b: dy/da = 1, dy/db = -1. */
  static final class Minus extends Result.OfTwo {
    Minus(double value, Node a, Node b) {
      super(value, a, b);
    }

    @Override
    void propagate() {
      b.accumulate(-grad());
      a.accumulate(grad());
    }

    @Override
    public String op() {
      return "minus";
    }
  }

  /** y = a * b: dy/da = b, dy/db = a. */
  static final class Times extends Result.OfTwo {
    Times(double value, Node a, Node b) {
      super(value, a, b);
    }

    @Override
    void propagate() {
      b.accumulate(grad() * a.item());
      a.accumulate(grad() * b.item());
    }

    @Override
    public String op() {
      return "times";
    }
  }

  /** y = a / b: dy/da = 1 / b, dy/db = -y / b. */
  static final class Div extends Result.OfTwo {
    Div(double value, Node a, Node b) {
      super(value, a, b);
    }

    @Override
    void propagate() {
      b.accumulate(grad() * -(item() / b.item()));
      a.accumulate(grad() / b.item());
    }

    @Override
    public String op() {
      return "div";
    }
  }

  /** y = -x: dy/dx = -1. */
  static final class Negate extends Result.OfOne {
    Negate(double value, Node x) {
      super(value, x);
    }

    @Override
    void propagate() {
      x.accumulate(-grad());
    }

    @Override
    public String op() {
      return "negate";
    }
  }

  /** y = x[0] + x[1] + ...: dy/dx[i] = 1. */
  static final class Sum extends Result.OfMany {
    Sum(double value, Value[] terms) {
      super(value, terms);
    }

    @Override
    void propagate() {
      for (int i = inputs.length - 1; i >= 0; i--) {
        input(i).accumulate(grad());
      }
    }

    @Override
    public String op() {
      return "sum";
    }
  }

  /**
   * y = s + l[0]*r[0] + l[1]*r[1] + ...: dy/dl[i] = r[i], dy/dr[i] = l[i], dy/ds = 1. Its inputs
   * from the left are s, if there is a start, and l[0], r[0], l[1], r[1], ...
   */
  static final class Dot extends Result {
    private final @Nullable Node start;
    private final Value[] left;
    private final Value[] right;

    /** Keeps the arrays. Every value in them is a node. */
    Dot(double value, @Nullable Node start, Value[] left, Value[] right) {
      super(value);
      this.start = start;
      this.left = left;
      this.right = right;
    }

    @Override
    int arity() {
      return (start == null ? 0 : 1) + left.length + right.length;
    }

    @Override
    Node input(int i) {
      if (start != null && i-- == 0) {
        return start;
      }
      return (Node) (i % 2 == 0 ? left : right)[i / 2];
    }

    @Override
    int nextUnseenOf(int i, int sweep) {
      int first = start == null ? 0 : 1;
      if (i < first && start.isUnseen(sweep)) {
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

    @Override
    void propagate() {
      for (int k = left.length - 1; k >= 0; k--) {
        Node l = (Node) left[k];
        Node r = (Node) right[k];
        r.accumulate(grad() * l.item());
        l.accumulate(grad() * r.item());
      }
      if (start != null) {
        start.accumulate(grad());
      }
    }

    @Override
    public String op() {
      return "dot";
    }
  }

  /**
   * y = whenTrue or whenFalse, whichever was taken: its derivative is 1, and nothing flows into the
   * other inputs, left, right and the side not taken.
   */
  static final class Where extends Result.OfMany {
    private final Node taken;

    Where(Node taken, Value[] inputs) {
      super(taken.item(), inputs);
      this.taken = taken;
    }

    @Override
    void propagate() {
      taken.accumulate(grad());
    }

    @Override
    public String op() {
      return "where";
    }
  }

  /** y = op(x): dy/dx = op.partial. */
  static final class Unary extends Result.OfOne {
    private final UnaryOp op;

    Unary(UnaryOp op, double value, Node x) {
      super(value, x);
      this.op = op;
    }

    @Override
    void propagate() {
      x.accumulate(grad() * op.partial(x.item(), item()));
    }

    @Override
    public String op() {
      return op.name();
    }
  }

  /** y = op(a, b): dy/da = op.partialA, dy/db = op.partialB. */
  static final class Binary extends Result.OfTwo {
    private final BinaryOp op;

    Binary(BinaryOp op, double value, Node a, Node b) {
      super(value, a, b);
      this.op = op;
    }

    @Override
    void propagate() {
      if (b.requiresGrad()) {
        b.accumulate(grad() * op.partialB(a.item(), b.item(), item()));
      }
      if (a.requiresGrad()) {
        a.accumulate(grad() * op.partialA(a.item(), b.item(), item()));
      }
    }

    @Override
    public String op() {
      return op.name();
    }
  }

  /** y = op(x[0], x[1], ...): dy/dx[i] = op.partials[i]. */
  static final class Nary extends Result.OfMany {
    private final NaryOp op;

    Nary(NaryOp op, double value, Value[] inputs) {
      super(value, inputs);
      this.op = op;
    }

    @Override
    void propagate() {
      double[] partials = new double[inputs.length];
      op.partials(EagerEngine.items(inputs), item(), partials);
      for (int i = inputs.length - 1; i >= 0; i--) {
        if (input(i).requiresGrad()) {
          input(i).accumulate(grad() * partials[i]);
        }
      }
    }

    @Override
    public String op() {
      return op.name();
    }
  }
}

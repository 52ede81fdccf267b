package rustgrad.core.eager;

import java.util.List;
import rustgrad.api.Comparison;
import rustgrad.api.Op;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/** A number of an eager graph: a {@link Constant}, a {@link Leaf} or a {@link Result}. */
abstract sealed class Node implements Value permits Constant, Leaf, Result {
  private final double value;
  private double grad;
  private String label = "";

  /** The sweep of {@link Backward} that has reached this node, or 0. */
  int visit;

  Node(double value) {
    this.value = value;
  }

  /** The node behind a value that a user passed in. */
  static Node of(Value value) {
    if (value instanceof Node node) {
      return node;
    }
    throw foreign(value);
  }

  static IllegalArgumentException foreign(Value value) {
    return new IllegalArgumentException(
        value == null
            ? "an input is null; every input must be a Value"
            : "an input of " + value.getClass() + " was not made by Value.of or Value.constant");
  }

  /** This number as a constant of the engine that the other value belongs to. */
  private Value beside(Value other) {
    return other instanceof Hosted hosted ? hosted.host().constant(item()) : of(other);
  }

  private static boolean isReplaced(Value a, Value b) {
    return Substitution.any() && (Substitution.of(a) != a || Substitution.of(b) != b);
  }

  // A parameter keeps its numbers elsewhere. The methods below ask for it by its class, because
  // virtual calls in the innermost loops of training cost a fifth of the time.

  @Override
  public final double item() {
    return this instanceof ParameterLeaf p ? p.number() : value;
  }

  @Override
  public final double grad() {
    return this instanceof ParameterLeaf p ? p.gradients[p.index] : grad;
  }

  @Override
  public final void zeroGrad() {
    if (this instanceof ParameterLeaf p) {
      p.gradients[p.index] = 0;
    } else {
      grad = 0;
    }
  }

  /** Adds to the gradient, if this node has one. */
  final void accumulate(double contribution) {
    if (this instanceof ParameterLeaf p) {
      p.gradients[p.index] += contribution;
    } else if (requiresGrad()) {
      grad += contribution;
      visit |= Backward.REACHED;
    }
  }

  /** Whether this sweep is still to visit this node. */
  final boolean isUnseen(int sweep) {
    return visit != sweep && requiresGrad();
  }

  @Override
  public final boolean requiresGrad() {
    return !(this instanceof Constant);
  }

  @Override
  public final void backward() {
    if (!requiresGrad()) {
      throw new IllegalStateException(
          "backward() on the constant %s, which depends on no leaf; make what you differentiate by with Value.of, and compute outside of Value.noGrad"
              .formatted(this));
    }
    new Backward().from(this);
  }

  @Override
  public final Value plus(Value right) {
    if (isReplaced(this, right)) {
      return Substitution.of(this).plus(Substitution.of(right));
    }
    return right instanceof Node b
        ? EagerEngine.arithmetic(Arithmetic.PLUS, this, b)
        : beside(right).plus(right);
  }

  @Override
  public final Value minus(Value right) {
    if (isReplaced(this, right)) {
      return Substitution.of(this).minus(Substitution.of(right));
    }
    return right instanceof Node b
        ? EagerEngine.arithmetic(Arithmetic.MINUS, this, b)
        : beside(right).minus(right);
  }

  @Override
  public final Value times(Value right) {
    if (isReplaced(this, right)) {
      return Substitution.of(this).times(Substitution.of(right));
    }
    return right instanceof Node b
        ? EagerEngine.arithmetic(Arithmetic.TIMES, this, b)
        : beside(right).times(right);
  }

  @Override
  public final Value div(Value right) {
    if (isReplaced(this, right)) {
      return Substitution.of(this).div(Substitution.of(right));
    }
    return right instanceof Node b
        ? EagerEngine.arithmetic(Arithmetic.DIV, this, b)
        : beside(right).div(right);
  }

  @Override
  public final Value negate() {
    if (isReplaced(this, this)) {
      return Substitution.of(this).negate();
    }
    return EagerEngine.unary(Negate.OP, this);
  }

  /** For a unary op, without the arrays of the general way. */
  @Override
  public final Value apply(Op op, Value... others) {
    if (isReplaced(this, this)) {
      return Substitution.of(this).apply(op, others);
    }
    return others.length == 0 && op instanceof UnaryOp unary
        ? EagerEngine.unary(unary, this)
        : Value.super.apply(op, others);
  }

  @Override
  public final boolean is(Comparison comparison, Value right) {
    if (isReplaced(this, right)) {
      return Substitution.of(this).is(comparison, Substitution.of(right));
    }
    return right instanceof Node b
        ? comparison.test(item(), b.item())
        : beside(right).is(comparison, right);
  }

  @Override
  public final Value detach() {
    if (isReplaced(this, this)) {
      return Substitution.of(this).detach();
    }
    return new Constant(item());
  }

  @Override
  public final String label() {
    return label;
  }

  @Override
  public final Value label(String label) {
    this.label = label;
    return this;
  }

  @Override
  public List<Value> inputs() {
    return List.of();
  }

  /** Such as "c = 6.0 (times, grad 1.0)". */
  @Override
  public final String toString() {
    String name = label.isEmpty() ? "" : label + " = ";
    return name + item() + " (" + op() + (requiresGrad() ? ", grad " + grad() : "") + ")";
  }
}

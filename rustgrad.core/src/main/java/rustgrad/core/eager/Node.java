package rustgrad.core.eager;

import java.util.List;
import java.util.Locale;
import java.util.Objects;
import rustgrad.api.Value;
import rustgrad.api.spi.Dispatcher;

/** A number of the graph: a {@link Constant}, a {@link Leaf}, or a {@link Result}. */
abstract sealed class Node implements Value permits Constant, Leaf, Result {
  private final double number;
  private double grad;
  private boolean reached;
  private String label = "";

  /** The mark of the {@link Backward} that is working on this node. */
  int mark;

  Node(double number) {
    this.number = number;
  }

  /** The node behind a value that a user passed in. */
  static Node of(Value value) {
    if (value instanceof Node node) {
      return node;
    }
    throw Dispatcher.notEager(value);
  }

  /** This node's own number, even while another value stands for it: see {@link Leaf#item()}. */
  final double number() {
    // By class: number and accumulate are the innermost steps of training; as virtual calls they
    // double its time.
    return this instanceof Leaf leaf ? leaf.numbers[leaf.index] : number;
  }

  /** grad += contribution, if this node has a gradient. */
  final void accumulate(double contribution) {
    if (this instanceof Leaf leaf) {
      leaf.gradients[leaf.index] += contribution;
    } else if (requiresGrad()) {
      grad += contribution;
      reached = true;
    }
  }

  /**
   * Whether something has been contributed since {@link #zeroGrad()}. What nothing reaches, because
   * a where took its other side, does not propagate: 0 times an infinite partial would be NaN.
   */
  final boolean isReached() {
    return reached;
  }

  @Override
  public double item() {
    return number();
  }

  @Override
  public double grad() {
    return grad;
  }

  @Override
  public void zeroGrad() {
    grad = 0;
    reached = false;
  }

  @Override
  public final boolean requiresGrad() {
    return !(this instanceof Constant);
  }

  @Override
  public final void backward() {
    Backward.run(this);
  }

  /** By default the name of the class: "leaf", "dot", ... */
  @Override
  public String op() {
    return getClass().getSimpleName().toLowerCase(Locale.ROOT);
  }

  @Override
  public List<Value> inputs() {
    return List.of();
  }

  @Override
  public final String label() {
    return label;
  }

  @Override
  public final Value label(String label) {
    this.label = Objects.requireNonNull(label, "label");
    return this;
  }

  /** Such as "c = 6.0 (times, grad 1.0)". */
  @Override
  public final String toString() {
    String name = label.isEmpty() ? "" : label + " = ";
    return name + number() + " (" + op() + (requiresGrad() ? ", grad " + grad() : "") + ")";
  }
}

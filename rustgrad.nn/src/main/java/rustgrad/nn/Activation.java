package rustgrad.nn;

import java.util.Map;
import rustgrad.api.Op;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;
import rustgrad.core.Parameters;

/**
 * A unary op on each of its inputs: a model without parameters, to stand in a {@link Sequential}.
 */
public final class Activation implements Model {
  private static final Parameters NONE = Parameters.of();

  private final UnaryOp op;
  private final int inputs;

  private Activation(UnaryOp op, int inputs) {
    this.op = op;
    this.inputs = inputs;
  }

  /**
   * A unary op, which need not be registered, on this many inputs.
   *
   * @throws IllegalArgumentException if it takes more than one input, or inputs is less than 1
   */
  public static Activation of(Op op, int inputs) {
    Check.atLeast(1, "the number of inputs of an activation", inputs);
    return new Activation(Activations.unary(op), inputs);
  }

  /** What is applied to every input. */
  public UnaryOp op() {
    return op;
  }

  @Override
  public Parameters parameters() {
    return NONE;
  }

  @Override
  public Map<String, Value> namedParameters() {
    return Map.of();
  }

  @Override
  public int inputs() {
    return inputs;
  }

  @Override
  public int outputs() {
    return inputs;
  }

  @Override
  public Value[] forward(Value... x) {
    Check.inputs(this, x.length);
    return Activations.apply(op, x);
  }

  /** The name of the op. */
  @Override
  public String toString() {
    return op.name();
  }
}

package rustgrad.nn;

import java.util.Map;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;
import rustgrad.core.Parameters;

/** An op on each of its inputs: a model without parameters. */
record Activation(UnaryOp op, int inputs) implements Model {
  private static final Parameters NONE = Parameters.of();

  @Override
  public Parameters parameters() {
    return NONE;
  }

  @Override
  public Map<String, Value> namedParameters() {
    return Map.of();
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

package rustgrad.onnx.read;

import java.util.Map;
import rustgrad.api.Value;
import rustgrad.core.Parameters;
import rustgrad.nn.Model;

/** y[i] = e^(x[i] - m) / (e^(x[0] - m) + e^(x[1] - m) + ...), with m the greatest x. */
record Softmax(int inputs) implements Model {
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
    Value greatest = x[0];
    for (Value other : x) {
      greatest = greatest.max(other);
    }
    Value[] y = new Value[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = x[i].minus(greatest).exp();
    }
    Value sum = Value.sum(y);
    for (int i = 0; i < y.length; i++) {
      y[i] = y[i].div(sum);
    }
    return y;
  }

  @Override
  public String toString() {
    return "softmax";
  }
}

package rustgrad.onnx.read;

import java.util.Map;
import rustgrad.api.Value;
import rustgrad.core.Parameters;
import rustgrad.nn.Model;

/** A function of each input by itself, such as the subtraction of a mean: a model of a file. */
record Elementwise(String name, int inputs, OfColumn function) implements Model {
  private static final Parameters NONE = Parameters.of();

  /** A function of input i. */
  @FunctionalInterface
  interface OfColumn {
    Value of(int i, Value x);
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
  public int outputs() {
    return inputs;
  }

  @Override
  public Value[] forward(Value... x) {
    Value[] y = new Value[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = function.of(i, x[i]);
    }
    return y;
  }

  @Override
  public String toString() {
    return name;
  }
}

package rustgrad.onnx;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import rustgrad.api.Value;
import rustgrad.core.Parameters;
import rustgrad.nn.Model;

/** A function as a model without parameters. */
record FunctionModel(int inputs, int outputs, Function<Value[], Value[]> function)
    implements Model {
  private static final Parameters NONE = Parameters.of();

  FunctionModel {
    Objects.requireNonNull(function, "function");
    if (inputs < 1 || outputs < 1) {
      throw new IllegalArgumentException(
          "a function of %d inputs and %d outputs; expected 1 or more of each"
              .formatted(inputs, outputs));
    }
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
  public Value[] forward(Value... x) {
    return function.apply(x);
  }

  /** Such as "function of 2 inputs". */
  @Override
  public String toString() {
    return "function of " + inputs + " inputs";
  }
}

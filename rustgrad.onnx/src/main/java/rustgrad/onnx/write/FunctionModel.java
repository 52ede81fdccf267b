package rustgrad.onnx.write;

import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import rustgrad.api.Value;
import rustgrad.core.Parameters;
import rustgrad.nn.Model;

/**
 * A function as a model without parameters, of which nothing but its name is known: one that is
 * written, or a part of a file that is no layer.
 */
public record FunctionModel(
    String name, int inputs, int outputs, Function<Value[], Value[]> function) implements Model {
  private static final Parameters NONE = Parameters.of();

  public FunctionModel {
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
    if (x.length != inputs) {
      throw new IllegalArgumentException(
          "%s got %d inputs; expected %d".formatted(name, x.length, inputs));
    }
    return function.apply(x);
  }

  @Override
  public String toString() {
    return name;
  }
}

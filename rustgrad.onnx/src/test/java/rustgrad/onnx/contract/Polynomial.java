package rustgrad.onnx.contract;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import rustgrad.api.Value;
import rustgrad.core.Parameters;
import rustgrad.nn.Model;

/** y = c[0] + c[1] x + c[2] x^2 + ...: a model whose structure the writer does not know. */
public final class Polynomial implements Model {
  private final Parameters parameters;

  public Polynomial(double... coefficients) {
    parameters = Parameters.of(coefficients);
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public Map<String, Value> namedParameters() {
    Map<String, Value> named = new LinkedHashMap<>();
    for (int i = 0; i < parameters.size(); i++) {
      named.put("c[" + i + "]", parameters.get(i));
    }
    return named;
  }

  @Override
  public int inputs() {
    return 1;
  }

  @Override
  public int outputs() {
    return 1;
  }

  @Override
  public Value[] forward(Value... x) {
    Value[] powers = new Value[parameters.size() - 1];
    powers[0] = x[0];
    for (int i = 1; i < powers.length; i++) {
      powers[i] = powers[i - 1].times(x[0]);
    }
    Value[] c = parameters.values().toArray(Value[]::new);
    Value[] factors = Arrays.copyOfRange(c, 1, c.length);
    return new Value[] {Value.dot(c[0], factors, powers)};
  }
}

package rustgrad.io;

import java.util.LinkedHashMap;
import java.util.Map;
import rustgrad.api.Value;
import rustgrad.core.Parameters;
import rustgrad.nn.Model;

/** A model such as a user writes: slope x + offset. */
final class Line implements Model {
  private final Parameters parameters;

  Line(double slope, double offset) {
    parameters = Parameters.of(slope, offset);
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public Map<String, Value> namedParameters() {
    Map<String, Value> named = new LinkedHashMap<>();
    named.put("slope", parameters.get(0));
    named.put("offset", parameters.get(1));
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
    return new Value[] {x[0].times(parameters.get(0)).plus(parameters.get(1))};
  }
}

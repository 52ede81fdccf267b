package rustgrad.nn;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiFunction;
import rustgrad.api.Value;
import rustgrad.core.Parameters;

/** A model of one output, with a forward pass of the test's own. */
record SmallModel(int inputs, Parameters parameters, BiFunction<Parameters, Value[], Value> forward)
    implements Model {

  static SmallModel of(
      int inputs, BiFunction<Parameters, Value[], Value> forward, double... start) {
    return new SmallModel(inputs, Parameters.of(start), forward);
  }

  @Override
  public Map<String, Value> namedParameters() {
    Map<String, Value> named = new LinkedHashMap<>();
    for (int i = 0; i < parameters.size(); i++) {
      named.put("p" + i, parameters.get(i));
    }
    return named;
  }

  @Override
  public int outputs() {
    return 1;
  }

  @Override
  public Value[] forward(Value... x) {
    Check.inputs(this, x.length);
    return new Value[] {forward.apply(parameters, x)};
  }

  @Override
  public String toString() {
    return "SmallModel(%d, 1)".formatted(inputs);
  }
}

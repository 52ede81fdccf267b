package rustgrad.nn;

import java.util.LinkedHashMap;
import java.util.Map;
import rustgrad.api.Value;
import rustgrad.core.Parameters;

/** The model of one's own that docs/models.md shows, a exp(-((x - b) / c)^2). */
final class Bell implements Model {
  private final Parameters p = Parameters.of(1, 0.8, 1);

  @Override
  public Parameters parameters() {
    return p;
  }

  @Override
  public Map<String, Value> namedParameters() {
    Map<String, Value> named = new LinkedHashMap<>();
    named.put("height", p.get(0));
    named.put("middle", p.get(1));
    named.put("width", p.get(2));
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
    Value distance = x[0].minus(p.get(1)).div(p.get(2));
    return new Value[] {distance.times(distance).negate().exp().times(p.get(0))};
  }
}

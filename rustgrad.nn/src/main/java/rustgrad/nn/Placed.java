package rustgrad.nn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import rustgrad.api.Value;
import rustgrad.core.Parameters;

/** A model on other parameters, which stand for its own while it computes. */
record Placed(Parameters parameters, Model model) implements Model {

  /** A model, or one that is placed already, on as many parameters as it has. */
  static Placed on(Parameters parameters, Model model) {
    if (!List.copyOf(model.namedParameters().values()).equals(model.parameters().values())) {
      throw new IllegalArgumentException(
          "the namedParameters() of %s are not its parameters(); let them be the same leaves in the same order"
              .formatted(model));
    }
    return new Placed(parameters, model instanceof Placed placed ? placed.model : model);
  }

  @Override
  public Map<String, Value> namedParameters() {
    Map<String, Value> named = new LinkedHashMap<>();
    for (String name : model.namedParameters().keySet()) {
      named.put(name, parameters.get(named.size()));
    }
    return named;
  }

  @Override
  public int inputs() {
    return model.inputs();
  }

  @Override
  public int outputs() {
    return model.outputs();
  }

  @Override
  public Value[] forward(Value... x) {
    Value[] own = parameters.values().toArray(Value[]::new);
    return model.parameters().at(own, () -> model.forward(x));
  }

  @Override
  public String toString() {
    return model.toString();
  }
}

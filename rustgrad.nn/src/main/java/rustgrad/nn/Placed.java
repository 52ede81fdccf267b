package rustgrad.nn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import rustgrad.api.Value;
import rustgrad.core.Parameters;

/** A model on other parameters, which stand for its own while it computes. */
record Placed(Parameters parameters, Model model) implements Model {

  /** Models one after another, each on its slice of these parameters. */
  static <M extends Model> List<M> row(
      Parameters parameters, List<M> models, BiFunction<M, Parameters, M> placing) {
    List<M> placed = new ArrayList<>();
    int from = 0;
    for (M model : models) {
      int size = model.parameters().size();
      placed.add(placing.apply(model, parameters.slice(from, size)));
      from += size;
    }
    return Collections.unmodifiableList(placed);
  }

  /** A model on as many other parameters, which get the numbers that it has now. */
  static Model startingFrom(Model model, Parameters parameters) {
    parameters.setAll(model.parameters().items());
    return on(model, parameters);
  }

  /** A model on as many other parameters: one of its kind, if that can be. */
  static Model on(Model model, Parameters parameters) {
    if (model instanceof Linear linear) {
      return linear.on(parameters);
    } else if (model instanceof MLP mlp) {
      return mlp.on(parameters);
    } else if (model instanceof Sequential sequential) {
      return sequential.on(parameters);
    } else if (model.parameters().size() == 0) {
      return model;
    } else if (model instanceof Placed placed) {
      return new Placed(parameters, placed.model);
    }
    checkNames(model);
    return new Placed(parameters, model);
  }

  private static void checkNames(Model model) {
    if (!List.copyOf(model.namedParameters().values()).equals(model.parameters().values())) {
      throw new IllegalArgumentException(
          "the namedParameters() of %s are not its parameters(); let them be the same leaves in the same order"
              .formatted(model));
    }
  }

  @Override
  public Map<String, Value> namedParameters() {
    return Names.named(this);
  }

  @Override
  public Map<String, int[]> parameterShapes() {
    return model.parameterShapes();
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

package rustgrad.nn;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Goes through the parts of a model with the numbers of one row. */
final class ModelWalk {
  private @Nullable String found;

  private ModelWalk() {}

  /**
   * The first part that gives a number that is not finite, such as "part 1, MLP(4, 8, 3), layer 0,
   * Linear(in=4, out=8) gives Infinity".
   */
  static Optional<String> firstNotFinite(Model model, double... x) {
    ModelWalk walk = new ModelWalk();
    walk.through("", model, x);
    return Optional.ofNullable(walk.found);
  }

  /** The outputs of a model. */
  private double[] through(String path, Model model, double[] x) {
    if (model instanceof Sequential sequential) {
      return throughParts(path, sequential.parts(), x);
    } else if (model instanceof MLP mlp) {
      return throughLayers(path + mlp + ", ", mlp, x);
    }
    return note(path + model, model.predict(x));
  }

  private double[] throughParts(String path, List<Model> parts, double[] x) {
    double[] y = x;
    for (int k = 0; k < parts.size(); k++) {
      y = through("%spart %d, ".formatted(path, k), parts.get(k), y);
    }
    return y;
  }

  private double[] throughLayers(String path, MLP mlp, double[] x) {
    List<Linear> layers = mlp.layers();
    double[] y = through(path + "layer 0, ", layers.get(0), x);
    for (int k = 1; k < layers.size(); k++) {
      Activation activation = Activation.of(mlp.activation(), y.length);
      y = through("%safter layer %d, ".formatted(path, k - 1), activation, y);
      y = through("%slayer %d, ".formatted(path, k), layers.get(k), y);
    }
    return y;
  }

  private double[] note(String part, double[] outputs) {
    for (double output : outputs) {
      if (found == null && !Double.isFinite(output)) {
        found = part + " gives " + output;
      }
    }
    return outputs;
  }
}

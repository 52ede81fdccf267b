package rustgrad.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import rustgrad.api.Op;
import rustgrad.api.Value;
import rustgrad.core.Parameters;

/**
 * Models one after another: the outputs of each are the inputs of the next. A part may be a {@link
 * Linear} layer, a model of your own, or another Sequential; between them stand activations.
 *
 * <pre>{@code
 * Sequential model = Sequential.of(Linear.of(2, 16)).then("tanh").then(Linear.of(16, 1));
 * model.namedParameters().keySet(); // [0.weight[0][0], ..., 0.bias[15], 2.weight[0][0], ...]
 * }</pre>
 *
 * <p>It has parameters of its own in one flat array, part by part, which start at the numbers that
 * the given models have when it is made. Training moves these and never the given models: what was
 * learned is in {@link #parts()}. A model that is given twice becomes two parts, which learn apart.
 *
 * <p>A model of your own computes with its own leaves, and meanwhile those of the Sequential stand
 * for them ({@link Parameters#at(Value[], java.util.function.Supplier)}). So its forward pass
 * should use its leaves, not the numbers of its {@code parameters()}, which do not move.
 *
 * <p>As in PyTorch's {@code nn.Sequential}, a parameter has the number of its part before its name,
 * and an activation is a part. Immutable but for the numbers of the parameters.
 */
public final class Sequential implements Model {
  private final Parameters parameters;
  private final List<Model> parts;

  private Sequential(Parameters parameters, List<Model> parts) {
    this.parameters = parameters;
    this.parts = parts;
  }

  /**
   * A sequence of these models.
   *
   * @throws IllegalArgumentException if a model does not take as many inputs as the one before
   *     gives outputs, or its {@link #namedParameters()} are not its {@link #parameters()}
   */
  public static Sequential of(Model first, Model... next) {
    List<Model> models = new ArrayList<>();
    models.add(Objects.requireNonNull(first, "first"));
    for (Model model : next) {
      models.add(Objects.requireNonNull(model, "next"));
    }
    return of(models);
  }

  private static Sequential of(List<Model> models) {
    for (int k = 1; k < models.size(); k++) {
      checkFit(k, models.get(k - 1), models.get(k));
    }
    long count = models.stream().mapToLong(model -> model.parameters().size()).sum();
    Parameters parameters = Parameters.of(new double[Check.parameterCount(name(models), count)]);
    Sequential sequential =
        new Sequential(parameters, Placed.row(parameters, models, Placed::startingFrom));
    Names.label(sequential);
    return sequential;
  }

  private static void checkFit(int place, Model last, Model next) {
    if (last.outputs() != next.inputs()) {
      throw new IllegalArgumentException(
          "part %d, %s, gives %d outputs, but %s after it takes %d inputs; make them equal"
              .formatted(place - 1, last, last.outputs(), next, next.inputs()));
    }
  }

  /** The same sequence on other parameters, as many. */
  Sequential on(Parameters others) {
    return new Sequential(others, Placed.row(others, parts, Placed::on));
  }

  /**
   * A new sequence: this one, from the numbers that it has now, and then a model.
   *
   * @throws IllegalArgumentException if the model does not take as many inputs as this one gives
   *     outputs, or its {@link #namedParameters()} are not its {@link #parameters()}
   */
  public Sequential then(Model next) {
    List<Model> models = new ArrayList<>(parts);
    models.add(Objects.requireNonNull(next, "next"));
    return of(models);
  }

  /**
   * A new sequence: this one, from the numbers that it has now, and then a unary op on each of its
   * outputs, which need not be registered.
   *
   * @throws IllegalArgumentException if the op takes more than one input
   */
  public Sequential then(Op activation) {
    return then(Activation.of(activation, outputs()));
  }

  /**
   * As {@link #then(Op)}, with the name of any unary op on the module path or class path, a
   * plugin's too.
   *
   * @throws IllegalArgumentException if no op has this name, or it takes more than one input
   */
  public Sequential then(String activation) {
    return then(Activations.named(activation));
  }

  /**
   * The parts, the first one first: models that have the numbers and the leaves of this one, each
   * its own. A {@link Linear}, {@link MLP}, {@link Sequential} or {@link Activation} is one again.
   */
  public List<Model> parts() {
    return parts;
  }

  @Override
  public Parameters parameters() {
    return parameters;
  }

  @Override
  public Map<String, Value> namedParameters() {
    return Names.named(this);
  }

  @Override
  public Map<String, int[]> parameterShapes() {
    return Names.numbered("", parts);
  }

  @Override
  public int inputs() {
    return parts.get(0).inputs();
  }

  @Override
  public int outputs() {
    return parts.get(parts.size() - 1).outputs();
  }

  @Override
  public Value[] forward(Value... x) {
    Check.inputs(this, x.length);
    Value[] y = x;
    for (Model part : parts) {
      y = part.forward(y);
    }
    return y;
  }

  /** Such as "Sequential(Linear(in=2, out=16), tanh, Linear(in=16, out=1))". */
  @Override
  public String toString() {
    return name(parts);
  }

  private static String name(List<Model> parts) {
    return parts.stream()
        .map(Model::toString)
        .collect(Collectors.joining(", ", "Sequential(", ")"));
  }
}

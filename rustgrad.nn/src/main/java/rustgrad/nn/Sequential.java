package rustgrad.nn;

import java.util.ArrayList;
import java.util.Collections;
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
 * <p>A given model computes with its own leaves, and meanwhile those of the Sequential stand for
 * them ({@link Parameters#at(Value[], java.util.function.Supplier)}). So its forward pass should
 * use its leaves, not the numbers of its {@code parameters()}, which do not move.
 *
 * <p>As in PyTorch's {@code nn.Sequential}, a parameter has the number of its part before its name,
 * and an activation is a part. Immutable but for the numbers of the parameters.
 */
public final class Sequential implements Model {
  private final Parameters parameters;
  private final List<Model> parts;

  /** Of these models, which fit. */
  private Sequential(List<Model> models) {
    long count = models.stream().mapToLong(model -> model.parameters().size()).sum();
    parameters = Parameters.of(new double[Check.parameterCount(name(models), count)]);
    List<Model> placed = new ArrayList<>();
    int from = 0;
    for (Model model : models) {
      double[] items = model.parameters().items();
      Parameters slice = parameters.slice(from, items.length);
      slice.setAll(items);
      placed.add(Placed.on(slice, model));
      from += items.length;
    }
    parts = Collections.unmodifiableList(placed);
    Names.label(this);
  }

  /** A sequence of one part. */
  public static Sequential of(Model first) {
    return new Sequential(List.of(Objects.requireNonNull(first, "first")));
  }

  /**
   * A new sequence: this one, from the numbers that it has now, and then a model.
   *
   * @throws IllegalArgumentException if the model does not take as many inputs as this one gives
   *     outputs, or its {@link #namedParameters()} are not its {@link #parameters()}
   */
  public Sequential then(Model next) {
    Objects.requireNonNull(next, "next");
    Model last = parts.get(parts.size() - 1);
    if (last.outputs() != next.inputs()) {
      throw new IllegalArgumentException(
          "part %d, %s, gives %d outputs, but %s after it takes %d inputs; let them fit"
              .formatted(parts.size() - 1, last, last.outputs(), next, next.inputs()));
    }
    List<Model> models = new ArrayList<>(parts);
    models.add(next);
    return new Sequential(models);
  }

  /**
   * A new sequence: this one, from the numbers that it has now, and then a unary op on each of its
   * outputs, which need not be registered.
   *
   * @throws IllegalArgumentException if the op takes more than one input
   */
  public Sequential then(Op activation) {
    return then(new Activation(Activations.unary(activation), outputs()));
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
   * its own.
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

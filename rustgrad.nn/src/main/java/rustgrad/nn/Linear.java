package rustgrad.nn;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import rustgrad.api.Value;
import rustgrad.core.Parameters;

/**
 * A layer of neurons without activation, y = W x + b.
 *
 * <p>Its parameters in their flat order: the weights of the first neuron, of the second, and so on,
 * then the biases.
 */
public final class Linear implements Model {

  /** Which graph a neuron records. The numbers and gradients are the same, bit for bit. */
  public enum Form {
    /** One dot node per neuron: fast. */
    DOT,
    /** One node per + and *, as in micrograd: to draw, and to step through. */
    CHAIN
  }

  private final int inputs;
  private final Form form;
  private final Parameters parameters;
  private final Value[][] weights;
  private final Value[] biases;

  private Linear(Parameters parameters, int inputs, int outputs, Form form) {
    this.inputs = inputs;
    this.form = form;
    this.parameters = parameters;
    this.weights = new Value[outputs][inputs];
    this.biases = new Value[outputs];
    for (int j = 0; j < outputs; j++) {
      for (int i = 0; i < inputs; i++) {
        weights[j][i] = parameters.get(j * inputs + i);
      }
      biases[j] = parameters.get(outputs * inputs + j);
    }
  }

  /**
   * A layer that starts from {@link Initializer#pytorch()} with seed 0.
   *
   * @throws IllegalArgumentException if a size is less than 1
   */
  public static Linear of(int inputs, int outputs) {
    return of(inputs, outputs, 0, Initializer.pytorch(), Form.DOT);
  }

  /**
   * A layer with parameters of its own.
   *
   * @throws IllegalArgumentException if a size is less than 1
   */
  public static Linear of(int inputs, int outputs, long seed, Initializer initializer, Form form) {
    Objects.requireNonNull(initializer, "initializer");
    int count = Check.parameterCount(name(inputs, outputs), parameterCount(inputs, outputs));
    Linear layer = on(Parameters.of(new double[count]), inputs, outputs, form);
    layer.initialize(initializer, new Random(seed));
    Names.label(layer);
    return layer;
  }

  /**
   * A layer that uses these parameters as they are, such as a {@linkplain Parameters#slice slice}
   * of those of a network.
   *
   * @throws IllegalArgumentException if a size is less than 1 or there are not exactly {@code
   *     outputs * (inputs + 1)} parameters
   */
  public static Linear on(Parameters parameters, int inputs, int outputs, Form form) {
    Objects.requireNonNull(parameters, "parameters");
    Objects.requireNonNull(form, "form");
    long expected = parameterCount(inputs, outputs);
    if (parameters.size() != expected) {
      throw new IllegalArgumentException(
          "%s got %d parameters; expected %d, a weight for every input of every output and the biases"
              .formatted(name(inputs, outputs), parameters.size(), expected));
    }
    return new Linear(parameters, inputs, outputs, form);
  }

  /** The same layer on other parameters, as many. */
  Linear on(Parameters others) {
    return on(others, inputs, outputs(), form);
  }

  /** How many parameters a layer of these sizes has. */
  static long parameterCount(int inputs, int outputs) {
    Check.atLeast(1, "the number of inputs of a layer", inputs);
    Check.atLeast(1, "the number of outputs of a layer", outputs);
    return outputs * (inputs + 1L);
  }

  /** Draws all parameters anew. */
  public void initialize(Initializer initializer, Random random) {
    double[] w = new double[outputs() * inputs];
    double[] b = new double[outputs()];
    initializer.fill(w, b, inputs, outputs(), random);
    parameters.slice(0, w.length).setAll(w);
    parameters.slice(w.length, b.length).setAll(b);
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
    Map<String, int[]> shapes = new LinkedHashMap<>();
    shapes.put("weight", new int[] {outputs(), inputs});
    shapes.put("bias", new int[] {outputs()});
    return shapes;
  }

  @Override
  public int inputs() {
    return inputs;
  }

  @Override
  public int outputs() {
    return biases.length;
  }

  @Override
  public Value[] forward(Value... x) {
    Check.inputs(this, x.length);
    Value[] y = new Value[outputs()];
    for (int j = 0; j < y.length; j++) {
      y[j] =
          switch (form) {
            case DOT -> Value.dot(biases[j], weights[j], x);
            case CHAIN -> chain(biases[j], weights[j], x);
          };
    }
    return y;
  }

  /** b + w[0] x[0] + w[1] x[1] + ..., added from left to right as {@code Value.dot} does. */
  private static Value chain(Value b, Value[] w, Value[] x) {
    Value sum = b;
    for (int i = 0; i < w.length; i++) {
      sum = sum.plus(w[i].times(x[i]));
    }
    return sum;
  }

  /** Such as "Linear(in=2, out=16)". */
  @Override
  public String toString() {
    return name(inputs, outputs());
  }

  private static String name(int inputs, int outputs) {
    return "Linear(in=%d, out=%d)".formatted(inputs, outputs);
  }
}

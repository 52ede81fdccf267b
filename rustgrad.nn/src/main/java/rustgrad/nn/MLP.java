package rustgrad.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import rustgrad.api.Op;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;
import rustgrad.core.Parameters;

/**
 * A multi-layer perceptron: linear layers with an activation between them, none after the last.
 *
 * <pre>{@code
 * MLP model = MLP.of(3, 4, 4, 1);             // 3 inputs, two hidden layers of 4, 1 output
 * Value[] y = model.forward(2.0, 3.0, -1.0);
 * y[0].item();
 * }</pre>
 *
 * <p>The parameters of all layers stand in one flat array, layer by layer.
 */
public final class MLP implements Model {
  private final Parameters parameters;
  private final List<Linear> layers;
  private final UnaryOp activation;

  private MLP(Parameters parameters, List<Linear> layers, UnaryOp activation) {
    this.parameters = parameters;
    this.layers = layers;
    this.activation = activation;
  }

  /**
   * A network with relu between its layers that starts from {@link Initializer#pytorch()} with seed
   * 0.
   *
   * @param inputs how many numbers go in
   * @param sizes how many neurons each layer has; the last one's are the outputs
   * @throws IllegalArgumentException if there is no layer or a size is less than 1
   */
  public static MLP of(int inputs, int... sizes) {
    return builder(inputs, sizes).build();
  }

  /**
   * Starts the description of a network like {@link #of(int, int...)}.
   *
   * @throws IllegalArgumentException if there is no layer or a size is less than 1
   */
  public static Builder builder(int inputs, int... sizes) {
    return Builder.of(inputs, sizes);
  }

  /** The same network on other parameters, as many. */
  MLP on(Parameters others) {
    return new MLP(others, Placed.row(others, layers, Linear::on), activation);
  }

  /** The layers, the first one first. */
  public List<Linear> layers() {
    return layers;
  }

  /** What is applied to every neuron of every layer but the last. */
  public UnaryOp activation() {
    return activation;
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
    return Names.numbered("layers.", layers);
  }

  @Override
  public int inputs() {
    return layers.get(0).inputs();
  }

  @Override
  public int outputs() {
    return layers.get(layers.size() - 1).outputs();
  }

  @Override
  public Value[] forward(Value... x) {
    Check.inputs(this, x.length);
    Value[] y = layers.get(0).forward(x);
    for (Linear layer : layers.subList(1, layers.size())) {
      y = layer.forward(Activations.apply(activation, y));
    }
    return y;
  }

  /** Such as "MLP(3, 4, 4, 1)". */
  @Override
  public String toString() {
    return name(inputs(), layers.stream().map(Linear::outputs).toList());
  }

  private static String name(int inputs, List<Integer> sizes) {
    return sizes.stream()
        .map(String::valueOf)
        .collect(Collectors.joining(", ", "MLP(" + inputs + ", ", ")"));
  }

  /**
   * Describes a network. Immutable: each {@code with} method returns a builder with one setting
   * changed.
   */
  public static final class Builder {
    private static final String DEFAULT_ACTIVATION = "relu";

    private final int inputs;
    private final int[] sizes;

    /** Null for the default one, which is looked up when a network is built. */
    private final @Nullable UnaryOp activation;

    private final long seed;
    private final Initializer initializer;
    private final Linear.Form form;

    private Builder(
        int inputs,
        int[] sizes,
        @Nullable UnaryOp activation,
        long seed,
        Initializer initializer,
        Linear.Form form) {
      this.inputs = inputs;
      this.sizes = sizes;
      this.activation = activation;
      this.seed = seed;
      this.initializer = Objects.requireNonNull(initializer, "initializer");
      this.form = Objects.requireNonNull(form, "form");
    }

    private static Builder of(int inputs, int... sizes) {
      Check.atLeast(1, "the number of inputs of an MLP", inputs);
      if (sizes.length == 0) {
        throw new IllegalArgumentException(
            "an MLP with %d inputs has no layers; expected their sizes too, such as MLP.of(%d, 4, 1)"
                .formatted(inputs, inputs));
      }
      for (int k = 0; k < sizes.length; k++) {
        Check.atLeast(1, "the size of layer " + k + " of an MLP", sizes[k]);
      }
      return new Builder(inputs, sizes.clone(), null, 0, Initializer.pytorch(), Linear.Form.DOT);
    }

    /**
     * The activation by its name, that of any unary op on the module path or class path, a plugin's
     * too; "relu" unless given.
     *
     * @throws IllegalArgumentException if no op has this name, or it takes more than one input
     */
    public Builder withActivation(String name) {
      return withActivation(Activations.named(name));
    }

    /**
     * The activation, a unary op that need not be registered.
     *
     * @throws IllegalArgumentException if it takes more than one input
     */
    public Builder withActivation(Op op) {
      return new Builder(inputs, sizes, Activations.unary(op), seed, initializer, form);
    }

    /** The seed of the initialiser's random numbers; 0 unless given. */
    public Builder withSeed(long seed) {
      return new Builder(inputs, sizes, activation, seed, initializer, form);
    }

    /** How the parameters start; {@link Initializer#pytorch()} unless given. */
    public Builder withInitializer(Initializer initializer) {
      return new Builder(inputs, sizes, activation, seed, initializer, form);
    }

    /** Which graph a neuron records; {@link Linear.Form#DOT} unless given. */
    public Builder withForm(Linear.Form form) {
      return new Builder(inputs, sizes, activation, seed, initializer, form);
    }

    /** A new network with parameters of its own. */
    public MLP build() {
      UnaryOp op = activation == null ? Activations.named(DEFAULT_ACTIVATION) : activation;
      Parameters parameters = Parameters.of(new double[parameterCount()]);
      MLP mlp = new MLP(parameters, layers(parameters), op);
      Names.label(mlp);
      return mlp;
    }

    private int parameterCount() {
      long count = 0;
      for (int k = 0; k < sizes.length; k++) {
        count += Linear.parameterCount(fanIn(k), sizes[k]);
      }
      return Check.parameterCount(network(), count);
    }

    private List<Linear> layers(Parameters parameters) {
      Random random = new Random(seed);
      List<Linear> layers = new ArrayList<>();
      int from = 0;
      for (int k = 0; k < sizes.length; k++) {
        int count = (int) Linear.parameterCount(fanIn(k), sizes[k]);
        Linear layer = Linear.on(parameters.slice(from, count), fanIn(k), sizes[k], form);
        layer.initialize(initializer, random);
        layers.add(layer);
        from += count;
      }
      return Collections.unmodifiableList(layers);
    }

    private String network() {
      return name(inputs, Arrays.stream(sizes).boxed().toList());
    }

    private int fanIn(int layer) {
      return layer == 0 ? inputs : sizes[layer - 1];
    }

    /** Such as "builder of MLP(2, 16, 1) with relu, seed 0, pytorch, DOT". */
    @Override
    public String toString() {
      String op = activation == null ? DEFAULT_ACTIVATION : activation.name();
      return "builder of %s with %s, seed %d, %s, %s"
          .formatted(network(), op, seed, initializer, form);
    }
  }
}

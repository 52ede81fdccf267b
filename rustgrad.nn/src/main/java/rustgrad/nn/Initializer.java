package rustgrad.nn;

import java.util.Random;

/**
 * Draws the numbers that the parameters of a layer start from. The same seed gives the same numbers
 * on every JVM.
 */
@FunctionalInterface
public interface Initializer {

  /**
   * Fills the parameters of one layer.
   *
   * @param weights fanIn * fanOut numbers, 0 so far: the weights of the first neuron, of the
   *     second, and so on
   * @param biases fanOut numbers, 0 so far
   * @param fanIn how many inputs the layer has
   * @param fanOut how many neurons the layer has
   * @param random where to draw from
   */
  void fill(double[] weights, double[] biases, int fanIn, int fanOut, Random random);

  /**
   * Weights and biases uniform between -1/sqrt(fanIn) and 1/sqrt(fanIn), as {@code torch.nn.Linear}
   * starts.
   */
  static Initializer pytorch() {
    return new NamedInitializer(
        "pytorch",
        (weights, biases, fanIn, fanOut, random) -> {
          uniform(weights, 1 / Math.sqrt(fanIn), random);
          uniform(biases, 1 / Math.sqrt(fanIn), random);
        });
  }

  /** Weights uniform between -1 and 1, biases 0, as micrograd starts. */
  static Initializer micrograd() {
    return new NamedInitializer(
        "micrograd", (weights, biases, fanIn, fanOut, random) -> uniform(weights, 1, random));
  }

  /**
   * Weights uniform between -b and b, b = sqrt(6 / (fanIn + fanOut)), biases 0: for tanh (Glorot
   * and Bengio, "Understanding the difficulty of training deep feedforward neural networks", 2010,
   * formula 16).
   */
  static Initializer xavier() {
    return new NamedInitializer(
        "xavier",
        (weights, biases, fanIn, fanOut, random) ->
            uniform(weights, Math.sqrt(6.0 / ((double) fanIn + fanOut)), random));
  }

  /**
   * Weights normal with variance 2 / fanIn, biases 0: for relu (He, Zhang, Ren and Sun, "Delving
   * deep into rectifiers", 2015, formula 10).
   */
  static Initializer he() {
    return new NamedInitializer(
        "he",
        (weights, biases, fanIn, fanOut, random) -> {
          double deviation = Math.sqrt(2.0 / fanIn);
          for (int i = 0; i < weights.length; i++) {
            weights[i] = deviation * random.nextGaussian();
          }
        });
  }

  private static void uniform(double[] into, double bound, Random random) {
    for (int i = 0; i < into.length; i++) {
      into[i] = bound * (2 * random.nextDouble() - 1);
    }
  }
}

package rustgrad.playground.network;

import java.util.List;
import java.util.stream.Collectors;
import rustgrad.nn.Dataset;
import rustgrad.nn.Loss;
import rustgrad.nn.MLP;
import rustgrad.nn.Split;

/**
 * All that decides what a training computes, to the last bit.
 *
 * @param points which data set
 * @param rows how many points
 * @param noise of the points
 * @param hidden how many neurons each hidden layer has
 * @param activation the name of a unary op
 * @param loss the name of a loss
 * @param optimizer which optimiser
 * @param rate the learning rate, for optimisers that have one
 * @param batch how many rows a step takes, for optimisers that do not take all
 * @param l2 the strength of the L2 penalty
 * @param seed of the points, the parameters and the order of the rows
 */
public record Settings(
    Points points,
    int rows,
    double noise,
    List<Integer> hidden,
    String activation,
    String loss,
    OptimizerKind optimizer,
    double rate,
    int batch,
    double l2,
    long seed) {

  /** What part of the points is trained on; the others test what was learnt. */
  public static final double TRAINED = 0.8;

  /** The settings of a page that has just been opened. */
  public static final Settings DEFAULT =
      new Settings(
          Points.MOONS,
          200,
          0.1,
          List.of(8, 8),
          "tanh",
          "binaryCrossEntropy",
          OptimizerKind.ADAM,
          0.01,
          20,
          0,
          0);

  /** The loss by its name, or the one that more than two classes need. */
  public Loss lossOfClasses() {
    return Loss.named(points.classes() == 2 ? loss : "softmaxCrossEntropy");
  }

  /** Draws the points. */
  public Dataset data() {
    return points.draw(rows, noise, seed);
  }

  /** Draws the points, and splits them. */
  public Split split() {
    return data().split(TRAINED, seed);
  }

  /** A new network. */
  public MLP model() {
    return builder().build();
  }

  MLP.Builder builder() {
    return MLP.builder(2, sizes()).withActivation(activation).withSeed(seed);
  }

  private int[] sizes() {
    int[] sizes = new int[hidden.size() + 1];
    for (int k = 0; k < hidden.size(); k++) {
      sizes[k] = hidden.get(k);
    }
    sizes[hidden.size()] = lossOfClasses().outputs(points.classes());
    return sizes;
  }

  /** Such as "2-16-16-1". */
  public String shape() {
    return "2-"
        + java.util.Arrays.stream(sizes())
            .mapToObj(String::valueOf)
            .collect(Collectors.joining("-"));
  }
}

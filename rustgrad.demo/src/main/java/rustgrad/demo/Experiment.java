package rustgrad.demo;

import java.util.stream.IntStream;
import rustgrad.nn.ClassificationMetrics;
import rustgrad.nn.Loss;
import rustgrad.nn.MLP;
import rustgrad.nn.Predictor;
import rustgrad.nn.Schedule;
import rustgrad.nn.Sequential;
import rustgrad.nn.Standardizer;
import rustgrad.nn.Trainer;

/** A network and the points it learns: the options, checked and put together. */
final class Experiment {
  private static final double L2 = 1e-4;

  /** The learning rate falls to this fraction of the first one. */
  private static final double LAST_RATE = 0.1;

  private final Source source;
  private final Trainer trainer;
  private Predictor predictor;
  private final String network;
  private final String training;

  /**
   * Makes the data, the network and its trainer.
   *
   * @param options checked before
   * @throws IllegalArgumentException if the data is bad or a name is unknown
   */
  Experiment(Options options) {
    Loss loss = Loss.named(options.loss);
    source = Source.of(options, loss);
    MLP layers =
        MLP.builder(2, sizes(options, loss.outputs(source.data().classes())))
            .withActivation(options.activation)
            .withSeed(options.seed)
            .build();
    Sequential model = Sequential.of(Standardizer.of(source.data()), layers);
    double rate = options.rate == null ? options.optimizer.rate : options.rate;
    Schedule falling = Schedule.linear(rate, LAST_RATE * rate, options.steps);
    trainer = Trainer.of(model, loss, options.optimizer.of(model.parameters(), falling)).withL2(L2);
    predictor = Predictor.of(model);
    network = layers + " with " + options.activation;
    training = "%s loss, %s".formatted(options.loss, options.optimizer);
  }

  private static int[] sizes(Options options, int outputs) {
    return IntStream.concat(
            options.hidden.stream().mapToInt(Integer::intValue), IntStream.of(outputs))
        .toArray();
  }

  Source source() {
    return source;
  }

  /** Such as "MLP(2, 16, 16, 1) with relu". */
  String network() {
    return network;
  }

  /** Such as "maxMargin loss, sgd". */
  String training() {
    return training;
  }

  /** Measures the model and takes one step. */
  StepMetrics step(int number) {
    double accuracy = accuracy();
    return new StepMetrics(number, trainer.step(source.data()), accuracy);
  }

  /** The fraction of the points that the model classifies correctly. */
  double accuracy() {
    predictor = predictor.updated();
    return ClassificationMetrics.of(predictor, source.data()).accuracy();
  }

  /**
   * What the model says about the plane around the points.
   *
   * @param detail how fine the grid is: a row has 4 times as many cells, a column 3 times as many
   */
  ScoreField field(int detail) {
    predictor = predictor.updated();
    return ScoreField.of(
        predictor::predict, Box.around(source.data()), 4 * detail + 1, 3 * detail + 1);
  }
}

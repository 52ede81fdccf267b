package rustgrad.playground.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import rustgrad.api.Value;
import rustgrad.nn.Dataset;
import rustgrad.nn.ElementwiseOptimizer;
import rustgrad.nn.Loss;
import rustgrad.nn.MLP;
import rustgrad.nn.Optimizer;
import rustgrad.nn.Penalty;
import rustgrad.nn.Split;

/**
 * Trains a network, one batch at a time, with the bits of {@code Trainer.eager().withSeed(seed)}
 * and its {@code epoch(train, batch)}, or, with an optimiser that needs all rows, {@code
 * step(train)}.
 *
 * <p>It builds the graph of a batch, propagates backward through it, and lets the optimiser take a
 * step: all with public methods of rustgrad. The {@code Trainer} itself is not in the page, since
 * it brings rows and programs with it.
 */
public final class Training {
  /** 2^64 over the golden ratio, made odd: see rustgrad.nn's Shuffle. */
  private static final long GOLDEN_GAMMA = 0x9e3779b97f4a7c15L;

  private final Settings settings;
  private final Dataset train;
  private final Dataset test;
  private final Loss loss;
  private final MLP model;
  private final Optimizer optimizer;
  private final List<Double> trainLosses = new ArrayList<>();
  private final List<Double> testLosses = new ArrayList<>();
  private int[] order = {};
  private int next;
  private double sum;
  private int steps;
  private String bits;

  /** A network that has not been trained yet. */
  public Training(Settings settings) {
    this.settings = settings;
    Split split = settings.split();
    train = split.train();
    test = split.test();
    loss = settings.lossOfClasses();
    model = settings.model();
    optimizer = settings.optimizer().of(model.parameters(), settings.rate());
    bits = bitsOf(model);
  }

  /**
   * Takes one step on the next batch.
   *
   * @return the loss of the batch before the step, the penalty included
   * @throws ArithmeticException if it is NaN or infinite; the parameters have not moved then
   */
  public double step() {
    if (settings.optimizer().takesAllRows()) {
      return stepOnAllRows();
    } else if (next == 0) {
      order = shuffled(train.size(), settings.seed(), epochs());
      sum = 0;
    }
    int rows = Math.min(settings.batch(), order.length - next);
    int[] batch = Arrays.copyOfRange(order, next, next + rows);
    double before = optimizer.step(() -> gradient(batch));
    steps++;
    sum += rows * before;
    next = next + rows < order.length ? next + rows : 0;
    if (next == 0) {
      endEpoch(sum / order.length);
    }
    return before;
  }

  private double stepOnAllRows() {
    int[] rows = inOrder(train.size());
    double before = optimizer.step(() -> gradient(rows));
    steps++;
    endEpoch(before);
    return before;
  }

  private void endEpoch(double trainLoss) {
    trainLosses.add(trainLoss);
    testLosses.add(lossOf(test));
    bits = bitsOf(model);
  }

  private static String bitsOf(MLP model) {
    return Integer.toHexString(Arrays.hashCode(model.parameters().items()));
  }

  /** Takes the steps that are left of the epoch. */
  public void epoch() {
    do {
      step();
    } while (next != 0);
  }

  private double gradient(int[] batch) {
    Value objective = objective(train, batch);
    model.zeroGrad();
    objective.backward();
    double value = objective.item();
    if (optimizer instanceof ElementwiseOptimizer // others look ahead, and check where they start
        && !(Double.isFinite(value)
            && Arrays.stream(model.parameters().grads()).allMatch(Double::isFinite))) {
      throw new ArithmeticException(
          "the loss is %s at step %d: it has diverged; take a smaller learning rate"
              .formatted(value, steps + 1));
    }
    return value;
  }

  private Value objective(Dataset data, int[] rows) {
    Value[] losses = new Value[rows.length];
    for (int i = 0; i < rows.length; i++) {
      losses[i] = lossOf(model, data.inputs()[rows[i]], data.labels()[rows[i]]);
    }
    Value mean = Value.sum(losses).div(losses.length);
    Value[] parameters = model.parameters().values().toArray(Value[]::new);
    return settings.l2() == 0 ? mean : mean.plus(Penalty.l2(settings.l2(), parameters));
  }

  /** The loss of a point. */
  Value lossOf(MLP model, double[] point, int label) {
    return lossOf(model.forward(point), label);
  }

  /** The loss of outputs. */
  Value lossOf(Value[] outputs, int label) {
    return loss.of(outputs, Value.constants(loss.target(label, settings.points().classes())));
  }

  /** The loss of a data set as the network is now, the penalty included. */
  public double lossOf(Dataset data) {
    int[] rows = inOrder(data.size());
    return Value.noGrad(() -> objective(data, rows)).item();
  }

  /** What part of the points is on the side of its class, from 0 to 1. */
  public double accuracy(Dataset data) {
    int right = 0;
    for (int row = 0; row < data.size(); row++) {
      right += Answers.classOf(model.predict(data.inputs()[row])) == data.labels()[row] ? 1 : 0;
    }
    return (double) right / data.size();
  }

  /** The order of the rows of an epoch, as rustgrad.nn's Shuffle.ofEpoch has it. */
  private static int[] shuffled(int count, long seed, int epoch) {
    int[] order = inOrder(count);
    long z = seed + (epoch + 1L) * GOLDEN_GAMMA;
    z = (z ^ (z >>> 30)) * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 27)) * 0x94d049bb133111ebL;
    Random random = new Random(z ^ (z >>> 31));
    for (int i = count - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int row = order[i];
      order[i] = order[j];
      order[j] = row;
    }
    return order;
  }

  private static int[] inOrder(int count) {
    int[] order = new int[count];
    Arrays.setAll(order, i -> i);
    return order;
  }

  /** What it was made with. */
  public Settings settings() {
    return settings;
  }

  /** The network. */
  public MLP model() {
    return model;
  }

  /** The points that it is trained on. */
  public Dataset train() {
    return train;
  }

  /** The others. */
  public Dataset test() {
    return test;
  }

  /** How many steps were taken. */
  public int steps() {
    return steps;
  }

  /** How many epochs were taken to their end. */
  public int epochs() {
    return trainLosses.size();
  }

  /** For each epoch the mean of the losses of all rows, each before the step of its batch. */
  public List<Double> trainLosses() {
    return Collections.unmodifiableList(trainLosses);
  }

  /** For each epoch the loss of the test points after it. */
  public List<Double> testLosses() {
    return Collections.unmodifiableList(testLosses);
  }

  /**
   * A number that stands for the bits of all parameters after the last complete epoch, or of a new
   * network: {@code Arrays.hashCode(model.parameters().items())}, in hexadecimal.
   */
  public String bits() {
    return bits;
  }
}

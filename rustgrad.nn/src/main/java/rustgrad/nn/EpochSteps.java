package rustgrad.nn;

import java.util.Arrays;

/** Takes the steps of one epoch after the other, and counts the epochs. */
final class EpochSteps {
  private final TrainingStep step;
  private final long seed;
  private int count;

  EpochSteps(TrainingStep step, long seed) {
    this.step = step;
    this.seed = seed;
  }

  /**
   * Takes an epoch.
   *
   * @param batchSize how many rows a batch has, at least 1
   * @return the mean of the losses of all rows
   */
  double take(Examples examples, int batchSize) {
    int[] order = Shuffle.ofEpoch(examples.size(), seed, count);
    double sum = 0;
    for (int from = 0; from < order.length; ) {
      int rows = Math.min(batchSize, order.length - from);
      sum += rows * step.take(examples.select(Arrays.copyOfRange(order, from, from + rows)));
      from += rows;
    }
    count++;
    return sum / order.length;
  }
}

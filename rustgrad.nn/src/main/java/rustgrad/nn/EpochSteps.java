package rustgrad.nn;

import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;

/** Takes the steps of one epoch after the other, which the course counts. */
final class EpochSteps {
  private final TrainingStep step;
  private final TrainingCourse course;

  EpochSteps(TrainingStep step, TrainingCourse course) {
    this.step = step;
    this.course = course;
  }

  /**
   * Takes an epoch.
   *
   * @param batchSize how many rows a batch has, at least 1; empty for one step on all rows in their
   *     order
   * @param stop whether to stop, asked before each step
   * @return the mean of the losses of all rows; empty if it was stopped, and does not count
   */
  OptionalDouble take(Examples examples, OptionalInt batchSize, BooleanSupplier stop) {
    if (batchSize.isEmpty()) {
      return stop.getAsBoolean() ? OptionalDouble.empty() : course.counted(step.take(examples));
    }
    int[] order = Shuffle.ofEpoch(examples.size(), course.seed(), course.epochs());
    double sum = 0;
    for (int from = 0; from < order.length; ) {
      if (stop.getAsBoolean()) {
        return OptionalDouble.empty();
      }
      int rows = Math.min(batchSize.getAsInt(), order.length - from);
      sum += rows * step.take(examples.select(Arrays.copyOfRange(order, from, from + rows)));
      from += rows;
    }
    return course.counted(sum / order.length);
  }
}

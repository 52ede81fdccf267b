package rustgrad.nn;

import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * A part of a data set to train on, and the rest to test on. For validation, split {@link #train()}
 * again: a model looks better than it is on rows that decided when to stop or which settings to
 * take.
 */
public record Split(Dataset train, Dataset test) {

  /** Two data sets. */
  public Split {
    Objects.requireNonNull(train, "train");
    Objects.requireNonNull(test, "test");
  }

  static Split of(Dataset data, double fraction, long seed) {
    if (!(fraction > 0 && fraction < 1)) {
      throw new IllegalArgumentException(
          "the fraction to train on is %s; expected a number above 0 and below 1, such as 0.8"
              .formatted(fraction));
    }
    boolean[] isTrain = new boolean[data.size()];
    Random random = new Random(seed);
    for (int[] group : data.groups()) {
      Shuffle.shuffle(group, random);
      for (int k = 0; k < share(group.length, fraction); k++) {
        isTrain[group[k]] = true;
      }
    }
    return new Split(part(data, isTrain, true), part(data, isTrain, false));
  }

  /** How many of these rows to train on: the fraction, but neither none nor all of several. */
  private static long share(int rows, double fraction) {
    long share = Math.round(fraction * rows);
    return rows < 2 ? share : Math.max(1, Math.min(rows - 1, share));
  }

  private static Dataset part(Dataset data, boolean[] isTrain, boolean train) {
    int[] rows = IntStream.range(0, isTrain.length).filter(row -> isTrain[row] == train).toArray();
    if (rows.length == 0) {
      throw new IllegalArgumentException(
          "%s leaves no row to %s; expected more rows"
              .formatted(data, train ? "train on" : "test on"));
    }
    return data.select(rows);
  }
}

package rustgrad.rows;

import java.util.Arrays;

/** Sums over rows as they are documented, one number after the other. */
final class RowReference {
  private static final int LEAF_ROWS = 128;
  private static final int LANES = 8;

  private RowReference() {}

  /** The sum of numbers, one for each row. */
  static double sum(double[] rows) {
    int leaves = (rows.length + LEAF_ROWS - 1) / LEAF_ROWS;
    double[] sums = new double[leaves];
    for (int leaf = 0; leaf < leaves; leaf++) {
      int to = Math.min(rows.length, (leaf + 1) * LEAF_ROWS);
      sums[leaf] = leaf(Arrays.copyOfRange(rows, leaf * LEAF_ROWS, to));
    }
    return leaves == 0 ? 0.0 : tree(sums);
  }

  private static double leaf(double[] rows) {
    double[] lanes = new double[LANES];
    for (int r = 0; r < rows.length; r++) {
      lanes[r % LANES] += rows[r];
    }
    for (int half = LANES / 2; half > 0; half /= 2) {
      for (int l = 0; l < half; l++) {
        lanes[l] += lanes[l + half];
      }
    }
    return lanes[0];
  }

  /** The largest full binary tree on the left, and what is left over on the right. */
  private static double tree(double[] sums) {
    if (sums.length == 1) {
      return sums[0];
    }
    int left = Integer.highestOneBit(sums.length);
    if (left == sums.length) {
      left /= 2;
    }
    return tree(Arrays.copyOf(sums, left)) + tree(Arrays.copyOfRange(sums, left, sums.length));
  }
}

package rustgrad.core.lanes;

import org.jspecify.annotations.Nullable;

/** Some rows that one thread has claimed. */
final class Chunk {
  /** How many rows there is room for, a multiple of {@link SumTree#LEAF_ROWS}. */
  final int capacity;

  /** How many rows there are. */
  int rows;

  /** Which row is the first, counted from 0. */
  long first;

  /** The rows one after the other, if they are copied here. */
  double[] copy = {};

  /** Which way the rows take. */
  @Nullable Lane lane;

  /** Which leaf of its lane the first row begins. */
  long firstLeaf;

  /** The number of each row if they do not follow one another. */
  long @Nullable [] numbers;

  Chunk(int leaves) {
    this.capacity = leaves * SumTree.LEAF_ROWS;
  }

  /** The number of a row of this chunk, counted from 0. */
  long number(int row) {
    return numbers == null ? first + row : numbers[row];
  }

  /** Copies rows that are copied here into the columns of a block. */
  void load(int from, int count, double[] block, int stride, int[] columns) {
    for (int c = 0; c < columns.length; c++) {
      for (int r = 0; columns[c] >= 0 && r < count; r++) {
        block[columns[c] * stride + r] = copy[(from + r) * columns.length + c];
      }
    }
  }
}

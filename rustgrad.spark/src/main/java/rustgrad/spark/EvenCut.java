package rustgrad.spark;

import org.apache.spark.Partitioner;

/** Puts rows into partitions of the same size by their numbers. */
final class EvenCut extends Partitioner {
  private static final long serialVersionUID = 1;

  private final long rows;
  private final int partitions;

  /**
   * @param count how many rows there are in all
   * @param rows how many of them a partition has; the last one has those that are left
   */
  EvenCut(long count, long rows) {
    this.rows = rows;
    this.partitions = Math.toIntExact((count + rows - 1) / rows);
  }

  @Override
  public int numPartitions() {
    return partitions;
  }

  @Override
  public int getPartition(Object number) {
    return (int) ((Long) number / rows);
  }

  /** How many rows there are before each partition, and at the end how many there are in all. */
  long[] firstRows(long count) {
    long[] firstRows = new long[partitions + 1];
    for (int k = 0; k <= partitions; k++) {
      firstRows[k] = Math.min(count, k * rows);
    }
    return firstRows;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof EvenCut cut && cut.rows == rows && cut.partitions == partitions;
  }

  @Override
  public int hashCode() {
    return Long.hashCode(31 * rows + partitions);
  }
}

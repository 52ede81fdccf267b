package rustgrad.io;

/**
 * How much memory a data set may take, so that one that is too great is an error in time.
 *
 * @param bytes how much there is for everything
 */
record MemoryLimit(long bytes) {
  /** An array, its place in the array of rows, and what rounds it up. */
  private static final long BYTES_OF_A_ROW = 32;

  private static final long BYTES_OF_A_NAME = 100;

  /** Three quarters of what this JVM may take, the rest being for the program. */
  static MemoryLimit ofThisJvm() {
    return new MemoryLimit(Runtime.getRuntime().maxMemory() / 4 * 3);
  }

  /**
   * Checks that a data set can be made.
   *
   * @param rows how many there are so far
   * @param numbers how many each row has, or becomes
   * @param texts how many bytes texts need
   */
  void check(CsvHeader header, long rows, long numbers, long texts) {
    long ofRow = BYTES_OF_A_ROW + Double.BYTES * numbers;
    long needed = 2 * rows * ofRow + BYTES_OF_A_NAME * numbers + texts; // a Dataset copies its rows
    if (needed > bytes) {
      throw tooGreat(
          header, "%d rows of %d numbers need %d MB".formatted(rows, numbers, needed >> 20));
    }
  }

  IllegalArgumentException tooGreat(CsvHeader header, String need) {
    return header.error(
        " is too great for the memory: %s, and a data set may take %d MB; leave out columns or rows, or start Java with a greater -Xmx"
            .formatted(need, bytes >> 20));
  }
}

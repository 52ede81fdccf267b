package rustgrad.program.tape;

/** A piece of a tape: words, and their numbers in the same order. */
final class Chunk {
  private static final int SMALLEST = 1 << 8;

  /** Arrays of half a megabyte and more are a burden to the garbage collector G1. */
  private static final int LARGEST = 1 << 14;

  final long[] words;
  final double[] numbers;
  int wordCount;
  int numberCount;

  /** The last slot before this chunk. */
  int slotBefore;

  private Chunk(int words, int numbers) {
    this.words = new long[words];
    this.numbers = new double[numbers];
  }

  /**
   * The chunk at a place of a tape.
   *
   * @param numbers how many there must be room for
   */
  static Chunk at(int place, int numbers) {
    int words = place < 6 ? SMALLEST << place : LARGEST;
    return new Chunk(words, Math.max(words + words / 2, numbers));
  }

  long bytes() {
    return 8L * (words.length + numbers.length);
  }
}

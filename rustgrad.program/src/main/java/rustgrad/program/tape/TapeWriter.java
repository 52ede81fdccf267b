package rustgrad.program.tape;

import rustgrad.program.trace.Recording;
import rustgrad.program.trace.Traced;

/** How a recording writes words, with their numbers, into chunks. */
abstract class TapeWriter extends Recording {
  final TapeMemory memory;
  private int place;
  private Chunk chunk;
  private long[] words;
  private double[] numbers;

  /** How many words and numbers the chunk has so far. */
  private int at;

  private int top;

  /** The slot of the latest result. The inputs have 1, 2, .... */
  private int slot;

  TapeWriter(TapeMemory memory, int inputs, int nodeLimit) {
    super(Math.min(nodeLimit, Word.SLOTS - 1));
    take(inputs);
    this.memory = memory;
    this.slot = inputs;
    this.chunk = memory.chunk(0, 0);
    this.words = chunk.words;
    this.numbers = chunk.numbers;
    chunk.slotBefore = slot;
  }

  /** Makes room for a word and its numbers. */
  private void reserve(int more) {
    if (at == words.length || top + more > numbers.length) {
      next(more);
    }
  }

  private void next(int more) {
    mark();
    take(at);
    chunk = memory.chunk(++place, more);
    chunk.slotBefore = slot;
    words = chunk.words;
    numbers = chunk.numbers;
    at = 0;
    top = 0;
  }

  final void write(int kind, int a, int b) {
    reserve(0);
    words[at++] = Word.of(kind, a, b);
  }

  final void write(int kind, int a, double number) {
    reserve(1);
    numbers[top++] = number;
    words[at++] = Word.of(kind, a, 0);
  }

  final void write(int kind, int a, int b, double first, double second) {
    reserve(2);
    int end = top;
    numbers[end] = first;
    numbers[end + 1] = second;
    top = end + 2;
    words[at++] = Word.of(kind, a, b);
  }

  /** Writes a word of any number of numbers. */
  final void write(int kind, int a, int b, double[] of) {
    reserve(of.length);
    System.arraycopy(of, 0, numbers, top, of.length);
    top += of.length;
    words[at++] = Word.of(kind, a, b);
  }

  /** Of the words just written for one result, the last has no more after it. */
  final void end() {
    words[at - 1] &= ~Word.MORE;
  }

  /** The result of the words just written. */
  final Traced result(double number) {
    return new Traced(this, ++slot, number);
  }

  /** A number without a gradient. */
  final Traced passive(double number) {
    return new Traced(this, 0, number);
  }

  /** The last chunk that has been recorded to. */
  final int lastPlace() {
    return place;
  }

  /** The last slot; the first is 0. */
  final int lastSlot() {
    return slot;
  }

  /** Notes in the chunk what has been recorded to it. */
  final void mark() {
    chunk.wordCount = at;
    chunk.numberCount = top;
  }

  /** Notes what has been recorded, and counts it. */
  final void finish() {
    mark();
    take(at);
  }
}

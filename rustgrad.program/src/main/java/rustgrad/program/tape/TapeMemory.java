package rustgrad.program.tape;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.jspecify.annotations.Nullable;
import rustgrad.api.Op;
import rustgrad.api.UnaryOp;

/**
 * The arrays of a recording, which the next one uses again. As many are kept as there are
 * processors, for whichever threads come, and all together take at most a quarter of the heap.
 */
final class TapeMemory {
  /** What says in {@link #adjoints} that nothing has reached a slot. No sum of adjoints is -0.0. */
  static final double UNREACHED = -0.0;

  private static final int STRIPES = Runtime.getRuntime().availableProcessors();
  private static final long MOST_BYTES = Runtime.getRuntime().maxMemory() / 4 / STRIPES;
  private static final AtomicReferenceArray<@Nullable TapeMemory> KEPT =
      new AtomicReferenceArray<>(STRIPES);

  private Chunk[] chunks = {Chunk.at(0, 0)};
  private int chunkCount = 1;
  private double[] adjoints = {};
  private Op[] ops = new Op[8];

  /** Those of one input at their places, so that a sweep need not ask for their type. */
  private UnaryOp[] unaries = new UnaryOp[8];

  private int opCount;

  private TapeMemory() {}

  /** Memory that nobody else uses until it is given back. */
  static TapeMemory take() {
    int first = stripe();
    for (int i = 0; i < STRIPES; i++) {
      TapeMemory kept = KEPT.getAndSet((first + i) % STRIPES, null);
      if (kept != null) {
        return kept;
      }
    }
    return new TapeMemory();
  }

  /** Keeps the arrays for others, but not the ops. */
  void giveBack() {
    Arrays.fill(ops, 0, opCount, null);
    Arrays.fill(unaries, 0, opCount, null);
    opCount = 0;
    trim();
    int first = stripe();
    for (int i = 0; i < STRIPES; i++) {
      if (KEPT.compareAndSet((first + i) % STRIPES, null, this)) {
        return;
      }
    }
  }

  /** Where a thread looks first, so that threads seldom get in each other's way. */
  private static int stripe() {
    return (int) (Thread.currentThread().getId() % STRIPES);
  }

  private void trim() {
    if (8L * adjoints.length > MOST_BYTES / 3) {
      adjoints = new double[0];
    }
    long bytes = 0;
    int kept = 0;
    while (kept < chunkCount && bytes + chunks[kept].bytes() <= MOST_BYTES / 3 * 2) {
      bytes += chunks[kept++].bytes();
    }
    Arrays.fill(chunks, kept, chunkCount, null);
    chunkCount = kept;
  }

  // ---- chunks

  /**
   * The chunk at a place, which follows the last one.
   *
   * @param numbers how many it must have room for
   */
  Chunk chunk(int place, int numbers) {
    if (place == chunks.length) {
      chunks = Arrays.copyOf(chunks, 2 * place);
    }
    if (place >= chunkCount || chunks[place].numbers.length < numbers) {
      chunks[place] = Chunk.at(place, numbers);
      chunkCount = Math.max(chunkCount, place + 1);
    }
    return chunks[place];
  }

  /** A chunk that has been recorded to. */
  Chunk chunk(int place) {
    return chunks[place];
  }

  // ---- adjoints

  /** A number for each slot, which are {@link #UNREACHED}, and must be so again in the end. */
  double[] adjoints(int slots) {
    if (adjoints.length < slots) {
      adjoints = new double[Math.max(16, slots + slots / 4)];
      Arrays.fill(adjoints, UNREACHED);
    }
    return adjoints;
  }

  // ---- ops

  /** The number of an op. Only those used lately are looked for, so an op may have several. */
  int indexOf(Op op) {
    for (int i = opCount - 1; i >= Math.max(0, opCount - 8); i--) {
      if (ops[i] == op) {
        return i;
      }
    }
    if (opCount == ops.length) {
      ops = Arrays.copyOf(ops, 2 * opCount);
      unaries = Arrays.copyOf(unaries, 2 * opCount);
    }
    ops[opCount] = op;
    if (op instanceof UnaryOp unary) {
      unaries[opCount] = unary;
    }
    return opCount++;
  }

  /** The ops of one input by their numbers. */
  UnaryOp[] unaries() {
    return unaries;
  }

  /** The op of a number. */
  Op op(int index) {
    return ops[index];
  }
}

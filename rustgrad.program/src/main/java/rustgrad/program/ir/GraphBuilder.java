package rustgrad.program.ir;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import rustgrad.api.Comparison;
import rustgrad.api.Op;

/** Appends instructions, each a slot that later ones can read. */
public final class GraphBuilder implements InstructionWriter {
  static final Comparison[] COMPARISONS = Comparison.values();

  /** 2^64 divided by the golden ratio: Fibonacci hashing (Knuth). */
  private static final long MIX = 0x9E3779B97F4A7C15L;

  private final int inputs;
  private int[][] chunks = new int[16][];
  private int[] chunk = {};
  private int capacity;
  private int size;
  private int[] pool = new int[64];
  private int pooled;
  private final Constants constants;
  private final List<Op> ops = new ArrayList<>();
  private final Map<Op, Integer> indexOfOp = new IdentityHashMap<>();

  /** A graph of n inputs, which are its first slots. */
  public GraphBuilder(int inputs) {
    this.inputs = inputs;
    this.constants = new Constants();
    for (int i = 0; i < inputs; i++) {
      append(Kind.INPUT, i, 0, 0);
    }
  }

  /** All of a graph, whose slots keep their numbers, with room for more after it. */
  public GraphBuilder(Graph from) {
    this.inputs = from.inputs();
    this.constants = new Constants(from.constants(), from.constantSlots());
    this.size = from.size();
    this.pooled = from.pooled();
    this.pool = from.copyPool();
    this.chunks = from.copyChunks();
    if (size > 0) {
      int last = (size - 1) >> Graph.CHUNK_BITS;
      this.chunk = chunks[last];
      this.capacity = (last << Graph.CHUNK_BITS) + chunk.length / 3;
    }
    from.ops().forEach(this::indexOf);
  }

  /** The slot of a constant. Equal bits share a slot; -0.0 and 0.0 do not. */
  @Override
  public int constant(double value) {
    int slot = constants.slotOf(value);
    return slot >= 0 ? slot : append(Kind.CONSTANT, constants.add(value, size), 0, 0);
  }

  @Override
  public int add(Kind kind, int... in) {
    return withDetail(kind, 0, in);
  }

  @Override
  public int add(Kind kind, int a, int b) {
    return append(kind, 0, a, b);
  }

  @Override
  public int add(Kind kind, Op op, int... in) {
    return withDetail(kind, indexOf(op), in);
  }

  @Override
  public int where(Comparison comparison, int left, int right, int whenTrue, int whenFalse) {
    return many(Kind.WHERE, comparison.ordinal() << 1, left, right, whenTrue, whenFalse);
  }

  public int guard(Comparison comparison, boolean expected, int left, int right) {
    return append(Kind.GUARD, comparison.ordinal() << 1 | (expected ? 1 : 0), left, right);
  }

  @Override
  public int pick(int many, int place) {
    return append(Kind.PICK, place, many, many);
  }

  /** An instruction of another graph, with inputs of this one. Not for inputs and constants. */
  public int copy(Graph from, int i, int... in) {
    Kind kind = from.kind(i);
    return withDetail(kind, kind.usesOp() ? indexOf(from.op(i)) : from.detail(i), in);
  }

  /** The same, with the inputs that it has there, which have gone to these slots. */
  public int copyRenumbered(Graph from, int i, int[] slots) {
    Kind kind = from.kind(i);
    int word = kind.usesOp() ? word(kind, indexOf(from.op(i))) : from.word(i);
    if (kind.hasFixedArity()) {
      return append(word, slots[from.first(i)], slots[from.second(i)]);
    }
    int arity = from.arity(i);
    int start = reserve(arity);
    for (int k = 0; k < arity; k++) {
      pool[start + k] = slots[from.input(i, k)];
    }
    return append(word, start, arity);
  }

  /**
   * Takes back the instruction that was added last, for which there is another. It must be no
   * constant, and part of no graph.
   */
  public void removeLast() {
    size--;
    if (!Graph.kindOf(word(size)).hasFixedArity()) {
      pooled = field(size, 1);
    }
  }

  /** Whether two slots are of the same kind and detail, and have the same inputs in this order. */
  public boolean areSame(int slot, int other) {
    if (word(slot) != word(other) || field(slot, 2) != field(other, 2)) {
      return false;
    }
    int a = field(slot, 1);
    int b = field(other, 1);
    return Graph.kindOf(word(slot)).hasFixedArity()
        ? a == b
        : Arrays.equals(pool, a, a + field(slot, 2), pool, b, b + field(other, 2));
  }

  /** The last of the slots that an instruction with inputs reads. */
  public int latestInput(int slot) {
    int a = field(slot, 1);
    int b = field(slot, 2);
    if (Graph.kindOf(word(slot)).hasFixedArity()) {
      return Math.max(a, b);
    }
    int latest = 0;
    for (int k = 0; k < b; k++) {
      latest = Math.max(latest, pool[a + k]);
    }
    return latest;
  }

  /** A hash of what {@link #areSame} compares, in which every bit counts. */
  public int hash(int slot) {
    int a = field(slot, 1);
    int b = field(slot, 2);
    long hash = word(slot);
    if (Graph.kindOf(word(slot)).hasFixedArity()) {
      hash = (hash * MIX + a) * MIX + b;
    } else {
      for (int k = 0; k < b; k++) {
        hash = hash * MIX + pool[a + k];
      }
    }
    hash *= MIX;
    return (int) (hash >>> 32);
  }

  /** Whether a slot is a constant. */
  public boolean isConstant(int slot) {
    return is(Kind.CONSTANT, slot);
  }

  @Override
  public boolean is(Kind kind, int slot) {
    return (word(slot) & ((1 << Graph.KIND_BITS) - 1)) == kind.ordinal();
  }

  /** The number of a slot that is a constant. */
  public double number(int slot) {
    return constants.get(word(slot) >>> Graph.KIND_BITS);
  }

  private int word(int slot) {
    return field(slot, 0);
  }

  private int field(int slot, int field) {
    return chunks[slot >> Graph.CHUNK_BITS][3 * (slot & Graph.CHUNK_MASK) + field];
  }

  public int size() {
    return size;
  }

  /** The graph built so far. What is added later is not part of it. */
  public Graph build(int result, int... outputs) {
    return new Graph(this, result, outputs);
  }

  private int withDetail(Kind kind, int detail, int[] in) {
    return kind.hasFixedArity()
        ? append(kind, detail, in[0], in[in.length - 1])
        : many(kind, detail, in);
  }

  private int many(Kind kind, int detail, int... in) {
    int start = reserve(in.length);
    System.arraycopy(in, 0, pool, start, in.length);
    return append(kind, detail, start, in.length);
  }

  /** Makes room in the pool, and returns where it starts. */
  private int reserve(int length) {
    if (pooled + length > pool.length) {
      pool = Arrays.copyOf(pool, Math.max(2 * pool.length, pooled + length));
    }
    pooled += length;
    return pooled - length;
  }

  private int append(Kind kind, int detail, int a, int b) {
    return append(word(kind, detail), a, b);
  }

  private static int word(Kind kind, int detail) {
    return detail << Graph.KIND_BITS | kind.ordinal();
  }

  private int append(int word, int a, int b) {
    if (size == capacity) {
      grow();
    }
    int at = 3 * (size & Graph.CHUNK_MASK);
    chunk[at] = word;
    chunk[at + 1] = a;
    chunk[at + 2] = b;
    return size++;
  }

  /** The first chunk grows until it is full; then there is another, and nothing is copied. */
  private void grow() {
    int next = size >> Graph.CHUNK_BITS;
    if (next == chunks.length) {
      chunks = Arrays.copyOf(chunks, 2 * next);
    }
    int slots = next > 0 ? 1 << Graph.CHUNK_BITS : Math.max(16, 2 * size);
    chunk = next > 0 ? new int[3 * slots] : Arrays.copyOf(chunk, 3 * slots);
    chunks[next] = chunk;
    capacity = (next << Graph.CHUNK_BITS) + slots;
  }

  private int indexOf(Op op) {
    Integer index = indexOfOp.get(op);
    if (index == null) {
      index = ops.size();
      ops.add(op);
      indexOfOp.put(op, index);
    }
    return index;
  }

  int[][] chunks() {
    return chunks;
  }

  int[] pool() {
    return pool;
  }

  int pooled() {
    return pooled;
  }

  int inputs() {
    return inputs;
  }

  Constants constants() {
    return constants;
  }

  List<Op> ops() {
    return List.copyOf(ops);
  }
}

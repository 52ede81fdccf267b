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

  private final int inputs;
  private int[][] chunks = new int[16][];
  private int[] chunk = {};
  private int capacity;
  private int size;
  private int[] pool = new int[64];
  private int pooled;
  private final Constants constants = new Constants();
  private final List<Op> ops = new ArrayList<>();
  private final Map<Op, Integer> indexOfOp = new IdentityHashMap<>();

  /** A graph of n inputs, which are its first slots. */
  public GraphBuilder(int inputs) {
    this.inputs = inputs;
    for (int i = 0; i < inputs; i++) {
      append(Kind.INPUT, i, 0, 0);
    }
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
  public int pick(int partials, int place) {
    return append(Kind.PICK, place, partials, 0);
  }

  /** An instruction of another graph, with inputs of this one. Not for inputs and constants. */
  public int copy(Graph from, int i, int... in) {
    Kind kind = from.kind(i);
    return withDetail(kind, kind.usesOp() ? indexOf(from.op(i)) : from.detail(i), in);
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
    return chunks[slot >> Graph.CHUNK_BITS][3 * (slot & Graph.CHUNK_MASK)];
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
        ? append(kind, detail, in[0], in.length > 1 ? in[1] : 0)
        : many(kind, detail, in);
  }

  private int many(Kind kind, int detail, int... in) {
    if (pooled + in.length > pool.length) {
      pool = Arrays.copyOf(pool, Math.max(2 * pool.length, pooled + in.length));
    }
    System.arraycopy(in, 0, pool, pooled, in.length);
    pooled += in.length;
    return append(kind, detail, pooled - in.length, in.length);
  }

  private int append(Kind kind, int detail, int a, int b) {
    if (size == capacity) {
      grow();
    }
    int at = 3 * (size & Graph.CHUNK_MASK);
    chunk[at] = detail << Graph.KIND_BITS | kind.ordinal();
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

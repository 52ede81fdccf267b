package rustgrad.program.ir;

import java.util.Arrays;
import java.util.List;
import rustgrad.api.Comparison;
import rustgrad.api.Op;
import rustgrad.api.spi.VectorOp;

/**
 * A straight-line program in single-assignment form: instruction i computes slot i from slots
 * before it. Immutable.
 *
 * <p>A run reads the inputs, writes the slots named by {@link #output} to an array, and returns the
 * slot named by {@link #result}.
 */
public final class Graph {
  static final int CHUNK_BITS = 15;

  /** How many instructions a chunk has, but for the last. */
  public static final int CHUNK = 1 << CHUNK_BITS;

  static final int CHUNK_MASK = CHUNK - 1;
  static final int KIND_BITS = 5;

  /** The bits of the first int of an instruction that are the ordinal of its kind. */
  public static final int KIND_MASK = (1 << KIND_BITS) - 1;

  private static final int INTO_BOTH = -1;
  private static final int INTO_NONE = 1 << 30;

  /** Of each kind, the first of any number of inputs that a derivative flows into. */
  private static final int[] FLOW = new int[1 << KIND_BITS];

  static {
    for (Kind kind : Kind.values()) {
      FLOW[kind.ordinal()] =
          switch (kind) {
            case INPUT, CONSTANT, DETACH, GUARD -> INTO_NONE;
            case WHERE -> 2;
            default -> kind.hasFixedArity() ? INTO_BOTH : 0;
          };
    }
  }

  // The arrays are those of the builder. It may fill up the space after what this graph can see.

  /** Three ints for each instruction, in chunks: kind and detail, input a, input b. */
  private final int[][] chunks;

  /** The inputs of instructions that can have any number: a is where they start, b how many. */
  private final int[] pool;

  private final int pooled;
  private final int size;
  private final int inputs;
  private final double[] constants;
  private final int[] constantSlots;
  private final int constantCount;
  private final List<Op> ops;
  private final int result;
  private final int[] outputs;

  private Graph(Graph graph, int result, int[] outputs) {
    this.chunks = graph.chunks;
    this.pool = graph.pool;
    this.pooled = graph.pooled;
    this.size = graph.size;
    this.inputs = graph.inputs;
    this.constants = graph.constants;
    this.constantSlots = graph.constantSlots;
    this.constantCount = graph.constantCount;
    this.ops = graph.ops;
    this.result = result;
    this.outputs = outputs;
  }

  Graph(GraphBuilder from, int result, int[] outputs) {
    this.chunks = from.chunks();
    this.pool = from.pool();
    this.pooled = from.pooled();
    this.size = from.size();
    this.inputs = from.inputs();
    this.constants = from.constants().values();
    this.constantSlots = from.constants().slots();
    this.constantCount = from.constants().size();
    this.ops = from.ops();
    this.result = result;
    this.outputs = outputs.clone();
  }

  /** The number of instructions, and so of slots. */
  public int size() {
    return size;
  }

  /** How many numbers a run is given. */
  public int inputs() {
    return inputs;
  }

  /** The slot that a run returns. */
  public int result() {
    return result;
  }

  /** How many slots a run writes to its output array. */
  public int outputs() {
    return outputs.length;
  }

  /** The slot that a run writes to place i of its output array. */
  public int output(int i) {
    return outputs[i];
  }

  /** The same graph, but a run writes no outputs. */
  public Graph withoutOutputs() {
    return new Graph(this, result, new int[0]);
  }

  /** The same graph, but all that matters is which guard fails. */
  public Graph guardsOnly() {
    return new Graph(this, 0, new int[0]);
  }

  /** How many instructions compute something: all but inputs and constants. */
  public int nodes() {
    return size - inputs - constantCount;
  }

  public Kind kind(int i) {
    return kindOf(word(i));
  }

  /** The instructions of a kind. */
  public int[] all(Kind kind) {
    int[] all = new int[8];
    int count = 0;
    for (int first = 0; first < size; first += CHUNK) {
      int[] chunk = chunks[first >> CHUNK_BITS];
      int end = Math.min(first + CHUNK, size);
      for (int i = first, at = 0; i < end; i++, at += 3) {
        if ((chunk[at] & KIND_MASK) == kind.ordinal()) {
          all = count < all.length ? all : Arrays.copyOf(all, 2 * count);
          all[count++] = i;
        }
      }
    }
    return Arrays.copyOf(all, count);
  }

  /** Kind and detail. */
  int word(int i) {
    return field(i, 0);
  }

  /** The kind in the first int of an instruction; the detail stands above it. */
  static Kind kindOf(int word) {
    return Kind.of(word & KIND_MASK);
  }

  /** The detail, whose meaning {@link Kind} states. */
  public int detail(int i) {
    return word(i) >>> KIND_BITS;
  }

  /** How many inputs instruction i has. */
  public int arity(int i) {
    Kind kind = kind(i);
    return kind.hasFixedArity() ? kind.arity() : field(i, 2);
  }

  /** Input k of instruction i. */
  public int input(int i, int k) {
    return kind(i).hasFixedArity() ? field(i, 1 + k) : pool[field(i, 1) + k];
  }

  /** How many numbers an instruction has whose {@linkplain Kind#hasManyNumbers kind has many}. */
  public int numbers(int i) {
    return op(i) instanceof VectorOp op ? op.outputs() : arity(i) - 1;
  }

  /** The inputs of instruction i. */
  public int[] inputsOf(int i) {
    int[] in = new int[arity(i)];
    for (int k = 0; k < in.length; k++) {
      in[k] = input(i, k);
    }
    return in;
  }

  /**
   * A chunk of instructions, for loops over all of them. Each has three ints: its kind and detail;
   * input 0, or where its inputs start in the {@link #pool}; and input 1, or how many they are. Not
   * to be changed.
   */
  public int[] chunk(int place) {
    return chunks[place];
  }

  /** The inputs of the instructions that can have any number. Not to be changed. */
  public int[] pool() {
    return pool;
  }

  /** How many inputs all instructions that can have any number have together. */
  public int pooled() {
    return pooled;
  }

  /** Input 0 of an instruction whose kind has a fixed number of inputs, at least one. */
  public int first(int i) {
    return field(i, 1);
  }

  /** Input 1 of an instruction whose kind has two inputs; of one, input 0. */
  public int second(int i) {
    return field(i, 2);
  }

  /**
   * Input k of those that a derivative flows into from instruction i; -1 if there are not as many.
   * An instruction of a fixed number of inputs has two here, which may be the same.
   */
  int flowingInput(int i, int k) {
    int[] chunk = chunks[i >> CHUNK_BITS];
    int at = 3 * (i & CHUNK_MASK);
    int flow = FLOW[chunk[at] & KIND_MASK];
    if (flow == INTO_BOTH) {
      return k < 2 ? chunk[at + 1 + k] : -1;
    }
    return flow + k < chunk[at + 2] ? pool[chunk[at + 1] + flow + k] : -1;
  }

  /** The op of an instruction whose kind uses one. */
  public Op op(int i) {
    return ops.get(detail(i));
  }

  /** All ops, by the details of the instructions that use them. */
  public List<Op> ops() {
    return ops;
  }

  /** The number of a {@link Kind#CONSTANT}. */
  public double constant(int i) {
    return constants[detail(i)];
  }

  /** All constants, by the details of their instructions. */
  public double[] constants() {
    return Arrays.copyOf(constants, constantCount);
  }

  /** The slots of these constants. */
  public int[] constantSlots() {
    return Arrays.copyOf(constantSlots, constantCount);
  }

  /** How a {@link Kind#WHERE} or {@link Kind#GUARD} compares. */
  public Comparison comparison(int i) {
    return GraphBuilder.COMPARISONS[detail(i) >> 1];
  }

  /** What a {@link Kind#GUARD} expects its comparison to give. */
  public boolean expected(int i) {
    return (detail(i) & 1) == 1;
  }

  /** About how many instructions a sweep over this graph makes: one for each slot that is read. */
  public long work() {
    long work = size;
    for (int i = 0; i < size; i++) {
      work += arity(i);
    }
    return work;
  }

  /** About how much memory this graph takes. */
  public long bytes() {
    return 12L * size + 4L * (pooled + outputs.length) + 8L * constantCount;
  }

  /** Adds the instructions, one a line, and what is written to the outputs. */
  public void print(Listing to) {
    Printer.print(this, to);
  }

  /** The same, and at the end what is returned. */
  public void printWithResult(Listing to) {
    Printer.print(this, to);
    Printer.printResult(this, to);
  }

  @Override
  public String toString() {
    Listing all = Listing.ofAllLines();
    printWithResult(all);
    return all.toString();
  }

  /** What a builder goes on from. It fills up the last chunk, and never writes to the others. */
  int[][] copyChunks() {
    int[][] copy = chunks.clone();
    if (size > 0) {
      int last = (size - 1) >> CHUNK_BITS;
      copy[last] = copy[last].clone();
    }
    return copy;
  }

  int[] copyPool() {
    return Arrays.copyOf(pool, pooled);
  }

  private int field(int i, int field) {
    return chunks[i >> CHUNK_BITS][3 * (i & CHUNK_MASK) + field];
  }
}

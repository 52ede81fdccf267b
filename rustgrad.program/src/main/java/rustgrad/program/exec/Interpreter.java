package rustgrad.program.exec;

import java.util.ArrayList;
import java.util.List;
import rustgrad.api.NaryOp;
import rustgrad.api.Op;
import rustgrad.program.ir.Formulas;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.Kind;

/**
 * Runs a graph instruction by instruction. Simple, ready at once, and the measure of what every
 * other executor must compute.
 */
final class Interpreter implements Executor {
  private static final Kind[] KINDS = Kind.values();

  // The codes of what is frequent, and of what is no number; all others are ordinals of kinds.
  private static final byte PLUS = -1, MINUS = -2, TIMES = -3, DIV = -4, NEGATE = -5;
  private static final byte NOTHING = -6, GUARD = -7, CALL = -8;

  /** The code of each kind. */
  private static final byte[] CODES = new byte[KINDS.length];

  static {
    for (Kind kind : KINDS) {
      CODES[kind.ordinal()] =
          switch (kind) {
            case INPUT, CONSTANT -> NOTHING;
            case PLUS -> PLUS;
            case MINUS -> MINUS;
            case TIMES -> TIMES;
            case DIV -> DIV;
            case NEGATE -> NEGATE;
            case GUARD -> GUARD;
            case CALL -> CALL;
            default -> (byte) kind.ordinal();
          };
    }
  }

  private final Graph graph;

  // Of each instruction, in arrays of numbers: those of references cost the collector too much.

  private final byte[] codes;

  /**
   * Input 0, if the number of inputs is fixed; else the array in the frame that they are gathered
   * in. Of a pick, the array that it reads; of a call, which of the runs it is.
   */
  private final int[] a;

  /**
   * Input 1, or input 0 if that is the only one; else where the inputs start in the pool. Of a
   * pick, its place.
   */
  private final int[] b;

  /** The inputs of instructions that can have any number. */
  private final int[] pool;

  private final Op[] ops;
  private final List<Integer> arrayLengths = new ArrayList<>();
  private final List<CallRun> runs = new ArrayList<>();

  Interpreter(Graph graph) {
    this.graph = graph;
    this.codes = new byte[graph.size()];
    this.a = new int[codes.length];
    this.b = new int[codes.length];
    this.pool = graph.pool();
    this.ops = graph.ops().toArray(new Op[0]);
    for (int first = 0; first < codes.length; first += Graph.CHUNK) {
      read(graph.chunk(first / Graph.CHUNK), first, Math.min(first + Graph.CHUNK, codes.length));
    }
    if (graph.pooled() > 0) {
      addArrays();
    }
  }

  /** Reads a chunk in a short loop, as there may be millions of instructions before a first run. */
  private void read(int[] chunk, int first, int end) {
    int at = 0;
    for (int i = first; i < end; i++) {
      codes[i] = CODES[chunk[at] & Graph.KIND_MASK];
      a[i] = chunk[at + 1];
      b[i] = chunk[at + 2];
      at += 3;
    }
  }

  /** For instructions that have any number of inputs, and for those that pick from these. */
  private void addArrays() {
    Calls calls = new Calls(graph, arrayLengths);
    for (int i = 0; i < codes.length; i++) {
      Kind kind = graph.kind(i);
      if (kind == Kind.PICK) {
        int many = graph.first(i);
        a[i] = graph.kind(many) == Kind.CALL ? runs.get(a[many]).output() : a[many] + 1;
        b[i] = graph.detail(i);
      } else if (kind == Kind.CALL) {
        a[i] = runs.size();
        runs.add(calls.run(i));
      } else if (!kind.hasFixedArity()) {
        b[i] = a[i];
        a[i] = addArrays(i, kind);
      }
    }
  }

  /** The arrays of an instruction that has any number of inputs; returns which is the first. */
  private int addArrays(int i, Kind kind) {
    int first = arrayLengths.size();
    int arity = graph.arity(i);
    switch (kind) {
      case WHERE -> {}
      case NARY_PARTIALS -> { // x and the partials; y is no part of x
        arrayLengths.add(arity - 1);
        arrayLengths.add(arity - 1);
      }
      default -> arrayLengths.add(arity);
    }
    return first;
  }

  /**
   * Whether more than half of what a run does is to pass numbers to calls and back, at which
   * bytecode is no faster.
   */
  boolean mostlyCalls() {
    long passed = 0;
    for (int call : graph.all(Kind.CALL)) {
      passed += graph.arity(call) + graph.numbers(call);
    }
    return passed > 0 && 2 * passed > graph.work() - graph.size();
  }

  @Override
  public String name() {
    return "interpreter";
  }

  @Override
  public boolean needsNoMemory() {
    return false;
  }

  @Override
  public Frame newFrame() {
    double[] slots = new double[graph.size()];
    double[] constants = graph.constants();
    int[] constantSlots = graph.constantSlots();
    for (int k = 0; k < constants.length; k++) {
      slots[constantSlots[k]] = constants[k];
    }
    return new Frame(this, slots, arrayLengths);
  }

  @Override
  public double run(double[] x, double[] into, Frame frame) {
    double[] v = frame.slots;
    System.arraycopy(x, 0, v, 0, graph.inputs());
    int guards = 0;
    for (int i = graph.inputs(); i < codes.length; i++) {
      switch (codes[i]) {
        case PLUS -> v[i] = v[a[i]] + v[b[i]];
        case MINUS -> v[i] = v[a[i]] - v[b[i]];
        case TIMES -> v[i] = v[a[i]] * v[b[i]];
        case DIV -> v[i] = v[a[i]] / v[b[i]];
        case NEGATE -> v[i] = -v[a[i]];
        case NOTHING -> {}
        case GUARD -> {
          if (graph.comparison(i).test(v[a[i]], v[b[i]]) != graph.expected(i)) {
            frame.failedGuard = guards;
            return Double.NaN;
          }
          guards++;
        }
        case CALL -> i = runs.get(a[i]).run(v, frame);
        default -> compute(KINDS[codes[i]], i, v, frame);
      }
    }
    for (int k = 0; k < graph.outputs(); k++) {
      into[k] = v[graph.output(k)];
    }
    return v[graph.result()];
  }

  private void compute(Kind kind, int i, double[] v, Frame frame) {
    switch (kind) {
      case WHERE -> v[i] = where(i, v);
      case NARY_PARTIALS -> partials(i, v, frame);
      case PICK -> v[i] = frame.arrays[a[i]][b[i]];
      case SUM, DOT -> v[i] = Formulas.of(kind, gather(i, v, frame.arrays[a[i]]));
      case NARY, PARTIAL_A, PARTIAL_B ->
          v[i] = Formulas.of(kind, ops[graph.detail(i)], gather(i, v, frame.arrays[a[i]]));
      case UNARY, BINARY, UNARY_PARTIAL ->
          v[i] = Formulas.of(kind, ops[graph.detail(i)], v[a[i]], v[b[i]]);
      default -> v[i] = Formulas.of(kind, v[a[i]], v[b[i]]);
    }
  }

  private double where(int i, double[] v) {
    int at = b[i];
    boolean holds = graph.comparison(i).test(v[pool[at]], v[pool[at + 1]]);
    return v[pool[at + (holds ? 2 : 3)]];
  }

  private void partials(int i, double[] v, Frame frame) {
    double[] x = gather(i, v, frame.arrays[a[i]]);
    double y = v[pool[b[i] + x.length]];
    Formulas.partials((NaryOp) ops[graph.detail(i)], x, y, frame.arrays[a[i] + 1]);
  }

  private double[] gather(int i, double[] v, double[] x) {
    int at = b[i];
    for (int k = 0; k < x.length; k++) {
      x[k] = v[pool[at + k]];
    }
    return x;
  }
}

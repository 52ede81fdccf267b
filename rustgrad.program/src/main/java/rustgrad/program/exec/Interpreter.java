package rustgrad.program.exec;

import java.util.ArrayList;
import java.util.List;
import rustgrad.api.Comparison;
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
  private final Graph graph;
  private final Kind[] kinds;
  private final int[] a;
  private final int[] b;

  /** The ops of instructions that use one. */
  private final Op[] ops;

  /** The inputs of instructions that can have any number; the array is number a in the frame. */
  private final int[][] many;

  private final List<Integer> arrayLengths = new ArrayList<>();

  Interpreter(Graph graph) {
    int size = graph.size();
    this.graph = graph;
    this.kinds = new Kind[size];
    this.a = new int[size];
    this.b = new int[size];
    this.ops = new Op[size];
    this.many = new int[size][];
    for (int i = 0; i < size; i++) {
      Kind kind = graph.kind(i);
      kinds[i] = kind;
      if (kind.usesOp()) {
        ops[i] = graph.op(i);
      }
      if (kind.hasFixedArity()) {
        a[i] = graph.arity(i) > 0 ? graph.input(i, 0) : 0;
        b[i] = graph.arity(i) > 1 ? graph.input(i, 1) : a[i];
      } else {
        a[i] = arrayLengths.size();
        addArrays(i);
      }
    }
  }

  private void addArrays(int i) {
    int arity = graph.arity(i);
    many[i] = graph.inputsOf(i);
    if (kinds[i] == Kind.NARY_PARTIALS) { // x and the partials; y is no part of x
      arrayLengths.add(arity - 1);
      arrayLengths.add(arity - 1);
    } else {
      arrayLengths.add(arity);
    }
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
    for (int i = 0; i < slots.length; i++) {
      if (kinds[i] == Kind.CONSTANT) {
        slots[i] = graph.constant(i);
      }
    }
    return new Frame(this, slots, arrayLengths);
  }

  @Override
  public double run(double[] x, double[] into, Frame frame) {
    double[] v = frame.slots;
    System.arraycopy(x, 0, v, 0, graph.inputs());
    int guards = 0;
    for (int i = graph.inputs(); i < kinds.length; i++) {
      switch (kinds[i]) {
        case CONSTANT -> {}
        case PLUS -> v[i] = v[a[i]] + v[b[i]];
        case MINUS -> v[i] = v[a[i]] - v[b[i]];
        case TIMES -> v[i] = v[a[i]] * v[b[i]];
        case DIV -> v[i] = v[a[i]] / v[b[i]];
        case GUARD -> {
          if (graph.comparison(i).test(v[a[i]], v[b[i]]) != graph.expected(i)) {
            frame.failedGuard = guards;
            return Double.NaN;
          }
          guards++;
        }
        case WHERE -> v[i] = where(i, v);
        case NARY_PARTIALS -> partials(i, v, frame);
        case PICK -> v[i] = frame.arrays[a[a[i]] + 1][graph.detail(i)];
        case SUM, DOT -> v[i] = Formulas.of(kinds[i], gather(i, v, frame.arrays[a[i]]));
        case NARY, PARTIAL_A, PARTIAL_B ->
            v[i] = Formulas.of(kinds[i], ops[i], gather(i, v, frame.arrays[a[i]]));
        case UNARY, BINARY, UNARY_PARTIAL -> v[i] = Formulas.of(kinds[i], ops[i], v[a[i]], v[b[i]]);
        default -> v[i] = Formulas.of(kinds[i], v[a[i]], v[b[i]]);
      }
    }
    for (int k = 0; k < graph.outputs(); k++) {
      into[k] = v[graph.output(k)];
    }
    return v[graph.result()];
  }

  private double where(int i, double[] v) {
    int[] in = many[i];
    Comparison comparison = graph.comparison(i);
    return comparison.test(v[in[0]], v[in[1]]) ? v[in[2]] : v[in[3]];
  }

  private void partials(int i, double[] v, Frame frame) {
    int[] in = many[i];
    double[] x = gather(i, v, frame.arrays[a[i]]);
    Formulas.partials((NaryOp) ops[i], x, v[in[in.length - 1]], frame.arrays[a[i] + 1]);
  }

  private double[] gather(int i, double[] v, double[] x) {
    int[] in = many[i];
    for (int k = 0; k < x.length; k++) {
      x[k] = v[in[k]];
    }
    return x;
  }
}

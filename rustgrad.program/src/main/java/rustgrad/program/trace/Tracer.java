package rustgrad.program.trace;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rustgrad.api.Comparison;
import rustgrad.api.NaryOp;
import rustgrad.api.Op;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;
import rustgrad.api.spi.Arithmetic;
import rustgrad.api.spi.Dispatcher;
import rustgrad.api.spi.DotInputs;
import rustgrad.api.spi.VectorOp;
import rustgrad.program.ir.Dependence;
import rustgrad.program.ir.Formulas;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.GraphBuilder;
import rustgrad.program.ir.Kind;

/**
 * Records what a function does with traced values. Eager values that it meets are constants. At a
 * point, the number of every slot is computed as well, and comparisons become guards.
 */
final class Tracer extends Recording {
  private final GraphBuilder graph;
  private final @Nullable SlotNumbers numbers;
  private final Traced[] inputs;

  /**
   * Constants that were used lately, by four bits of a hash, which is faster than looking them up.
   */
  private final @Nullable Traced[] recentConstants = new Traced[16];

  Tracer(int inputs, double @Nullable [] point, int nodeLimit) {
    super(nodeLimit);
    take(inputs);
    this.graph = new GraphBuilder(inputs);
    this.numbers = point == null ? null : new SlotNumbers();
    this.inputs = new Traced[inputs];
    for (int i = 0; i < inputs; i++) {
      double number = point == null ? 0 : point[i];
      this.inputs[i] = new Traced(this, i, number);
      if (numbers != null) {
        numbers.add(number);
      }
    }
  }

  Value[] inputs() {
    return Arrays.copyOf(inputs, inputs.length, Value[].class);
  }

  /** Runs a function: see {@link Trace#of}. */
  Graph graphOf(Function<Value[], Value[]> function) {
    int[] slots = Arrays.stream(run(function, inputs())).mapToInt(output -> output.slot).toArray();
    return graph.build(slots[0], slots);
  }

  private Traced[] own(Value[] values) {
    checkUser();
    Traced[] own = new Traced[values.length];
    for (int i = 0; i < own.length; i++) {
      own[i] = own(values[i]);
    }
    return own;
  }

  // ---- recording

  /** Notes the number of the instruction just added. */
  private void note(double number) {
    if (numbers != null) {
      numbers.add(number);
    }
    take(1);
  }

  /** The value of the instruction just added; within the body of noGrad, without a gradient. */
  private Traced result(int slot, double number) {
    note(number);
    Traced result = new Traced(this, slot, number);
    return Dispatcher.isRecording() ? result : detach(result);
  }

  @Override
  public Value arithmetic(Arithmetic operation, Value left, Value right) {
    checkUser();
    Traced a = own(left);
    Traced b = own(right);
    double number =
        switch (operation) {
          case PLUS -> a.number + b.number;
          case MINUS -> a.number - b.number;
          case TIMES -> a.number * b.number;
          case DIV -> a.number / b.number;
        };
    return result(graph.add(kindOf(operation), a.slot, b.slot), number);
  }

  private static Kind kindOf(Arithmetic operation) {
    return switch (operation) {
      case PLUS -> Kind.PLUS;
      case MINUS -> Kind.MINUS;
      case TIMES -> Kind.TIMES;
      case DIV -> Kind.DIV;
    };
  }

  @Override
  public Value negate(Value value) {
    checkUser();
    Traced x = own(value);
    return result(graph.add(Kind.NEGATE, x.slot, x.slot), -x.number);
  }

  @Override
  public Value sum(Value[] terms) {
    return many(Kind.SUM, null, own(terms));
  }

  @Override
  public Value dot(Value[] left, Value[] right) {
    checkUser();
    Traced[] x = new Traced[2 * left.length];
    return many(Kind.DOT, null, DotInputs.list(x, left, right, this::own));
  }

  @Override
  public Value dot(Value start, Value[] left, Value[] right) {
    checkUser();
    Traced[] x = new Traced[1 + 2 * left.length];
    x[0] = own(start);
    return many(Kind.DOT, null, DotInputs.list(x, left, right, this::own));
  }

  @Override
  public Traced detach(Value value) {
    checkUser();
    Traced x = own(value);
    int slot = graph.add(Kind.DETACH, x.slot, x.slot);
    note(x.number);
    return new Traced(this, slot, x.number);
  }

  @Override
  public boolean compare(Value left, Comparison comparison, Value right) {
    checkUser();
    Traced a = own(left);
    Traced b = own(right);
    if (numbers == null) {
      throw needPoint();
    }
    boolean outcome = comparison.test(a.number, b.number);
    graph.guard(comparison, outcome, a.slot, b.slot);
    note(0);
    return outcome;
  }

  @Override
  public Traced constant(double value) {
    checkUser();
    long bits = Double.doubleToRawLongBits(value);
    int place = (int) (bits * 0x9E3779B97F4A7C15L >>> 60);
    Traced recent = recentConstants[place];
    if (recent == null || Double.doubleToRawLongBits(recent.number) != bits) {
      recent = newConstant(value);
      recentConstants[place] = recent;
    }
    return recent;
  }

  private Traced newConstant(double value) {
    int before = graph.size();
    int slot = graph.constant(value);
    if (graph.size() > before) {
      note(value);
    }
    return new Traced(this, slot, value);
  }

  @Override
  public Value apply(Op op, Value[] inputs) {
    Traced[] x = own(inputs);
    if (op instanceof NaryOp) {
      return many(Kind.NARY, op, x);
    }
    Kind kind = op instanceof UnaryOp ? Kind.UNARY : Kind.BINARY;
    Traced a = x[0];
    Traced b = x[x.length - 1];
    double number = numbers == null ? 0 : Formulas.of(kind, op, a.number, b.number);
    return result(graph.add(kind, op, a.slot, b.slot), number);
  }

  @Override
  public Value call(VectorOp op, Value[] inputs) {
    Traced[] x = own(inputs);
    take(x.length);
    double[] outputs = new double[op.outputs()];
    if (numbers != null) {
      op.apply(Arrays.stream(x).mapToDouble(input -> input.number).toArray(), outputs);
    }
    int slot = graph.add(Kind.CALL, op, Arrays.stream(x).mapToInt(input -> input.slot).toArray());
    note(Double.NaN);
    return new TracedCall(this, slot, outputs);
  }

  @Override
  public Value output(Value call, int place) {
    checkUser();
    TracedCall of = (TracedCall) own(call);
    return result(graph.pick(of.slot, place), of.outputs[place]);
  }

  private Value many(Kind kind, @Nullable Op op, Traced[] inputs) {
    take(inputs.length);
    int[] slots = new int[inputs.length];
    double[] x = new double[inputs.length];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = inputs[i].slot;
      x[i] = inputs[i].number;
    }
    if (op == null) {
      return result(graph.add(kind, slots), numbers == null ? 0 : Formulas.of(kind, x));
    }
    return result(graph.add(kind, op, slots), numbers == null ? 0 : Formulas.of(kind, op, x));
  }

  @Override
  public Value where(
      Value left, Comparison comparison, Value right, Value whenTrue, Value whenFalse) {
    Traced[] x = own(new Value[] {left, right, whenTrue, whenFalse});
    boolean holds = comparison.test(x[0].number, x[1].number);
    int slot = graph.where(comparison, x[0].slot, x[1].slot, x[2].slot, x[3].slot);
    return result(slot, x[holds ? 2 : 3].number);
  }

  // ---- reading

  @Override
  protected Traced variable(Traced x) {
    return (Traced) x.times(1);
  }

  @Override
  protected Value[] derivatives(Traced y, int[] slots) {
    return ValueWriter.gradient(soFar(y.slot), this::valueOf, slots);
  }

  /** Even of a trace at a point the numbers are those of one call among many. */
  @Override
  protected boolean knowsNumbers() {
    return false;
  }

  @Override
  protected boolean isActive(int slot) {
    return Dependence.active(soFar(0))[slot];
  }

  @Override
  protected String op(int slot) {
    Graph graph = soFar(0);
    Kind kind = graph.kind(slot);
    return kind.usesOp() ? graph.op(slot).name() : kind.name().toLowerCase(Locale.ROOT);
  }

  @Override
  protected List<Value> inputs(int slot) {
    return Arrays.stream(soFar(0).inputsOf(slot)).<Value>mapToObj(this::valueOf).toList();
  }

  /** What stands in a slot. */
  private Traced valueOf(int slot) {
    return new Traced(this, slot, numbers == null ? 0 : numbers.get(slot));
  }

  /** The graph as it is now, with this result, to look at. */
  Graph soFar(int result) {
    return graph.build(result);
  }
}

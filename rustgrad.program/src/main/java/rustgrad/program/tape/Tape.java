package rustgrad.program.tape;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import rustgrad.api.BinaryOp;
import rustgrad.api.Comparison;
import rustgrad.api.NaryOp;
import rustgrad.api.Op;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;
import rustgrad.api.spi.Arithmetic;
import rustgrad.api.spi.Dispatcher;
import rustgrad.api.spi.VectorOp;
import rustgrad.program.ir.Formulas;
import rustgrad.program.trace.Traced;
import rustgrad.program.trace.TracedCall;

/**
 * Records what a function computes at a point: for each result that depends on an input, what the
 * chain rule needs, as {@link Word}s. The value itself is computed at once. What depends on no
 * input is a number, of which nothing is recorded.
 */
final class Tape extends TapeWriter {
  private final double[] point;

  Tape(TapeMemory memory, double[] point, int nodeLimit) {
    super(memory, point.length, nodeLimit);
    this.point = point;
  }

  /** Runs a function, once. */
  Traced[] record(Function<Value[], Value[]> function) {
    Value[] inputs = new Value[point.length];
    for (int i = 0; i < inputs.length; i++) {
      inputs[i] = new Traced(this, i + 1, point[i]);
    }
    Traced[] outputs = run(function, inputs);
    finish();
    return outputs;
  }

  // ---- reading values

  private int slotOf(Value value) {
    if (value instanceof Traced traced) {
      checkOwn(traced);
      return traced.slot;
    }
    return 0;
  }

  private static double number(Value value) {
    return value instanceof Traced traced ? traced.number : numberOf(value);
  }

  // ---- arithmetic

  @Override
  public Value arithmetic(Arithmetic operation, Value a, Value b) {
    return arithmetic(operation, slotOf(a), number(a), slotOf(b), number(b));
  }

  @Override
  public Value arithmetic(Arithmetic operation, Value a, double b) {
    return arithmetic(operation, slotOf(a), number(a), 0, b);
  }

  @Override
  public Value arithmetic(Arithmetic operation, double a, Value b) {
    return arithmetic(operation, 0, a, slotOf(b), number(b));
  }

  private Traced arithmetic(Arithmetic operation, int a, double x, int b, double y) {
    checkUser();
    boolean active = (a | b) != 0 && Dispatcher.isRecording();
    double number;
    switch (operation) {
      case PLUS -> {
        number = x + y;
        if (active) {
          plus(a, b);
        }
      }
      case MINUS -> {
        number = x - y;
        if (active) {
          minus(a, b);
        }
      }
      case TIMES -> {
        number = x * y;
        if (active) {
          times(0, a, x, b, y);
        }
      }
      default -> {
        number = x / y;
        if (active) {
          div(a, b, number, y);
        }
      }
    }
    return active ? result(number) : passive(number);
  }

  private void plus(int a, int b) {
    if (a != 0 && b != 0) {
      write(Word.PLUS, a, b);
    } else {
      write(Word.PASS, a | b, 0);
    }
  }

  private void minus(int a, int b) {
    if (a != 0 && b != 0) {
      write(Word.MINUS, a, b);
    } else {
      write(b == 0 ? Word.PASS : Word.NEGATE, a | b, 0);
    }
  }

  private void times(int more, int a, double x, int b, double y) {
    if (a != 0 && b != 0) {
      write(Word.TIMES | more, a, b, x, y);
    } else {
      write(Word.SCALE | more, a | b, b == 0 ? y : x);
    }
  }

  private void div(int a, int b, double quotient, double divisor) {
    if (b == 0) {
      write(Word.DIVIDE, a, divisor);
    } else {
      write(a == 0 ? Word.INVERT : Word.DIV, a == 0 ? b : a, b, quotient, divisor);
    }
  }

  @Override
  public Value negate(Value value) {
    checkUser();
    int a = slotOf(value);
    double number = -number(value);
    if (a == 0 || !Dispatcher.isRecording()) {
      return passive(number);
    }
    write(Word.NEGATE, a, 0);
    return result(number);
  }

  // ---- sums

  @Override
  public Value sum(Value[] terms) {
    checkUser();
    boolean recording = Dispatcher.isRecording();
    boolean active = false;
    double sum = number(terms[0]);
    try {
      for (int i = 0; i < terms.length; i++) {
        sum = i == 0 ? sum : sum + number(terms[i]);
        int a = slotOf(terms[i]);
        if (a != 0 && recording) {
          write(Word.PASS | Word.MORE, a, 0);
          active = true;
        }
      }
    } catch (RuntimeException e) {
      endOf(active, sum);
      throw e;
    }
    return endOf(active, sum);
  }

  @Override
  public Value dot(Value[] left, Value[] right) {
    return dot(passive(-0.0), left, right); // added to -0.0, a product keeps its bits
  }

  @Override
  public Value dot(Value start, Value[] left, Value[] right) {
    checkUser();
    boolean recording = Dispatcher.isRecording();
    double sum = number(start);
    boolean active = slotOf(start) != 0 && recording;
    if (active) {
      write(Word.PASS | Word.MORE, slotOf(start), 0);
    }
    try {
      for (int i = 0; i < left.length; i++) {
        int a = slotOf(left[i]);
        int b = slotOf(right[i]);
        double x = number(left[i]);
        double y = number(right[i]);
        sum += x * y;
        if ((a | b) != 0 && recording) {
          times(Word.MORE, a, x, b, y);
          active = true;
        }
      }
    } catch (RuntimeException e) {
      endOf(active, sum);
      throw e;
    }
    return endOf(active, sum);
  }

  /** The result of the words just written; of the last, there are no more. */
  private Traced endOf(boolean active, double number) {
    if (!active) {
      return passive(number);
    }
    end();
    return result(number);
  }

  // ---- ops

  @Override
  public Value apply(UnaryOp op, Value value) {
    checkUser();
    double x = number(value);
    double y = op.apply(x);
    int a = slotOf(value);
    if (a == 0 || !Dispatcher.isRecording()) {
      return passive(y);
    }
    write(Word.UNARY, a, memory.indexOf(op), x, y);
    return result(y);
  }

  @Override
  public Value apply(Op op, Value[] x) {
    if (op instanceof UnaryOp unary) {
      return apply(unary, x[0]);
    }
    checkUser();
    return op instanceof BinaryOp binary
        ? binary(binary, slotOf(x[0]), number(x[0]), slotOf(x[1]), number(x[1]))
        : nary((NaryOp) op, x);
  }

  private Value binary(BinaryOp op, int a, double x, int b, double y) {
    double number = op.apply(x, y);
    if ((a | b) == 0 || !Dispatcher.isRecording()) {
      return passive(number);
    }
    write(Word.BINARY, a, b, new double[] {x, y, number, memory.indexOf(op)});
    return result(number);
  }

  private Value nary(NaryOp op, Value[] values) {
    int n = values.length;
    double[] x = new double[n];
    boolean active = false;
    for (int i = 0; i < n; i++) {
      x[i] = number(values[i]);
      active |= slotOf(values[i]) != 0;
    }
    double y = Formulas.nary(op, x);
    if (!active || !Dispatcher.isRecording()) {
      return passive(y);
    }
    double[] of = Arrays.copyOf(x, Word.ofNary(n));
    of[n] = y;
    for (int i = 0; i < n; i++) {
      of[n + 1 + i] = slotOf(values[i]);
    }
    write(Word.NARY, memory.indexOf(op), n, of);
    take(n);
    return result(y);
  }

  /**
   * The call itself has a slot, which says whether an output is reached, and so has each output.
   */
  @Override
  public Value call(VectorOp op, Value[] values) {
    checkUser();
    int n = values.length;
    double[] of = new double[2 * n];
    boolean active = false;
    for (int i = 0; i < n; i++) {
      of[i] = number(values[i]);
      of[n + i] = slotOf(values[i]);
      active |= of[n + i] != 0;
    }
    double[] outputs = new double[op.outputs()];
    op.apply(Arrays.copyOf(of, n), outputs);
    if (!active || !Dispatcher.isRecording()) {
      return new TracedCall(this, 0, outputs);
    }
    write(Word.CALL, memory.indexOf(op), n, of);
    take(n);
    return new TracedCall(this, result(Double.NaN).slot, outputs);
  }

  @Override
  public Value output(Value call, int place) {
    checkUser();
    TracedCall of = (TracedCall) own(call);
    double number = of.outputs[place];
    if (of.slot == 0 || !Dispatcher.isRecording()) {
      return passive(number);
    }
    write(Word.OUTPUT, of.slot, place, new double[] {number});
    return result(number);
  }

  // ---- the rest

  @Override
  public Value where(
      Value left, Comparison comparison, Value right, Value whenTrue, Value whenFalse) {
    boolean holds = compare(left, comparison, right);
    double number = number(holds ? whenTrue : whenFalse);
    int a = slotOf(whenTrue);
    int b = slotOf(whenFalse);
    if ((a | b) == 0 || !Dispatcher.isRecording()) {
      return passive(number);
    }
    write(holds ? Word.TRUE : Word.FALSE, a, b);
    return result(number);
  }

  @Override
  public boolean compare(Value left, Comparison comparison, Value right) {
    checkUser();
    slotOf(left);
    slotOf(right);
    return comparison.test(number(left), number(right));
  }

  @Override
  public Traced constant(double number) {
    checkUser();
    return passive(number);
  }

  @Override
  public Traced detach(Value x) {
    checkUser();
    return passive(own(x).number);
  }

  // ---- gradients as values

  @Override
  protected Traced variable(Traced x) {
    if (x.slot == 0) {
      write(Word.VARIABLE, 0, 0);
    } else {
      write(Word.PASS, x.slot, 0);
    }
    return result(x.number);
  }

  @Override
  protected Value[] derivatives(Traced y, int[] slots) {
    mark();
    return TapeGraph.derivatives(this, y, slots);
  }

  @Override
  protected boolean knowsNumbers() {
    return true;
  }

  @Override
  protected boolean isActive(int slot) {
    return slot != 0;
  }

  @Override
  protected String op(int slot) {
    return slot == 0 ? "constant" : "recorded";
  }

  @Override
  protected List<Value> inputs(int slot) {
    throw new IllegalStateException(
        "inputs() of a value of a gradient that is evaluated once: what it was computed from is recorded as numbers, not as values; look at an eager value, or at the listing of a Program");
  }
}

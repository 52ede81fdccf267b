package rustgrad.draw.operation;

import rustgrad.api.Comparison;
import rustgrad.api.Op;
import rustgrad.api.Value;
import rustgrad.api.spi.Arithmetic;
import rustgrad.api.spi.Dispatcher;
import rustgrad.api.spi.Engine;
import rustgrad.api.spi.VectorOp;

/** How a result was computed. */
public sealed interface Operation {

  /** a + b, a - b, a * b or a / b. */
  record OfArithmetic(Arithmetic operation) implements Operation {}

  /** -x. */
  record Negate() implements Operation {}

  /** x[0] + x[1] + ... */
  record Sum() implements Operation {}

  /** x[0]*x[1] + x[2]*x[3] + ..., started with x[0] if the number of inputs is odd. */
  record Dot() implements Operation {}

  /** x[2] if x[0] and x[1] compare so, else x[3]. */
  record Where(Comparison comparison) implements Operation {

    /** The input that is taken: 2 or 3. */
    public int taken(Value result) {
      Value left = result.inputs().get(0);
      Value right = result.inputs().get(1);
      return comparison.test(number(left), number(right)) ? 2 : 3;
    }
  }

  /** op(x[0], x[1], ...). */
  record OfOp(Op op) implements Operation {}

  /** Several numbers at once, which {@link Output}s take: a program that is called. */
  record Call(VectorOp op) implements Operation {}

  /** A number of the call that is the input. */
  record Output(int place) implements Operation {}

  /** The operation of a value that has inputs, learnt by asking its engine to compute it again. */
  static Operation of(Value result) {
    Recorder recorder = new Recorder();
    Dispatcher.eager().replay(result, result.inputs().toArray(Value[]::new), recorder);
    return recorder.operation;
  }

  /** A value's own number, even while another value stands for it. */
  static double number(Value value) {
    return Dispatcher.eager().number(value);
  }

  /** The input of a where that it does not take; -1 for any other value. */
  static int notTaken(Value value) {
    return value.op().equals("where") && of(value) instanceof Where where
        ? 5 - where.taken(value)
        : -1;
  }

  /** Whether it matters which input comes first. */
  default boolean hasOrder() {
    return this instanceof OfOp
        || this instanceof Call
        || this instanceof Where
        || this instanceof OfArithmetic a
            && (a.operation == Arithmetic.MINUS || a.operation == Arithmetic.DIV);
  }

  /** What stands in a picture. */
  default String symbol() {
    if (this instanceof OfArithmetic a) {
      return switch (a.operation) {
        case PLUS -> "+";
        case MINUS -> "-";
        case TIMES -> "*";
        case DIV -> "/";
      };
    } else if (this instanceof Where where) {
      return "where 1 " + where.comparison + " 2";
    } else if (this instanceof OfOp of) {
      return of.op.name();
    } else if (this instanceof Call call) {
      return call.op.name();
    } else if (this instanceof Output output) {
      return "[" + output.place + "]";
    }
    return this instanceof Negate ? "neg" : this instanceof Sum ? "sum" : "dot";
  }

  /** An engine that computes nothing, and notes what it is asked for. */
  final class Recorder implements Engine {
    private Operation operation = new Sum();

    private Value note(Operation operation, Value result) {
      this.operation = operation;
      return result;
    }

    @Override
    public Value constant(double number) {
      return Value.constant(number);
    }

    @Override
    public Value arithmetic(Arithmetic operation, Value a, Value b) {
      return note(new OfArithmetic(operation), a);
    }

    @Override
    public Value negate(Value x) {
      return note(new Negate(), x);
    }

    @Override
    public Value sum(Value[] terms) {
      return note(new Sum(), terms[0]);
    }

    @Override
    public Value dot(Value[] left, Value[] right) {
      return note(new Dot(), left[0]);
    }

    @Override
    public Value dot(Value start, Value[] left, Value[] right) {
      return note(new Dot(), start);
    }

    @Override
    public Value apply(Op op, Value[] x) {
      return note(new OfOp(op), x[0]);
    }

    @Override
    public Value call(VectorOp op, Value[] x) {
      return note(new Call(op), x[0]);
    }

    @Override
    public Value output(Value call, int place) {
      return note(new Output(place), call);
    }

    @Override
    public Value where(
        Value left, Comparison comparison, Value right, Value whenTrue, Value whenFalse) {
      return note(new Where(comparison), whenTrue);
    }

    @Override
    public boolean compare(Value left, Comparison comparison, Value right) {
      return comparison.test(number(left), number(right));
    }

    @Override
    public Value detach(Value x) {
      return x;
    }
  }
}

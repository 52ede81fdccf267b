package rustgrad.core.trace;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import rustgrad.api.BinaryOp;
import rustgrad.api.Comparison;
import rustgrad.api.Engine;
import rustgrad.api.Op;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;
import rustgrad.core.OpRegistry;
import rustgrad.core.eager.EagerEngine;
import rustgrad.core.ir.Arithmetic;
import rustgrad.core.ir.Graph;
import rustgrad.core.ir.GraphBuilder;
import rustgrad.core.ir.Kind;

/**
 * Records what a function does with traced values. Eager values that it meets are constants. At a
 * point, the number of every slot is computed as well, and comparisons become guards.
 */
final class Tracer implements Engine {
  private final int nodeLimit;
  private final GraphBuilder graph;
  private final @Nullable Numbers numbers;
  private final Traced[] inputs;

  /** The thread that may use the traced values; null when nobody may any more. */
  private @Nullable Thread user = Thread.currentThread();

  private boolean needsPoint;

  Tracer(int inputs, double @Nullable [] point, int nodeLimit) {
    this.nodeLimit = nodeLimit;
    this.graph = new GraphBuilder(inputs);
    this.numbers = point == null ? null : new Numbers();
    this.inputs = new Traced[inputs];
    for (int i = 0; i < inputs; i++) {
      this.inputs[i] = new Traced(this, i);
      if (numbers != null) {
        numbers.add(point[i]);
      }
    }
  }

  Value[] inputs() {
    return inputs.clone();
  }

  Trace finish(Value[] outputs) {
    checkUser(); // a function that catches every Throwable must not hide that it compares
    if (outputs == null) {
      throw new IllegalArgumentException(
          "the traced function returned null; it must return values");
    }
    if (outputs.length == 0) {
      throw new IllegalArgumentException(
          "the traced function returned no values; it must return one or more");
    }
    int[] slots = new int[outputs.length];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = slotOf(outputs[i]);
    }
    return new Trace(graph.build(slots[0], slots), numbers);
  }

  void close() {
    user = null;
  }

  /** The slot of a value that the function uses here. */
  private int slotOf(Value value) {
    if (value instanceof Traced traced) {
      if (traced.tracer != this) {
        throw misuse(traced.tracer);
      }
      checkUser();
      return traced.slot;
    }
    if (value == null) {
      throw new IllegalArgumentException(
          "a traced function met a null; every input and the result must be a Value");
    }
    return slotOfConstant(EagerEngine.itemOf(value));
  }

  private void checkUser() {
    if (user != Thread.currentThread()) {
      throw misuse(this);
    }
  }

  private RuntimeException misuse(Tracer owner) {
    if (owner.needsPoint) {
      throw NeedsPoint.INSTANCE; // once more: the function has caught the first
    }
    if (owner.user == null) {
      return new IllegalStateException(
          "a traced value was kept and used after its trace had ended; return it from the traced function instead");
    }
    if (owner != this) {
      return new IllegalStateException(
          "values of two traces met in one op; pass the outer value into the inner function as one of its inputs");
    }
    return new IllegalStateException(
        "a traced value was used in thread '%s', but is being traced in '%s'; a traced function must stay in its thread"
            .formatted(Thread.currentThread().getName(), user.getName()));
  }

  private int slotOfConstant(double value) {
    int before = graph.size();
    int slot = graph.constant(value);
    if (graph.size() > before) {
      number(value);
    }
    return slot;
  }

  /** Notes the number of the instruction just added. */
  private void number(double value) {
    if (numbers != null) {
      numbers.add(value);
    }
    if (graph.size() + (long) graph.pooled() > nodeLimit) {
      throw new IllegalStateException(
          "the traced function takes more than %d nodes; raise the limit with nodeLimit(..), or trace a smaller part, such as the body of the loop"
              .formatted(nodeLimit));
    }
  }

  /** The value of the instruction just added; without a gradient in the body of noGrad. */
  private Value result(int slot) {
    return EagerEngine.isPaused() ? detached(slot) : new Traced(this, slot);
  }

  Value detach(Traced value) {
    return detached(slotOf(value));
  }

  private Value detached(int of) {
    int slot = graph.add(Kind.DETACH, of, of);
    number(numbers == null ? 0 : numbers.get(of));
    return new Traced(this, slot);
  }

  Value arithmetic(Kind kind, Traced left, Value right) {
    return arithmetic(kind, slotOf(left), slotOf(right));
  }

  Value arithmetic(Kind kind, Traced left, double right) {
    return arithmetic(kind, slotOf(left), slotOfConstant(right));
  }

  private Value arithmetic(Kind kind, int a, int b) {
    int slot = graph.add(kind, a, b);
    number(numbers == null ? 0 : Arithmetic.of(kind, null, numbers.get(a), numbers.get(b)));
    return result(slot);
  }

  boolean compare(Comparison comparison, Value left, Value right) {
    int a = slotOf(left);
    int b = slotOf(right);
    if (numbers == null) {
      needsPoint = true;
      user = null;
      throw NeedsPoint.INSTANCE;
    }
    boolean outcome = comparison.test(numbers.get(a), numbers.get(b));
    graph.guard(comparison, outcome, a, b);
    number(0);
    return outcome;
  }

  @Override
  public Value leaf(double value) {
    return constant(value);
  }

  @Override
  public Value constant(double value) {
    checkUser();
    return new Traced(this, slotOfConstant(value));
  }

  @Override
  public Op op(String name) {
    return OpRegistry.discovered().op(name);
  }

  @Override
  public Value apply(Op op, Value... inputs) {
    EagerEngine.checkArity(op, inputs);
    int[] in = slotsOf(inputs);
    Kind kind =
        op instanceof UnaryOp ? Kind.UNARY : op instanceof BinaryOp ? Kind.BINARY : Kind.NARY;
    int slot = graph.add(kind, op, in);
    if (numbers == null) {
      number(0);
    } else if (kind == Kind.NARY) {
      number(Arithmetic.of(kind, op, numbersOf(in)));
    } else {
      number(Arithmetic.of(kind, op, numbers.get(in[0]), numbers.get(in[in.length - 1])));
    }
    return result(slot);
  }

  @Override
  public Value sum(Value... terms) {
    return many(Kind.SUM, slotsOf(terms));
  }

  @Override
  public Value dot(Value[] left, Value[] right) {
    int[] in = new int[2 * left.length];
    return many(Kind.DOT, interleave(in, 0, left, right));
  }

  @Override
  public Value dot(Value start, Value[] left, Value[] right) {
    int[] in = new int[1 + 2 * left.length];
    in[0] = slotOf(start);
    return many(Kind.DOT, interleave(in, 1, left, right));
  }

  private int[] interleave(int[] in, int from, Value[] left, Value[] right) {
    checkUser();
    for (int i = 0; i < left.length; i++) {
      in[from + 2 * i] = slotOf(left[i]);
      in[from + 2 * i + 1] = slotOf(right[i]);
    }
    return in;
  }

  private Value many(Kind kind, int[] in) {
    int slot = graph.add(kind, in);
    number(numbers == null ? 0 : Arithmetic.of(kind, null, numbersOf(in)));
    return result(slot);
  }

  @Override
  public Value where(
      Value left, Comparison comparison, Value right, Value whenTrue, Value whenFalse) {
    int[] in = slotsOf(left, right, whenTrue, whenFalse);
    int slot = graph.where(comparison, in[0], in[1], in[2], in[3]);
    if (numbers == null) {
      number(0);
    } else {
      boolean holds = comparison.test(numbers.get(in[0]), numbers.get(in[1]));
      number(numbers.get(in[holds ? 2 : 3]));
    }
    return result(slot);
  }

  @Override
  public <T> T noGrad(Supplier<T> body) {
    return Value.noGrad(body);
  }

  private int[] slotsOf(Value... values) {
    checkUser();
    int[] slots = new int[values.length];
    for (int i = 0; i < slots.length; i++) {
      slots[i] = slotOf(values[i]);
    }
    return slots;
  }

  private double[] numbersOf(int[] slots) {
    double[] x = new double[slots.length];
    for (int i = 0; i < x.length; i++) {
      x[i] = numbers.get(slots[i]);
    }
    return x;
  }

  /** The graph as it is now, to look at. */
  Graph soFar() {
    return graph.build(0);
  }
}

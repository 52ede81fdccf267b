package rustgrad.program.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import rustgrad.api.BinaryOp;
import rustgrad.api.Comparison;
import rustgrad.api.NaryOp;
import rustgrad.api.Op;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;
import rustgrad.api.spi.Dispatcher;
import rustgrad.api.spi.VectorOp;
import rustgrad.program.ir.ChainRule;
import rustgrad.program.ir.Formulas;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.InstructionWriter;
import rustgrad.program.ir.Kind;

/**
 * Computes instructions as they are written, on values that are eager or traced, so that what the
 * chain rule writes can be differentiated again. Partials are the symbolic rules of the ops.
 */
public final class ValueWriter implements InstructionWriter {
  /** How many slots the graph has; those after them are written here. */
  private final int given;

  private final IntFunction<Value> values;
  private final List<Value> written = new ArrayList<>();

  /** What has several numbers, asked place by place. Their slots are not those of the values. */
  private final List<IntFunction<Value>> many = new ArrayList<>();

  private ValueWriter(int given, IntFunction<Value> values) {
    this.given = given;
    this.values = values;
  }

  /**
   * The derivatives of the graph's result with respect to these slots, as values; 0 for slot -1.
   *
   * @param values what stands in a slot
   */
  public static Value[] gradient(Graph graph, IntFunction<Value> values, int[] variables) {
    ValueWriter to = new ValueWriter(graph.size(), values);
    return to.at(new ChainRule(graph, to, variables, i -> false).gradient(graph.result()));
  }

  private Value at(int slot) {
    return slot < given ? values.apply(slot) : written.get(slot - given);
  }

  private Value[] at(int[] slots) {
    Value[] x = new Value[slots.length];
    Arrays.setAll(x, k -> at(slots[k]));
    return x;
  }

  private int write(Value value) {
    written.add(value);
    return given + written.size() - 1;
  }

  @Override
  public int constant(double value) {
    return write(Value.constant(value));
  }

  @Override
  public int add(Kind kind, int... in) {
    return add(kind, in[0], in[in.length - 1]);
  }

  @Override
  public int add(Kind kind, int a, int b) {
    return write(
        switch (kind) {
          case PLUS -> at(a).plus(at(b));
          case TIMES -> at(a).times(at(b));
          case DIV -> at(a).div(at(b));
          case NEGATE -> at(a).negate();
          default -> throw new AssertionError(kind);
        });
  }

  @Override
  public int add(Kind kind, Op op, int... in) {
    Value[] x = at(in);
    if (kind.hasManyNumbers()) {
      many.add(kind == Kind.CALL ? outputs((VectorOp) op, x) : partials((NaryOp) op, x));
      return many.size() - 1;
    }
    return write(
        switch (kind) {
          case UNARY_PARTIAL -> ((UnaryOp) op).partial(x[0], x[1]);
          case PARTIAL_A -> ((BinaryOp) op).partialA(x[0], x[1], x[2]);
          case PARTIAL_B -> ((BinaryOp) op).partialB(x[0], x[1], x[2]);
          default -> throw new AssertionError(kind);
        });
  }

  private static IntFunction<Value> outputs(VectorOp op, Value[] x) {
    Value[] outputs = Dispatcher.call(op, x);
    return place -> outputs[place];
  }

  private static IntFunction<Value> partials(NaryOp op, Value[] xAndY) {
    return place -> Formulas.partial(op, place, xAndY);
  }

  @Override
  public int where(Comparison comparison, int left, int right, int whenTrue, int whenFalse) {
    return write(Value.where(at(left), comparison, at(right), at(whenTrue), at(whenFalse)));
  }

  @Override
  public int pick(int many, int place) {
    return write(this.many.get(many).apply(place));
  }

  /** Asked only of sums over rows, which values do not have. */
  @Override
  public boolean is(Kind kind, int slot) {
    return false;
  }
}

package rustgrad.api;

import java.util.List;
import java.util.function.Supplier;
import rustgrad.api.spi.Arithmetic;
import rustgrad.api.spi.Dispatcher;

/**
 * One number that remembers how it was computed, so that {@link #backward()} can tell how much each
 * number before it contributed.
 *
 * <pre>{@code
 * Value a = Value.of(2.0), b = Value.of(3.0);
 * Value c = a.times(b);
 * c.backward();
 * c.item();   // 6.0
 * a.grad();   // 3.0 = dc/da = b
 * b.grad();   // 2.0 = dc/db = a
 * }</pre>
 *
 * <p>A value made by {@link #of(double)} is a <b>leaf</b>: what one differentiates with respect to.
 * A value made by {@link #constant(double)} has no gradient and costs nothing in {@code
 * backward()}; the same holds for every result of constants alone. All other values are results of
 * an op and know their inputs.
 *
 * <p>Values never change, except for their gradients, their labels and, for the parameters of a
 * model, the number that the optimiser updates. Any number of threads may build on the same values.
 * {@code backward()} writes gradients: two threads must not run it at once on graphs that share
 * leaves or results.
 *
 * <p>The names {@code plus, minus, times, div, unaryMinus} make these operators in Kotlin.
 */
public interface Value extends StandardOps {

  // ---- making values

  /** A leaf: a number with a gradient that {@link #backward()} adds to. */
  static Value of(double value) {
    return Dispatcher.eager().leaf(value);
  }

  /** A number without a gradient. */
  static Value constant(double value) {
    return Dispatcher.eager().constant(value);
  }

  /** Numbers without gradients, such as one row of data. */
  static Value[] constants(double... items) {
    Value[] constants = new Value[items.length];
    for (int i = 0; i < items.length; i++) {
      constants[i] = constant(items[i]);
    }
    return constants;
  }

  /**
   * The value of an op at these inputs.
   *
   * @throws IllegalArgumentException if the op does not accept this number of inputs
   */
  static Value of(Op op, Value... inputs) {
    return Dispatcher.apply(op, inputs);
  }

  /** The sum of the terms, added from left to right; 0 for no terms. */
  static Value sum(Value... terms) {
    return Dispatcher.sum(terms);
  }

  /**
   * The dot product left[0]*right[0] + left[1]*right[1] + ..., multiplied and added from left to
   * right with one rounding each, in one node: the number of the same chain of {@link
   * #times(Value)} and {@link #plus(Value)}. The gradients are those of the chain, too; if one
   * input is computed from another, up to rounding.
   *
   * @throws IllegalArgumentException if the arrays are empty or differ in length
   */
  static Value dot(Value[] left, Value[] right) {
    return Dispatcher.dot(left, right);
  }

  /**
   * The dot product added to a start: start + left[0]*right[0] + left[1]*right[1] + ..., from left
   * to right as in {@link #dot(Value[], Value[])}. This is a neuron, with its bias as the start.
   *
   * @throws IllegalArgumentException if the arrays differ in length
   */
  static Value dot(Value start, Value[] left, Value[] right) {
    return Dispatcher.dot(start, left, right);
  }

  /**
   * The greatest of the values; NaN if one of them is. Values that tie share the derivative evenly:
   * each of three has 1/3. For two, {@link #max(Value)} is the same.
   *
   * @throws IllegalArgumentException if there are no values
   */
  static Value maxOf(Value... values) {
    return Dispatcher.apply(Dispatcher.op("maxOf"), values);
  }

  /**
   * The least of the values; NaN if one of them is. Values that tie share the derivative evenly, as
   * in {@link #maxOf}.
   *
   * @throws IllegalArgumentException if there are no values
   */
  static Value minOf(Value... values) {
    return Dispatcher.apply(Dispatcher.op("minOf"), values);
  }

  /**
   * log(exp(values[0]) + exp(values[1]) + ...) without overflow in between, and with full relative
   * precision where the greatest of the values is 0. The derivatives are the softmax of the values.
   *
   * @throws IllegalArgumentException if there are no values
   */
  static Value logSumExp(Value... values) {
    return Dispatcher.apply(Dispatcher.op("logSumExp"), values);
  }

  /**
   * {@code whenTrue} if {@code left} stands in the given relation to {@code right}, else {@code
   * whenFalse}. Both sides have been computed. The gradient flows only into the side taken, so that
   * an infinity or NaN in the other side never reaches it, and does not flow into {@code left} and
   * {@code right}.
   */
  static Value where(
      Value left, Comparison comparison, Value right, Value whenTrue, Value whenFalse) {
    return Dispatcher.where(left, comparison, right, whenTrue, whenFalse);
  }

  /**
   * Runs the body without recording in this thread: its results are constants with no history. This
   * is for predictions, where no gradient is wanted.
   */
  static <T> T noGrad(Supplier<T> body) {
    return Dispatcher.recording(false, body);
  }

  // ---- reading

  /** The number. */
  double item();

  /**
   * The gradient. For a leaf: the sum over all calls of {@link #backward()} since {@link
   * #zeroGrad()}. For a result: the gradient of the latest {@code backward()} that reached it. 0
   * before any.
   */
  double grad();

  /** Whether {@link #backward()} computes a gradient for this value; false for constants. */
  boolean requiresGrad();

  /** What computed this value: "plus", "tanh", ..., or "leaf" or "constant". */
  String op();

  /** The inputs of {@link #op()}, from left to right; none for a leaf or a constant. */
  List<Value> inputs();

  /** The label given to this value, or an empty text. */
  String label();

  /** Gives this value a label, shown when it is printed or drawn, and returns this value. */
  Value label(String label);

  // ---- differentiating

  /**
   * Computes the gradient of this value with respect to every value it depends on, by the chain
   * rule, and adds it to the leaves: {@code leaf.grad()} grows by d(this)/d(leaf). The gradients of
   * results in between start afresh.
   *
   * @throws IllegalStateException if this value is a constant, which depends on no leaf
   */
  void backward();

  /** Sets the gradient of this value back to 0. */
  void zeroGrad();

  /** A constant of the same number: the gradient stops here. */
  default Value detach() {
    return Dispatcher.detach(this);
  }

  // ---- arithmetic

  /** this + right. */
  default Value plus(Value right) {
    return Dispatcher.arithmetic(Arithmetic.PLUS, this, right);
  }

  /** this - right. */
  default Value minus(Value right) {
    return Dispatcher.arithmetic(Arithmetic.MINUS, this, right);
  }

  /** this * right. */
  default Value times(Value right) {
    return Dispatcher.arithmetic(Arithmetic.TIMES, this, right);
  }

  /** this / right. */
  default Value div(Value right) {
    return Dispatcher.arithmetic(Arithmetic.DIV, this, right);
  }

  /** -this. */
  default Value negate() {
    return Dispatcher.negate(this);
  }

  /** -this: {@link #negate()} by the name that Kotlin's operator looks for. */
  default Value unaryMinus() {
    return negate();
  }

  /** this + right. */
  default Value plus(double right) {
    return Dispatcher.arithmetic(Arithmetic.PLUS, this, right);
  }

  /** this - right. */
  default Value minus(double right) {
    return Dispatcher.arithmetic(Arithmetic.MINUS, this, right);
  }

  /** this * right. */
  default Value times(double right) {
    return Dispatcher.arithmetic(Arithmetic.TIMES, this, right);
  }

  /** this / right. */
  default Value div(double right) {
    return Dispatcher.arithmetic(Arithmetic.DIV, this, right);
  }

  /** left - right, for a number on the left. */
  static Value minus(double left, Value right) {
    return Dispatcher.arithmetic(Arithmetic.MINUS, left, right);
  }

  /** left / right, for a number on the left. */
  static Value div(double left, Value right) {
    return Dispatcher.arithmetic(Arithmetic.DIV, left, right);
  }

  /** base to the power of exponent, for a number as the base. */
  static Value pow(double base, Value exponent) {
    return exponent.beside(base).pow(exponent);
  }

  /** A number as a constant that this value meets. */
  private Value beside(double number) {
    return Dispatcher.constantBeside(this, number);
  }

  // ---- comparing

  /**
   * Whether this value stands in the given relation to the other: a plain boolean, by which a run
   * takes one path or another. To compute both results, use {@link #where(Value, Comparison, Value,
   * Value, Value)}.
   */
  default boolean is(Comparison comparison, Value right) {
    return Dispatcher.compare(this, comparison, right);
  }

  /** Whether this &lt; right. */
  default boolean isLessThan(Value right) {
    return is(Comparison.LESS, right);
  }

  /** Whether this &lt; right. */
  default boolean isLessThan(double right) {
    return is(Comparison.LESS, beside(right));
  }

  /** Whether this &lt;= right. */
  default boolean isAtMost(Value right) {
    return is(Comparison.LESS_OR_EQUAL, right);
  }

  /** Whether this &lt;= right. */
  default boolean isAtMost(double right) {
    return is(Comparison.LESS_OR_EQUAL, beside(right));
  }

  /** Whether this &gt; right. */
  default boolean isGreaterThan(Value right) {
    return is(Comparison.GREATER, right);
  }

  /** Whether this &gt; right. */
  default boolean isGreaterThan(double right) {
    return is(Comparison.GREATER, beside(right));
  }

  /** Whether this &gt;= right. */
  default boolean isAtLeast(Value right) {
    return is(Comparison.GREATER_OR_EQUAL, right);
  }

  /** Whether this &gt;= right. */
  default boolean isAtLeast(double right) {
    return is(Comparison.GREATER_OR_EQUAL, beside(right));
  }

  // ---- ops

  /**
   * The value of the op of this name, with this value as its first input.
   *
   * @param name the name of any op on the module path or class path, including those of plugins
   * @param others the further inputs of a binary or n-ary op
   * @throws IllegalArgumentException if no op has this name, or it does not accept this number of
   *     inputs
   */
  @Override
  default Value apply(String name, Value... others) {
    return apply(Dispatcher.op(name), others);
  }

  /** The value of an op that need not be registered, with this value as its first input. */
  default Value apply(Op op, Value... others) {
    Value[] inputs = new Value[others.length + 1];
    inputs[0] = this;
    System.arraycopy(others, 0, inputs, 1, others.length);
    return Dispatcher.apply(op, inputs);
  }
}

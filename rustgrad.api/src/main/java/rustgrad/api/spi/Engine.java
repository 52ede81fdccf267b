package rustgrad.api.spi;

import rustgrad.api.Comparison;
import rustgrad.api.Op;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/**
 * Computes operations on values. The {@link Dispatcher} has checked how many inputs there are, and
 * has put in what stands for them; an engine refuses values that it cannot compute with.
 */
public interface Engine {

  /** A number of this engine without a gradient. */
  Value constant(double number);

  /** a + b, a - b, a * b or a / b. */
  Value arithmetic(Arithmetic operation, Value a, Value b);

  /** The same, of a value and a number. */
  default Value arithmetic(Arithmetic operation, Value a, double b) {
    return arithmetic(operation, a, constant(b));
  }

  /** The same, of a number and a value. */
  default Value arithmetic(Arithmetic operation, double a, Value b) {
    return arithmetic(operation, constant(a), b);
  }

  /** -x. */
  Value negate(Value x);

  /** terms[0] + terms[1] + ..., of one or more terms, from left to right. */
  Value sum(Value[] terms);

  /** left[0]*right[0] + left[1]*right[1] + ..., of one or more products, from left to right. */
  Value dot(Value[] left, Value[] right);

  /** start + left[0]*right[0] + left[1]*right[1] + ..., from left to right. */
  Value dot(Value start, Value[] left, Value[] right);

  /** op(x[0], x[1], ...), for as many inputs as the op accepts. */
  Value apply(Op op, Value[] x);

  /** op(x). */
  default Value apply(UnaryOp op, Value x) {
    return apply(op, new Value[] {x});
  }

  /**
   * What the outputs of an op are taken from: see {@link #output}. It has no number and no gradient
   * of its own.
   */
  Value call(VectorOp op, Value[] x);

  /** Output number {@code place} of a {@link #call}. */
  Value output(Value call, int place);

  /** One of two values: see {@link Value#where}. */
  Value where(Value left, Comparison comparison, Value right, Value whenTrue, Value whenFalse);

  /** Whether {@code left} stands in this relation to {@code right}: see {@link Value#is}. */
  boolean compare(Value left, Comparison comparison, Value right);

  /** A value of the same number through which no gradient flows: see {@link Value#detach}. */
  Value detach(Value x);
}

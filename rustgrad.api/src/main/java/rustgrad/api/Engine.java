package rustgrad.api;

import java.util.function.Supplier;

/**
 * What computes behind the static methods of {@link Value}. rustgrad.core provides the engine as a
 * service; users of values never call it.
 */
public interface Engine {

  /** A new leaf: see {@link Value#of(double)}. */
  Value leaf(double value);

  /** A number without a gradient: see {@link Value#constant(double)}. */
  Value constant(double value);

  /** The op of this name: see {@link Value#apply(String, Value...)}. */
  Op op(String name);

  /** The value of an op: see {@link Value#of(Op, Value...)}. */
  Value apply(Op op, Value... inputs);

  /** A sum: see {@link Value#sum(Value...)}. */
  Value sum(Value... terms);

  /** A dot product: see {@link Value#dot(Value, Value[], Value[])}. */
  Value dot(Value start, Value[] left, Value[] right);

  /** A dot product: see {@link Value#dot(Value[], Value[])}. */
  Value dot(Value[] left, Value[] right);

  /** A choice: see {@link Value#where(Value, Comparison, Value, Value, Value)}. */
  Value where(Value left, Comparison comparison, Value right, Value whenTrue, Value whenFalse);

  /** Computes without recording: see {@link Value#noGrad(Supplier)}. */
  <T> T noGrad(Supplier<T> body);
}

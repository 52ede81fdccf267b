package rustgrad.api.spi;

import java.util.Iterator;
import rustgrad.api.Value;

/**
 * The engine that computes at once and backpropagates: what {@link Value#of(double)} makes belongs
 * to it. rustgrad.core provides it as a service.
 */
public interface EagerEngine extends Engine {

  /** A new leaf: see {@link Value#of(double)}. */
  Value leaf(double number);

  /**
   * The number of a value of this engine. For a leaf this is its own number, whatever stands for
   * it.
   *
   * @throws IllegalArgumentException if the value is null or of another engine
   */
  double number(Value value);

  /**
   * Computes a result once more, by any engine and from other inputs: what was a product becomes
   * their product. This is how another engine learns how a value was computed.
   *
   * @param result a value that has {@link Value#inputs()}
   * @param inputs as many as it has, in their order
   */
  Value replay(Value result, Value[] inputs, Engine engine);

  /**
   * Takes the steps of {@link Value#backward()} one at a time, in their order: {@code next()} adds
   * one contribution to one gradient. When all have been taken, the gradients are those of {@code
   * backward()}. Nothing else may run backward on these values meanwhile.
   *
   * @throws IllegalStateException if the root is a constant
   */
  Iterator<BackwardStep> steps(Value root);
}

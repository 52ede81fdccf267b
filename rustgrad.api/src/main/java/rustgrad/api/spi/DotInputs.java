package rustgrad.api.spi;

import java.util.function.Function;
import rustgrad.api.Value;

/** The inputs of a dot product, as a graph lists them: the start, if any, left[0], right[0], ... */
public final class DotInputs {
  private DotInputs() {}

  /**
   * Lists the pairs.
   *
   * @param into receives them, from its second place on if its length is odd
   * @param own what an engine makes of a value that it is given
   */
  public static <V extends Value> V[] list(
      V[] into, Value[] left, Value[] right, Function<Value, V> own) {
    int first = into.length % 2;
    for (int i = 0; i < left.length; i++) {
      into[first + 2 * i] = own.apply(left[i]);
      into[first + 2 * i + 1] = own.apply(right[i]);
    }
    return into;
  }

  /** The dot product of listed inputs, by an engine. */
  public static Value dot(Value[] x, Engine engine) {
    int first = x.length % 2;
    Value[] left = new Value[x.length / 2];
    Value[] right = new Value[x.length / 2];
    for (int i = 0; i < left.length; i++) {
      left[i] = x[first + 2 * i];
      right[i] = x[first + 2 * i + 1];
    }
    return first == 1 ? engine.dot(x[0], left, right) : engine.dot(left, right);
  }
}

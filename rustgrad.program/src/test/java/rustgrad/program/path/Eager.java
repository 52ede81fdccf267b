package rustgrad.program.path;

import java.util.Arrays;
import java.util.function.Function;
import rustgrad.api.Value;

/** What the eager engine says of a function: the measure of all others. */
public final class Eager {
  private Eager() {}

  /** The value, and behind it the gradient. */
  public static double[] valueAndGradient(Function<Value[], Value> function, double... x) {
    Value[] leaves = Arrays.stream(x).mapToObj(Value::of).toArray(Value[]::new);
    Value y = function.apply(leaves);
    if (y.requiresGrad()) {
      y.backward();
    }
    double[] result = new double[x.length + 1];
    result[0] = y.item();
    for (int i = 0; i < x.length; i++) {
      result[i + 1] = leaves[i].grad();
    }
    return result;
  }
}

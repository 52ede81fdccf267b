package rustgrad.program.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.function.Function;
import rustgrad.api.Value;
import rustgrad.program.Gradient;
import rustgrad.program.Program;

/** What the eager engine says of a function, with fresh leaves for every point. */
public final class FreshEager {
  private FreshEager() {}

  public static Gradient.Point at(Function<Value[], Value> function, double... x) {
    Value[] leaves = Arrays.stream(x).mapToObj(Value::of).toArray(Value[]::new);
    Value y = function.apply(leaves);
    if (y.requiresGrad()) {
      y.backward();
    }
    return new Gradient.Point(y.item(), Arrays.stream(leaves).mapToDouble(Value::grad).toArray());
  }

  /** The program gives the bits of these numbers; all NaNs are taken for one. */
  public static void assertSameBits(Gradient.Point expected, Program program, double... x) {
    double[] gradient = new double[x.length];
    String where = "at " + Arrays.toString(x);
    assertEquals(expected.value(), program.value(x), where);
    assertEquals(expected.value(), program.gradient(x, gradient), where);
    assertArrayEquals(expected.gradient(), gradient, where);
  }

  public static void assertSameBits(
      Function<Value[], Value> function, Program program, double... x) {
    assertSameBits(at(function, x), program, x);
  }
}

package rustgrad.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rustgrad.api.Value;
import rustgrad.program.contract.RandomProgram;

class PullbackTest {
  private static final int PROGRAMS = 200;
  private static final int INPUTS = 5;
  private static final VectorProgram POLAR =
      VectorProgram.trace(2, 2, x -> new Value[] {x[0].hypot(x[1]), x[1].atan2(x[0])});

  @Test
  void productsAreThoseOfTheJacobianThatIsKnown() { // of r and phi at (3, 4)
    Pullback pullback = POLAR.pullback(3, 4);
    assertArrayEquals(new double[] {5, Math.atan2(4, 3)}, pullback.values(), 1e-15);
    double[] gradient = new double[2];
    pullback.apply(new double[] {1, 0}, gradient);
    assertArrayEquals(new double[] {0.6, 0.8}, gradient, 1e-15);
    pullback.apply(new double[] {0, 1}, gradient);
    assertArrayEquals(new double[] {-0.16, 0.12}, gradient, 1e-15);
    assertEquals("Pullback(2 inputs, 2 outputs, 6 numbers kept)", pullback.toString());
  }

  /** Random programs branch, and have ops of any number of inputs and points without derivative. */
  @ParameterizedTest
  @EnumSource
  void valuesAndProductsHaveTheBitsOfThoseThatEvaluateAgain(Execution execution) {
    SplittableRandom random = new SplittableRandom(3);
    for (long seed = 0; seed < PROGRAMS; seed++) {
      long s = seed;
      VectorProgram f =
          Program.builder().withExecution(execution).traceVector(INPUTS, 3, x -> three(s, x));
      double[][] points = new double[4][];
      Pullback[] pullbacks = new Pullback[points.length];
      for (int k = 0; k < points.length; k++) {
        points[k] = random.doubles(INPUTS, -2, 2).toArray();
        pullbacks[k] = f.pullback(points[k]);
      }
      for (int k = 0; k < points.length; k++) {
        assertSame(f, points[k], pullbacks[k], random);
        assertSame(f, points[k], pullbacks[k], random);
      }
    }
  }

  private static Value[] three(long seed, Value[] x) {
    return Stream.of(
            new RandomProgram(seed), new RandomProgram(~seed), new RandomProgram(seed * 31))
        .map(f -> f.apply(Arrays.copyOf(x, f.inputs())))
        .toArray(Value[]::new);
  }

  private static void assertSame(
      VectorProgram f, double[] x, Pullback pullback, SplittableRandom random) {
    double[] value = new double[3];
    f.evaluate(x, value);
    assertArrayEquals(value, pullback.values());
    double[] weights = random.doubles(3, -2, 2).toArray();
    double[] again = new double[INPUTS];
    double[] kept = new double[INPUTS];
    f.vectorJacobianProduct(x, weights, again);
    pullback.apply(weights, kept);
    assertArrayEquals(again, kept);
  }

  /** z' = sin(z) + z w, ten times: the chain forward and back is the gradient of all of it. */
  @Test
  void aChainOfStepsIsDifferentiatedBackwards() {
    VectorProgram step =
        VectorProgram.trace(2, 2, x -> new Value[] {x[0].sin().plus(x[0].times(x[1])), x[1]});
    Program whole =
        Program.trace(
            2,
            x -> {
              Value z = x[0];
              for (int k = 0; k < 10; k++) {
                z = z.sin().plus(z.times(x[1]));
              }
              return z;
            });
    Pullback[] pullbacks = new Pullback[10];
    double[] state = {0.3, 0.2};
    for (int k = 0; k < 10; k++) {
      pullbacks[k] = step.pullback(state);
      state = pullbacks[k].values();
    }
    double[] adjoint = {1, 0};
    for (int k = 9; k >= 0; k--) {
      double[] before = new double[2];
      pullbacks[k].apply(adjoint, before);
      adjoint = before;
    }
    double[] gradient = new double[2];
    assertEquals(whole.gradient(new double[] {0.3, 0.2}, gradient), state[0]);
    assertArrayEquals(gradient, adjoint, 1e-12);
  }

  @Test
  void badInputIsRefused() {
    Pullback pullback = POLAR.pullback(3, 4);
    double[] two = new double[2];
    assertEquals(
        "a vector of 3 numbers; expected 2, one for each output",
        message(() -> pullback.apply(new double[3], two)));
    assertEquals(
        "the product for 2 inputs into an array of 3",
        message(() -> pullback.apply(two, new double[3])));
    message(() -> pullback.apply(two, two));
    assertEquals("1 numbers for a program of 2 inputs", message(() -> POLAR.pullback(3)));
  }

  private static String message(Executable call) {
    return assertThrows(IllegalArgumentException.class, call).getMessage();
  }
}

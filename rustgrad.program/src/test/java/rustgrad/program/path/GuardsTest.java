package rustgrad.program.path;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rustgrad.api.Comparison;
import rustgrad.api.Value;
import rustgrad.program.Execution;
import rustgrad.program.Program;
import rustgrad.program.contract.FreshEager;

class GuardsTest {

  private static Value absolute(Value[] x) {
    return x[0].isLessThan(0) ? x[0].negate() : x[0];
  }

  /** As many steps as the point needs: Newton's iteration for the square root. */
  private static Value squareRoot(Value[] x) {
    Value root = x[0];
    while (root.times(root).minus(x[0]).abs().isGreaterThan(1e-12)) {
      root = root.plus(x[0].div(root)).div(2);
    }
    return root;
  }

  @ParameterizedTest
  @EnumSource(Execution.class)
  void aPathIsTakenByTheNumbersOfTheCallNotOfTheTrace(Execution execution) {
    Program f = Program.builder().withExecution(execution).trace(1, GuardsTest::absolute);
    for (double x : new double[] {3, -4, 5, -0.0, 0.0, Double.NaN, Double.NEGATIVE_INFINITY}) {
      FreshEager.assertSameBits(GuardsTest::absolute, f, x);
    }
    assertEquals(2, f.statistics().paths());
  }

  @Test
  void aLoopRunsAsOftenAsThePointNeeds() {
    Program f = Program.trace(1, GuardsTest::squareRoot);
    double[] g = new double[1];
    assertEquals(Math.sqrt(2), f.gradient(new double[] {2}, g), 1e-12);
    assertEquals(0.5 / Math.sqrt(2), g[0], 1e-9);
    for (double x : new double[] {1, 9, 1e4, 0.3, 2}) {
      FreshEager.assertSameBits(GuardsTest::squareRoot, f, x);
    }
  }

  @ParameterizedTest
  @EnumSource(Comparison.class)
  void everyComparisonIsAGuardAlsoForNaN(Comparison comparison) {
    Function<Value[], Value> function =
        x -> x[0].is(comparison, x[1]) ? x[0].plus(x[1]) : x[0].times(x[1]);
    double[] numbers = {1, 2, 0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY};
    for (Execution execution : Execution.values()) {
      Program f = Program.builder().withExecution(execution).trace(2, function);
      for (double a : numbers) {
        for (double b : numbers) {
          FreshEager.assertSameBits(function, f, a, b);
        }
      }
      assertEquals(2, f.statistics().paths());
    }
  }

  @Test
  void eachPathIsTracedOnce() {
    AtomicInteger traces = new AtomicInteger();
    Program f =
        Program.trace(
            2,
            x -> {
              traces.incrementAndGet();
              return absolute(x).plus(x[1].isLessThan(0) ? x[1].negate() : x[1]);
            });
    assertEquals(1, traces.get(), "stopped at the first comparison: there are no numbers yet");
    for (int repeat = 0; repeat < 3; repeat++) {
      for (double[] x : new double[][] {{1, 1}, {1, -1}, {-1, 1}, {-1, -1}}) {
        assertEquals(2.0, f.value(x));
        assertEquals(2.0, f.gradient(x, new double[2]));
      }
    }
    assertEquals(1 + 4, traces.get());
    assertEquals(4, f.statistics().paths());
  }

  @Test
  void theNumberOfPathsIsBounded() {
    Function<Value[], Value> function =
        x -> {
          Value v = x[0];
          while (v.isGreaterThan(0)) {
            v = v.minus(1);
          }
          return v;
        };
    Program f = Program.builder().withPathLimit(3).trace(1, function);
    for (double x : new double[] {0, 1, 2}) {
      f.value(x);
    }
    String message = assertThrows(IllegalStateException.class, () -> f.value(3)).getMessage();
    assertTrue(message.contains("more than 3 paths"), message);
    assertTrue(message.contains("Value.where") && message.contains("withPathLimit"), message);
    assertEquals(-0.5, f.value(1.5), "the paths that are kept still work");
    assertEquals(3, f.statistics().paths());
  }

  @Test
  void whereKeepsBothSidesInOneProgram() {
    Function<Value[], Value> function =
        x -> Value.where(x[0], Comparison.LESS, Value.of(0), x[0].negate(), x[0].sqrt());
    Program f = Program.trace(1, function);
    assertEquals(1, f.statistics().paths(), "traced at once, without a point");
    for (double x : new double[] {4, -4, 0.0, -0.0, Double.NaN}) {
      FreshEager.assertSameBits(function, f, x);
    }
    assertEquals(1, f.statistics().paths());
  }

  @ParameterizedTest
  @EnumSource(Execution.class)
  void theSideOfAWhereThatIsNotTakenLeaksNoNaN(Execution execution) {
    Function<Value[], Value> safeLog =
        x -> {
          Value zero = Value.constant(0);
          Value log = x[0].log().div(x[0]).times(x[1]);
          return Value.where(x[0].times(2), Comparison.GREATER, zero, log, x[1].times(3));
        };
    Program f = Program.builder().withExecution(execution).trace(2, safeLog);
    double[] g = new double[2];
    assertEquals(15.0, f.gradient(new double[] {0, 5}, g));
    assertArrayEquals(new double[] {0, 3}, g);
    FreshEager.assertSameBits(safeLog, f, 2, 5);
  }

  @Test
  void aFunctionThatTakesAnotherPathWhenTracedAgainIsRefused() {
    AtomicInteger calls = new AtomicInteger();
    Program f =
        Program.trace(
            1,
            x -> {
              boolean turned = calls.incrementAndGet() > 2;
              return (turned ? x[0].negate() : x[0]).isGreaterThan(0) ? x[0] : x[0].times(2);
            });
    assertEquals(1.0, f.value(1));
    String message = assertThrows(IllegalStateException.class, () -> f.value(-1)).getMessage();
    assertTrue(message.contains("did not repeat itself") && message.contains("pure"), message);
    assertEquals(2.0, f.value(2), "the path that is kept still works");
  }

  @Test
  void aFunctionThatComparesSomethingElseWhenTracedAgainIsRefused() {
    AtomicInteger traces = new AtomicInteger();
    Program f =
        Program.trace(
            1,
            x -> {
              boolean first = traces.incrementAndGet() <= 2;
              boolean holds = first ? x[0].isLessThan(0) : x[0].isAtMost(5);
              return holds ? x[0] : x[0].exp();
            });
    assertEquals(StrictMath.exp(1), f.value(1));
    String message = assertThrows(IllegalStateException.class, () -> f.value(-1)).getMessage();
    assertTrue(message.contains("did not repeat itself"), message);
  }

  @Test
  void anExceptionOnANewPathPassesThroughAndIsNotKept() {
    Function<Value[], Value> function =
        x -> {
          if (x[0].isLessThan(0)) {
            throw new ArithmeticException("only for what is not negative");
          }
          return x[0].sqrt();
        };
    Program f = Program.trace(1, function);
    assertThrows(ArithmeticException.class, () -> f.value(-1), "as the first call");
    assertEquals(2.0, f.value(4));
    double[] g = {7};
    assertThrows(ArithmeticException.class, () -> f.gradient(new double[] {-1}, g));
    assertArrayEquals(new double[] {7}, g, "nothing is written by a call that fails");
    assertEquals(3.0, f.value(9));
    assertEquals(1, f.statistics().paths());
  }

  @Test
  void aPathFirstTakenWithinNoGradHasItsGradient() {
    Program f = Program.trace(1, x -> absolute(x).times(x[0]));
    assertEquals(9.0, Value.noGrad(() -> f.value(3)));
    assertEquals(-9.0, Value.noGrad(() -> f.value(-3)));
    double[] g = new double[1];
    f.gradient(new double[] {3}, g);
    assertArrayEquals(new double[] {6}, g);
    f.gradient(new double[] {-3}, g);
    assertArrayEquals(new double[] {6}, g);
  }

  @Test
  void aFunctionThatCatchesEverythingIsNotTracedWithoutItsNumbers() {
    Program f =
        Program.trace(
            1,
            x -> {
              try {
                return Value.constant(x[0].isGreaterThan(0) ? 1 : 2);
              } catch (Throwable t) {
                return Value.constant(3);
              }
            });
    assertEquals(1.0, f.value(5));
    assertEquals(2.0, f.value(-5));
  }

  @Test
  void comparisonsOfWhatIsNotTracedArePlain() {
    Value three = Value.of(3);
    Program f = Program.trace(1, x -> three.isGreaterThan(2) ? x[0].times(three) : x[0]);
    assertEquals(6.0, f.value(2));
    assertEquals(1, f.statistics().paths());
  }
}

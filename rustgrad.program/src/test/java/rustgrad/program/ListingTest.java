package rustgrad.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rustgrad.api.Value;

/** What programs print of their instructions. */
class ListingTest {
  private static final String NOT_YET =
      "not traced yet: the function compares values, so it is traced by its first call, which tells it their numbers\n";

  /** The example of rustgrad.program.pass, which shows it after each pass. */
  private static Value example(Value[] x) {
    return x[0].times(x[1]).sigmoid().plus(x[0].times(x[1]));
  }

  private static Value branching(Value[] x) {
    return x[0].times(2).isGreaterThan(x[1]) ? x[0].exp() : x[1].times(x[1]);
  }

  @Test
  void theValueAfterAllPasses() {
    assertEquals(
        """
        v2 = times(x0, x1)
        v3 = sigmoid(v2)
        v4 = plus(v3, v2)
        return v4
        """,
        Program.trace(2, ListingTest::example).listing());
  }

  @Test
  void theGradientAfterAllPasses() {
    assertEquals(
        """
        v2 = times(x0, x1)
        v3 = sigmoid(v2)
        v4 = plus(v3, v2)
        v6 = sigmoid'(v2, v3)
        v7 = times(v6, x0)
        v8 = plus(x0, v7)
        v9 = times(v6, x1)
        v10 = plus(x1, v9)
        v11 = plus(v10, 0.0)
        v12 = plus(v8, 0.0)
        out[0] = v11
        out[1] = v12
        return v4
        """,
        Program.trace(2, ListingTest::example).gradientListing());
  }

  @ParameterizedTest
  @EnumSource
  void isTheSameBeforeAndAfterTheProgramIsRunAndChangesNothing(Execution execution) {
    Program f = Program.builder().withExecution(execution).trace(2, ListingTest::example);
    String value = f.listing();
    String gradient = f.gradientListing();
    assertEquals("Program(2 inputs, 1 path, not run yet)", f.toString());
    f.value(1, 2);
    f.gradient(new double[] {1, 2}, new double[2]);
    assertEquals(value, f.listing());
    assertEquals(gradient, f.gradientListing());
  }

  @Test
  void eachPathHasASectionWithItsGuards() {
    Program f = Program.trace(2, ListingTest::branching);
    assertEquals(NOT_YET, f.listing());
    assertEquals(NOT_YET, f.gradientListing());
    f.value(1, 1);
    assertEquals(
        """
        path 1 of 1 taken so far:
          v3 = times(x0, 2.0)
          guard(v3 > x1)
          v5 = exp(x0)
          return v5
        """,
        f.listing());
    f.value(1, 3);
    assertEquals(
        """
        path 1 of 2 taken so far:
          v3 = times(x0, 2.0)
          guard(v3 > x1)
          v5 = exp(x0)
          v7 = exp'(x0, v5)
          v8 = plus(v7, 0.0)
          out[0] = v8
          out[1] = 0.0
          return v5
        path 2 of 2 taken so far:
          v3 = times(x0, 2.0)
          guard(not v3 > x1)
          v5 = times(x1, x1)
          v7 = plus(x1, x1)
          v8 = plus(v7, 0.0)
          out[0] = 0.0
          out[1] = v8
          return v5
        """,
        f.gradientListing());
  }

  @Test
  void aVectorProgramEndsWithItsOutputs() {
    assertEquals(
        """
        v2 = times(x0, x1)
        out[0] = v2
        out[1] = x0
        """,
        VectorProgram.trace(2, 2, x -> new Value[] {x[0].times(x[1]), x[0]}).listing());
    VectorProgram branching =
        VectorProgram.trace(2, 1, x -> new Value[] {ListingTest.branching(x)});
    assertEquals(NOT_YET, branching.listing());
  }

  @Test
  void ofALongProgramTheFirstThousandLinesAreShown() {
    Program f =
        Program.trace(
            1,
            x -> {
              Value y = x[0];
              for (int i = 0; i < 13_344; i++) {
                y = y.sin();
              }
              return y;
            });
    String[] lines = f.listing().split("\n");
    assertEquals(1_001, lines.length);
    assertEquals("v1000 = sin(v999)", lines[999]);
    assertEquals("... 12,345 more lines", lines[1_000]);
  }

  @Test
  void ofManyInputsTheFirstAndTheLastAreShown() {
    Program f = Program.trace(1_000_000, Value::sum);
    assertEquals("v1000000 = sum(x0, x1, ..., x999999)\nreturn v1000000\n", f.listing());
  }
}

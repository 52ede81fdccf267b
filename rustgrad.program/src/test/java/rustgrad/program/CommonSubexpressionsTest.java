package rustgrad.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import rustgrad.api.Value;
import rustgrad.program.contract.FreshEager;
import rustgrad.program.contract.RandomPoints;
import rustgrad.program.contract.RandomProgram;

/** What is eliminated before differentiating is differentiated once, with other rounding. */
class CommonSubexpressionsTest {
  private static final ProgramBuilder ELIMINATING =
      Program.builder().withCommonSubexpressionElimination();

  /** Expands by minors, along the rows. */
  private static Value determinant(Value[] a, int n, int row, int columnsTaken) {
    if (row == n) {
      return Value.constant(1);
    }
    Value sum = Value.constant(0);
    int sign = 1;
    for (int column = 0; column < n; column++) {
      int bit = 1 << column;
      if ((columnsTaken & bit) == 0) {
        Value term = a[row * n + column].times(determinant(a, n, row + 1, columnsTaken | bit));
        sum = sign > 0 ? sum.plus(term) : sum.minus(term);
        sign = -sign;
      }
    }
    return sum;
  }

  @Test
  void theMinorsOfADeterminantAreDifferentiatedOnce() {
    Function<Value[], Value> function = x -> determinant(x, 6, 0, 0);
    Program plain = Program.trace(36, function);
    Program eliminating = ELIMINATING.trace(36, function);
    double[] x = new SplittableRandom(1).doubles(36, -1, 1).toArray();
    double[] expected = new double[36];
    double[] actual = new double[36];
    assertEquals(plain.gradient(x, expected), eliminating.gradient(x, actual));
    assertArrayEquals(expected, actual, 1e-14);
    assertTrue(nodes(plain) > 4_000, plain.toString());
    assertTrue(nodes(eliminating) < 1_200, eliminating.toString());
  }

  private static int nodes(Program program) {
    var stages = program.statistics().gradient();
    return stages.get(stages.size() - 1).nodes();
  }

  /** A function, with all of it once more under another instruction, so that much is in common. */
  private static Function<Value[], Value> twice(RandomProgram function) {
    return x -> {
      Value again = function.apply(x);
      return function.apply(x).plus(again.times(0.5)).plus(again.times(x[0]));
    };
  }

  @Test
  void allExecutorsHaveOneSetOfBitsWhichTheEagerEngineHasUpToRounding() {
    int compared = 0;
    int rounded = 0;
    for (int seed = 0; seed < 800; seed++) {
      RandomProgram random = new RandomProgram(seed);
      Function<Value[], Value> function = twice(random);
      Program interpreted =
          ELIMINATING.withExecution(Execution.INTERPRETER).trace(random.inputs(), function);
      Program compiled =
          ELIMINATING.withExecution(Execution.BYTECODE).trace(random.inputs(), function);
      for (double[] x : RandomPoints.all(new SplittableRandom(seed), random.inputs())) {
        Gradient.Point eager = FreshEager.at(function, x);
        double[] gradient = new double[x.length];
        assertEquals(eager.value(), interpreted.value(x), random + " at " + Arrays.toString(x));
        assertEquals(eager.value(), interpreted.gradient(x, gradient));
        FreshEager.assertSameBits(new Gradient.Point(eager.value(), gradient), compiled, x);
        if (isWithin(8, x) && isWithin(1e3, eager.gradient())) {
          compared++;
          rounded += Arrays.equals(eager.gradient(), gradient) ? 0 : 1;
          assertClose(eager.gradient(), gradient, random + " at " + Arrays.toString(x));
        }
      }
    }
    assertTrue(compared > 400, "only " + compared);
    assertTrue(rounded > 20, "only " + rounded + ": nothing in common was differentiated once");
  }

  /** Far from where large numbers cancel, or overflow, in one order of additions alone. */
  private static boolean isWithin(double bound, double[] numbers) {
    return Arrays.stream(numbers).allMatch(x -> Math.abs(x) < bound);
  }

  private static void assertClose(double[] expected, double[] actual, String where) {
    double largest = Arrays.stream(expected).map(Math::abs).max().orElse(0);
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], 1e-9 * (1 + largest), where);
    }
  }

  @Test
  void comparisonsKeepTheirPathsApart() {
    Function<Value[], Value> function =
        x -> {
          Value square = x[0].times(x[0]);
          return x[0].times(x[0]).isLessThan(1) ? square : square.times(x[0].times(x[0]));
        };
    Program f = ELIMINATING.trace(1, function);
    for (double x : new double[] {0.5, 2, -0.25, 3}) {
      FreshEager.assertSameBits(function, f, x);
    }
    assertEquals(2, f.statistics().paths());
  }

  @Test
  void secondDerivativesAndSparseOnesAreThoseOfTheSharedFunction() {
    Function<Value[], Value> function = x -> determinant(x, 3, 0, 0);
    Program plain = Program.trace(9, function);
    Program eliminating = ELIMINATING.trace(9, function);
    double[] x = new SplittableRandom(2).doubles(9, -1, 1).toArray();
    double[] expected = new double[81];
    double[] actual = new double[81];
    plain.hessian(x, expected);
    eliminating.hessian(x, actual);
    assertArrayEquals(expected, actual, 1e-15);
    assertEquals(
        plain.sparseHessian(x).pattern().entries(),
        eliminating.sparseHessian(x).pattern().entries());
  }
}

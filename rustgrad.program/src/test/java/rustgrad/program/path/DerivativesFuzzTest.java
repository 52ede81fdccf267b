package rustgrad.program.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rustgrad.api.Value;
import rustgrad.program.Accumulation;
import rustgrad.program.Execution;
import rustgrad.program.Program;
import rustgrad.program.VectorProgram;
import rustgrad.program.contract.RandomProgram;

/** Derivatives of random programs agree with each other. */
class DerivativesFuzzTest {
  private static final int PROGRAMS = 200;
  private static final int INPUTS = 5;

  /** How many comparisons were of numbers that can tell right from wrong. */
  private int telling;

  private static double[] vector(SplittableRandom random, int size) {
    return random.doubles(size, -2, 2).toArray();
  }

  private static boolean isFinite(double... numbers) {
    return DoubleStream.of(numbers).allMatch(Double::isFinite);
  }

  private static Value[] three(long seed, Value[] x) {
    return Stream.of(
            new RandomProgram(seed), new RandomProgram(~seed), new RandomProgram(seed * 31))
        .map(f -> f.apply(Arrays.copyOf(x, f.inputs())))
        .toArray(Value[]::new);
  }

  /** w . (J v) = (w J) . v */
  @ParameterizedTest
  @EnumSource
  void forwardAndReverseGiveTheSameInnerProduct(Execution execution) {
    SplittableRandom random = new SplittableRandom(1);
    for (long seed = 0; seed < PROGRAMS; seed++) {
      long s = seed;
      VectorProgram f =
          Program.builder().withExecution(execution).traceVector(INPUTS, 3, x -> three(s, x));
      for (int point = 0; point < 3; point++) {
        assertSameInnerProduct(f, seed, random);
      }
    }
    assertTrue(telling > PROGRAMS, telling + " inner products were finite");
  }

  private void assertSameInnerProduct(VectorProgram f, long seed, SplittableRandom random) {
    double[] x = vector(random, INPUTS);
    double[] v = vector(random, INPUTS);
    double[] w = vector(random, 3);
    double[] along = new double[3];
    double[] back = new double[INPUTS];
    double[] forward = new double[3 * INPUTS];
    double[] reverse = new double[3 * INPUTS];
    f.jacobianVectorProduct(x, v, along);
    f.vectorJacobianProduct(x, w, back);
    f.jacobian(x, Accumulation.FORWARD, forward);
    f.jacobian(x, Accumulation.REVERSE, reverse);
    double right = 0;
    double magnitude = Double.MIN_NORMAL;
    for (int i = 0; i < INPUTS; i++) {
      right += back[i] * v[i];
      for (int k = 0; k < 3; k++) {
        magnitude += Math.abs(w[k] * reverse[k * INPUTS + i] * v[i]);
      }
    }
    double left = w[0] * along[0] + w[1] * along[1] + w[2] * along[2];
    if (isFinite(left, right, magnitude) && isFinite(forward)) {
      String where = "seed " + seed + " at " + Arrays.toString(x);
      assertEquals(left, right, 1e-10 * magnitude, where);
      for (int i = 0; i < forward.length; i++) {
        assertEquals(forward[i], reverse[i], 1e-10 * Math.abs(reverse[i]) + 1e-10, where);
      }
      telling++;
    }
  }

  @ParameterizedTest
  @EnumSource
  void theColumnsOfAHessianAreItsRows(Execution execution) {
    SplittableRandom random = new SplittableRandom(2);
    for (long seed = 0; seed < PROGRAMS; seed++) {
      RandomProgram function = new RandomProgram(seed);
      Program f = Program.builder().withExecution(execution).trace(function.inputs(), function);
      assertSymmetric(f, vector(random, function.inputs()), function);
    }
    assertTrue(telling > PROGRAMS, telling + " pairs of derivatives were finite and not 0");
  }

  private void assertSymmetric(Program f, double[] x, RandomProgram function) {
    int n = f.inputs();
    double[] hessian = new double[n * n];
    double[] diagonal = new double[n];
    double[][] columns = new double[n][n];
    f.hessian(x, hessian);
    f.hessianDiagonal(x, diagonal);
    for (int i = 0; i < n; i++) {
      double[] unit = new double[n];
      unit[i] = 1;
      f.hessianVectorProduct(x, unit, columns[i]);
    }
    double scale = DoubleStream.of(hessian).map(Math::abs).max().orElseThrow();
    for (int i = 0; i < n; i++) {
      assertNear(hessian[i * n + i], diagonal[i], scale, function, x);
      for (int k = 0; k < n; k++) {
        assertEquals(hessian[k * n + i], hessian[i * n + k]);
        assertNear(columns[i][k], columns[k][i], scale, function, x);
        assertNear(hessian[k * n + i], columns[i][k], scale, function, x);
      }
    }
  }

  /** What an entry is added up from can cancel, and is as large as the greatest, or as 1. */
  private void assertNear(double a, double b, double scale, RandomProgram function, double[] x) {
    if (isFinite(a, b, scale)) {
      double tolerance = 1e-14 * scale + Math.ulp(1.0);
      assertEquals(a, b, tolerance, () -> function + " at " + Arrays.toString(x));
      telling += a == 0 ? 0 : 1;
    }
  }
}

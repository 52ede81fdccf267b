package rustgrad.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import org.hipparchus.analysis.MultivariateVectorFunction;
import org.hipparchus.linear.Array2DRowRealMatrix;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.optim.InitialGuess;
import org.hipparchus.optim.MaxEval;
import org.hipparchus.optim.SimpleValueChecker;
import org.hipparchus.optim.nonlinear.scalar.GoalType;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunction;
import org.hipparchus.optim.nonlinear.scalar.ObjectiveFunctionGradient;
import org.hipparchus.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.util.Pair;
import org.junit.jupiter.api.Test;
import rustgrad.api.Value;
import rustgrad.core.Parameters;
import rustgrad.nn.Lbfgs;
import rustgrad.program.Program;
import rustgrad.rows.RowProgram;
import rustgrad.rows.Rows;

/**
 * Prints the table of {@code docs/optimisers.md}: optimisers with derivatives of programs, next to
 * finite differences of the same programs. Times are printed only; numbers of evaluations are those
 * of the document.
 */
class OptimisersTest {
  private static final double TRIAL_SECONDS = 1.5;

  private long derivatives;
  private long values;

  /** Prints a row: derivatives, evaluations in all, error, and milliseconds, the best of some. */
  private double[] measure(
      String name, Supplier<double[]> optimise, ToDoubleFunction<double[]> error) {
    double[] result = {};
    long best = Long.MAX_VALUE;
    long from = System.nanoTime();
    do {
      derivatives = values = 0;
      long start = System.nanoTime();
      result = optimise.get();
      best = Math.min(best, System.nanoTime() - start);
    } while (System.nanoTime() - from < TRIAL_SECONDS * 1e9);
    String counts = String.format(Locale.ROOT, "| %s | %,d | %,d |", name, derivatives, values);
    System.out.printf(
        Locale.ROOT, "%s %.0e | %.1f |%n", counts, error.applyAsDouble(result), best / 1e6);
    assertShown(counts);
    return result;
  }

  private static void assertShown(String counts) {
    try {
      assertTrue(
          Files.readString(Path.of("..", "docs", "optimisers.md")).contains(counts),
          () -> "docs/optimisers.md should show " + counts);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The minimum is at (1, ..., 1). */
  private static double worst(double[] x) {
    return Arrays.stream(x).map(each -> Math.abs(each - 1)).max().orElseThrow();
  }

  private static void assertNear(double expected, double[] actual, double tolerance) {
    for (double each : actual) {
      assertEquals(expected, each, tolerance);
    }
  }

  private static final int VARIABLES = 100;

  private final Program valley =
      Program.trace(
          VARIABLES,
          x -> {
            Value sum = Value.constant(0);
            for (int i = 0; i + 1 < x.length; i++) {
              Value u = Value.minus(1, x[i]);
              Value v = x[i + 1].minus(x[i].times(x[i]));
              sum = sum.plus(u.times(u)).plus(v.times(v).times(100));
            }
            return sum;
          });

  private double valueAt(double[] x) {
    values++;
    return valley.value(x);
  }

  private double[] gradientAt(double[] x) {
    double[] gradient = new double[VARIABLES];
    valley.gradient(x, gradient);
    return gradient;
  }

  private double[] forwardDifferences(double[] x) {
    double[] gradient = new double[VARIABLES];
    double[] y = x.clone();
    double here = valueAt(x);
    for (int i = 0; i < VARIABLES; i++) {
      y[i] = x[i] + 1e-8;
      gradient[i] = (valueAt(y) - here) / (y[i] - x[i]);
      y[i] = x[i];
    }
    return gradient;
  }

  private double[] centralDifferences(double[] x) {
    double[] gradient = new double[VARIABLES];
    double[] y = x.clone();
    for (int i = 0; i < VARIABLES; i++) {
      y[i] = x[i] + 1e-5;
      double high = valueAt(y);
      y[i] = x[i] - 1e-5;
      gradient[i] = (high - valueAt(y)) / 2e-5;
      y[i] = x[i];
    }
    return gradient;
  }

  private double[] minimum(MultivariateVectorFunction gradient) {
    double[] start = new double[VARIABLES];
    Arrays.fill(start, -1.2);
    return new NonLinearConjugateGradientOptimizer(
            NonLinearConjugateGradientOptimizer.Formula.POLAK_RIBIERE,
            new SimpleValueChecker(-1, 1e-20))
        .optimize(
            new MaxEval(100_000),
            new ObjectiveFunction(this::valueAt),
            new ObjectiveFunctionGradient(
                x -> {
                  derivatives++;
                  return gradient.value(x);
                }),
            GoalType.MINIMIZE,
            new InitialGuess(start))
        .getPoint();
  }

  @Test
  void conjugateGradientsOnRosenbrocksFunctionOfAHundredVariables() {
    assertNear(
        1,
        measure(
            "conjugate gradients, gradient of a program",
            () -> minimum(this::gradientAt),
            OptimisersTest::worst),
        1e-7);
    long evaluations = values + derivatives;
    assertNear(
        1,
        measure(
            "conjugate gradients, central differences",
            () -> minimum(this::centralDifferences),
            OptimisersTest::worst),
        1e-6);
    assertTrue(values > 5 * evaluations);
    assertNear(
        1,
        measure(
            "conjugate gradients, forward differences",
            () -> minimum(this::forwardDifferences),
            OptimisersTest::worst),
        1e-3);
    assertTrue(values > 4 * evaluations);
  }

  @Test
  void lbfgsOnRosenbrocksFunctionOfAHundredVariables() {
    assertNear(
        1, measure("`Lbfgs`, gradient of a program", this::lbfgs, OptimisersTest::worst), 1e-7);
  }

  private double[] lbfgs() {
    double[] start = new double[VARIABLES];
    double[] gradient = new double[VARIABLES];
    Arrays.fill(start, -1.2);
    Parameters x = Parameters.of(start);
    Lbfgs lbfgs = Lbfgs.of(x).withFixedLoss();
    double value;
    do {
      value =
          lbfgs.step(
              () -> {
                derivatives++;
                double here = valley.gradient(x.items(), gradient);
                x.zeroGrad();
                x.addToGrads(gradient);
                return here;
              });
    } while (value > 1e-20);
    return x.items();
  }

  private static final int ROWS = 1000;
  private static final int PARAMETERS = 4;

  /** The oscillation a e^(-k t) cos(w t) + c of the document. */
  private final RowProgram swing =
      RowProgram.trace(
          PARAMETERS,
          1,
          (p, row) ->
              p[0].times(p[1].times(row[0]).negate().exp())
                  .times(p[2].times(row[0]).cos())
                  .plus(p[3]));

  private final Rows times = Rows.rowMajor(readings(i -> 0.005 * i), 1);

  private static double[] readings(IntToDoubleFunction reading) {
    double[] readings = new double[ROWS];
    Arrays.setAll(readings, reading);
    return readings;
  }

  private double[] valuesAt(double[] p) {
    values++;
    double[] all = new double[ROWS];
    swing.eachRow().evaluate(p, times, all);
    return all;
  }

  private double[][] jacobianAt(double[] p) {
    double[] flat = new double[ROWS * PARAMETERS];
    swing.eachRow().parameterGradients(p, times, flat);
    double[][] jacobian = new double[ROWS][];
    Arrays.setAll(jacobian, i -> Arrays.copyOfRange(flat, i * PARAMETERS, (i + 1) * PARAMETERS));
    return jacobian;
  }

  private double[][] differencesAt(double[] p) {
    double[] here = valuesAt(p);
    double[][] jacobian = new double[ROWS][PARAMETERS];
    for (int k = 0; k < PARAMETERS; k++) {
      double[] q = p.clone();
      q[k] += 1e-8;
      double[] there = valuesAt(q);
      for (int i = 0; i < ROWS; i++) {
        jacobian[i][k] = (there[i] - here[i]) / (q[k] - p[k]);
      }
    }
    return jacobian;
  }

  private interface Jacobian {
    double[][] at(double[] p);
  }

  private double[] fit(double[] target, Jacobian jacobian) {
    return new LevenbergMarquardtOptimizer()
        .optimize(
            new LeastSquaresBuilder()
                .start(new double[] {1, 0.5, 2.5, 0})
                .target(target)
                .model(
                    point -> {
                      derivatives++;
                      double[] p = point.toArray();
                      return new Pair<>(
                          new ArrayRealVector(valuesAt(p), false),
                          new Array2DRowRealMatrix(jacobian.at(p), false));
                    })
                .maxEvaluations(100)
                .maxIterations(100)
                .build())
        .getPoint()
        .toArray();
  }

  /** The greatest component of the gradient of the half sum of squares, which is 0 at the best. */
  private double slope(double[] target, double[] p) {
    double[] residual = valuesAt(p);
    double[][] jacobian = jacobianAt(p);
    double[] slope = new double[PARAMETERS];
    for (int i = 0; i < ROWS; i++) {
      for (int k = 0; k < PARAMETERS; k++) {
        slope[k] += jacobian[i][k] * (residual[i] - target[i]);
      }
    }
    return Arrays.stream(slope).map(Math::abs).max().orElseThrow();
  }

  @Test
  void levenbergAndMarquardtFitAnOscillation() {
    double[] exact = valuesAt(new double[] {2, 0.3, 3, 0.5});
    double[] target = readings(i -> exact[i] + i * 7919 % 101 / 1000.0 - 0.05);
    double[] p = measureFit("Jacobian of a program", target, this::jacobianAt);
    double[] q = measureFit("differences for the Jacobian", target, this::differencesAt);
    for (int k = 0; k < PARAMETERS; k++) {
      assertEquals(p[k], q[k], 1e-6);
    }
    assertEquals(3, p[2], 1e-3);
  }

  private double[] measureFit(String name, double[] target, Jacobian jacobian) {
    double[] p = measure(name, () -> fit(target, jacobian), at -> slope(target, at));
    assertEquals(0, slope(target, p), 1e-5);
    return p;
  }
}

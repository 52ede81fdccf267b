package rustgrad.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rustgrad.program.VectorProgram;

/** The problems over rows have the numbers that are derived by hand. */
class RowProblemsTest {

  private static void assertClose(double[] expected, double[] actual) {
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], 1e-11 * (1 + Math.abs(expected[i])));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"where", "min"})
  void nearestCentroid(String form) {
    NearestCentroidBenchmark benchmark = new NearestCentroidBenchmark();
    benchmark.centroids = 10;
    benchmark.points = 1_000;
    benchmark.form = form;
    benchmark.simd = "on";
    benchmark.trace();
    double sum = benchmark.rows();
    double[] gradient = benchmark.gradient.clone();
    assertEquals(benchmark.baseline(), sum, 1e-11 * sum);
    assertClose(benchmark.gradient, gradient);
  }

  @Test
  void logSumExp() {
    LogSumExpBenchmark benchmark = new LogSumExpBenchmark();
    benchmark.numbers = 1_000;
    benchmark.simd = "on";
    benchmark.trace();
    double result = benchmark.rows();
    double[] gradient = benchmark.gradient.clone();
    assertEquals(benchmark.baseline(), result, 1e-14 * result);
    assertClose(benchmark.gradient, gradient);
  }

  @ParameterizedTest
  @ValueSource(strings = {"where", "if"})
  void bundleAdjustment(String form) {
    BundleAdjustmentBenchmark benchmark = new BundleAdjustmentBenchmark();
    benchmark.observations = 300;
    benchmark.form = form;
    benchmark.simd = "on";
    benchmark.trace();
    double[] jacobians = benchmark.rows().clone();
    assertClose(benchmark.baseline(), jacobians);
  }

  /** Without a turn the point is where it was, and both forms have the derivative of the limit. */
  @ParameterizedTest
  @ValueSource(strings = {"where", "if"})
  void aCameraThatIsNotTurned(String form) {
    double[] x = {0, 0, 0, 0, 0, 0, 500, 0.1, 0, 0, 320, 240, 1, 2, 10};
    double[] expected = new double[2 * Reprojection.INPUTS];
    double[] actual = new double[expected.length];
    VectorProgram.trace(
            Reprojection.INPUTS,
            2,
            form.equals("if") ? BundleAdjustment::withIf : BundleAdjustment::withWhere)
        .jacobian(x, actual);
    BundleAdjustment.jacobian(x, 0, expected, 0);
    assertClose(expected, actual);
  }

  @Test
  void handKinematics() {
    HandKinematicsBenchmark benchmark = new HandKinematicsBenchmark();
    benchmark.points = 200;
    benchmark.simd = "on";
    benchmark.trace();
    double[] jacobians = benchmark.rows().clone();
    assertClose(benchmark.baseline(), jacobians);
  }
}

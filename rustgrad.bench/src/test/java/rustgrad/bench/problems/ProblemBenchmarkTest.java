package rustgrad.bench.problems;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProblemBenchmarkTest {
  private static final double TOLERANCE = 1e-11;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "leastSquares 40 5",
        "leastSquaresByDot 40 5",
        "logSumExp 100",
        "gaussianMixture 2 5 20",
        "gaussianMixture 5 3 20",
        "rungeKutta 7 10",
        "determinant 2",
        "determinant 5"
      })
  void allMethodsComputeTheSame(String problem) {
    ProblemBenchmark benchmark = new ProblemBenchmark();
    benchmark.problem = problem;
    benchmark.prepare();
    double value = benchmark.baseline();
    double[] gradient = benchmark.gradient().clone();
    assertClose(value, gradient, benchmark.once(), benchmark.gradient().clone());
    assertClose(value, gradient, benchmark.anew(), benchmark.gradient().clone());
    assertClose(value, gradient, benchmark.eager(), benchmark.gradient());
  }

  private static void assertClose(
      double value, double[] gradient, double actualValue, double[] actual) {
    assertEquals(value, actualValue, TOLERANCE * (1 + Math.abs(value)));
    for (int i = 0; i < gradient.length; i++) {
      assertEquals(gradient[i], actual[i], TOLERANCE * (1 + Math.abs(gradient[i])));
    }
  }
}

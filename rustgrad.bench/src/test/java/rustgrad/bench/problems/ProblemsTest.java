package rustgrad.bench.problems;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import rustgrad.bench.problems.Problem.Differentiated;

class ProblemsTest {
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
        "determinant 5",
        "lstm 1 1 2",
        "lstm 2 9 3",
        "kMeans 3 40 2",
        "saddle",
        "particle 3"
      })
  void allMethodsComputeTheSame(String name) {
    Problem problem = Problems.of(name);
    double[] x = problem.point();
    double[] gradient = new double[x.length];
    double value = problem.gradientByHand(x, gradient);
    for (Method method : Method.values()) {
      Optional<Differentiated> function = method.of(problem);
      assertEquals(method.isFor(problem), function.isPresent());
      if (function.isPresent()) {
        double[] actual = new double[x.length];
        assertClose(value, function.get().gradient(x, actual));
        for (int i = 0; i < x.length; i++) {
          assertClose(gradient[i], actual[i]);
        }
        assertClose(value, function.get().gradient(x, actual));
      }
    }
  }

  private static void assertClose(double expected, double actual) {
    assertEquals(expected, actual, TOLERANCE * (1 + Math.abs(expected)));
  }

  @ParameterizedTest
  @MethodSource("standard")
  void eachOfTheStandardProblemsIsKnown(String name) {
    Problems.of(name);
  }

  static List<String> standard() {
    return Problems.STANDARD;
  }

  @Test
  void anUnknownProblemIsAnError() {
    assertThrows(IllegalArgumentException.class, () -> Problems.of("sudoku 9"));
  }
}

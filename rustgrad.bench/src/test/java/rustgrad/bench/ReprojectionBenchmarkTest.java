package rustgrad.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import rustgrad.program.VectorProgram;

class ReprojectionBenchmarkTest {

  @Test
  void allMethodsComputeTheSame() {
    ReprojectionBenchmark benchmark = new ReprojectionBenchmark();
    benchmark.observations = 300;
    benchmark.simd = "on";
    benchmark.trace();
    double[] expected = benchmark.baseline().clone();
    assertClose(expected, benchmark.bytecode().clone());
    assertClose(expected, benchmark.rowJacobians());
  }

  private static void assertClose(double[] expected, double[] actual) {
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], actual[i], 1e-11 * (1 + Math.abs(expected[i])));
    }
  }

  /** A point ahead stays there by a turn about the line of sight: u = f x / z + c. */
  @Test
  void aCameraThatTurnsAboutItsLineOfSightSeesThePointTurned() {
    double[] x = {0, 0, Math.PI / 2, 0, 0, 0, 500, 0, 0, 0, 320, 240, 1, 2, 10};
    double[] seen = new double[2];
    VectorProgram.trace(Reprojection.INPUTS, 2, Reprojection::of).evaluate(x, seen);
    assertEquals(320 - 100, seen[0], 1e-11); // (1, 2) turns to (-2, 1)
    assertEquals(240 + 50, seen[1], 1e-11);
  }
}

package rustgrad.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rustgrad.program.Execution;

class SparseJacobianBenchmarkTest {
  private static final int INPUTS = 30;

  @ParameterizedTest
  @ValueSource(strings = {"constant", "varying"})
  void theProductAlongTheLastColorHasEntriesOfTheJacobian(String diffusion) {
    double[] entries = traced(diffusion).jacobian();
    double[] products = traced(diffusion).products();
    for (int row = 1; row + 1 < INPUTS; row++) {
      for (int column = row - 1; column <= row + 1; column++) {
        if (column % 3 == 2) {
          assertEquals(entries[2 * row + column], products[row], 1e-12);
        }
      }
    }
  }

  /** One whose next call is the first, and so at the same point. */
  private static SparseJacobianBenchmark traced(String diffusion) {
    SparseJacobianBenchmark benchmark = new SparseJacobianBenchmark();
    benchmark.inputs = INPUTS;
    benchmark.diffusion = diffusion;
    benchmark.execution = Execution.INTERPRETER;
    benchmark.trace();
    return benchmark;
  }
}

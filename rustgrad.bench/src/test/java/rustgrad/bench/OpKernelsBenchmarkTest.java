package rustgrad.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpKernelsBenchmarkTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "exp",
        "expm1",
        "log",
        "log1p",
        "sin",
        "cos",
        "tanh",
        "sinh",
        "sigmoid",
        "softplus"
      })
  void allFormsComputeTheSame(String op) {
    OpKernelsBenchmark benchmark = new OpKernelsBenchmark();
    benchmark.op = op;
    benchmark.draw();
    double[] expected = benchmark.baseline().clone();
    double[] scalar = benchmark.scalar().clone();
    double[] column = benchmark.column().clone();
    for (int i = 0; i < expected.length; i++) {
      assertEquals(expected[i], scalar[i], 3 * Math.ulp(expected[i]));
      assertEquals(scalar[i], column[i]);
    }
  }
}

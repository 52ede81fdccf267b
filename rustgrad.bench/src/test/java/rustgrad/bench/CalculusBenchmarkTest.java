package rustgrad.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CalculusBenchmarkTest {

  @ParameterizedTest
  @ValueSource(strings = {"rosenbrock", "network"})
  void theProductIsTheChangeOfTheGradient(String function) {
    CalculusBenchmark benchmark = new CalculusBenchmark();
    benchmark.function = function;
    benchmark.trace();
    assertEquals(0, benchmark.errorOfProduct(), 1e-7);
  }
}

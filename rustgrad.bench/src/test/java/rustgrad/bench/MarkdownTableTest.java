package rustgrad.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class MarkdownTableTest {
  @Test
  void ratiosAreToTheBaselineOfTheSameClassAndParameters() {
    assertEquals(
        """
        | Java 17 | microseconds | lowest to highest | / baseline |
        | --- | ---: | ---: | ---: |
        | Step baseline (rows=1) | 2.00 | 1.00 to 9.00 | 1.00 |
        | Step dot (rows=1) | 0.0250 | 0.0200 to 0.0300 | 0.0125 |
        | Step baseline (rows=100) | 20.0 | 20.0 to 20.0 | 1.00 |
        | Step dot (rows=100) | 12,345 | 12,345 to 12,345 | 617 |
        | Curve dot | 3.00 | 3.00 to 3.00 | - |
        """,
        MarkdownTable.of(
            "Java 17",
            List.of(
                measurement("StepBenchmark", "baseline", "rows=1", 9, 1, 2),
                measurement("StepBenchmark", "dot", "rows=1", 0.03, 0.02),
                measurement("StepBenchmark", "baseline", "rows=100", 20),
                measurement("StepBenchmark", "dot", "rows=100", 12_345),
                measurement("CurveBenchmark", "dot", "", 3))));
  }

  private static Measurement measurement(
      String group, String method, String parameters, double... micros) {
    return new Measurement(
        new BenchmarkName(group, method, parameters), Arrays.stream(micros).boxed().toList());
  }
}

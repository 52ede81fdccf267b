package rustgrad.bench;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KernelsBenchmarkTest {

  @ParameterizedTest
  @CsvSource({"dots, 16", "sums, 16", "dots, 64", "sums, 64"})
  void allMethodsComputeTheSame(String loop, int width) {
    KernelsBenchmark benchmark = new KernelsBenchmark();
    benchmark.loop = loop;
    benchmark.width = width;
    benchmark.allocate();
    benchmark.baseline();
    double[] expected = benchmark.results();
    benchmark.vectors();
    assertArrayEquals(expected, benchmark.results());
  }
}

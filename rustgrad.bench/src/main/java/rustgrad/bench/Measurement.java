package rustgrad.bench;

import java.util.List;

/**
 * The times of one benchmark.
 *
 * @param name the benchmark
 * @param micros for each fork the mean time of one call in microseconds; at least one fork
 */
public record Measurement(BenchmarkName name, List<Double> micros) {
  public Measurement {
    micros = micros.stream().sorted().toList();
  }

  double median() {
    int half = micros.size() / 2;
    return micros.size() % 2 == 1
        ? micros.get(half)
        : (micros.get(half - 1) + micros.get(half)) / 2;
  }

  double lowest() {
    return micros.get(0);
  }

  double highest() {
    return micros.get(micros.size() - 1);
  }
}

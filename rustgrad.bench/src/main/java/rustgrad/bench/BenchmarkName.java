package rustgrad.bench;

import java.util.stream.Collectors;
import org.openjdk.jmh.infra.BenchmarkParams;

/**
 * What tells one benchmark from another.
 *
 * @param group the simple name of the benchmark class
 * @param method the benchmark method
 * @param parameters the values of its {@code @Param}s, such as "rows=100, width=16"; empty if there
 *     are none
 */
public record BenchmarkName(String group, String method, String parameters) {

  /** The name of a benchmark that JMH runs. */
  public static BenchmarkName of(BenchmarkParams params) {
    String[] path = params.getBenchmark().split("\\.");
    String parameters =
        params.getParamsKeys().stream()
            .map(key -> key + "=" + params.getParam(key))
            .collect(Collectors.joining(", "));
    return new BenchmarkName(path[path.length - 2], path[path.length - 1], parameters);
  }

  /** What this benchmark is compared with, which may be itself. */
  BenchmarkName baseline() {
    return new BenchmarkName(group, "baseline", parameters);
  }

  /** Such as "MoonsStep dot (rows=100)". */
  @Override
  public String toString() {
    String name = group.replaceFirst("Benchmark$", "") + " " + method;
    return parameters.isEmpty() ? name : name + " (" + parameters + ")";
  }
}

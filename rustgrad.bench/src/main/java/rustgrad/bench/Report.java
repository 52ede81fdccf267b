package rustgrad.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.format.OutputFormat;
import org.openjdk.jmh.runner.format.OutputFormatFactory;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs the benchmarks and prints one table: for each the median over forks of the time of a call,
 * the range of the forks, and the ratio to the baseline of the same run.
 *
 * <pre>{@code
 * mvn -q package -DskipTests
 * java -cp "rustgrad.bench/target/lib/*" rustgrad.bench.Report [regex]
 * }</pre>
 *
 * <p>The regular expression chooses benchmarks by a part of their names, such as {@code Moons}; all
 * run without it. The table goes to the standard output, JMH's progress to the standard error.
 * Options of the JVM such as {@code -XX:+UseSerialGC} are passed on to the JVMs that measure.
 *
 * <p>A class with benchmarks has a method called {@code baseline}, which computes the same by other
 * means: the ratios compare with it, for each choice of {@code @Param}s separately.
 */
public final class Report {
  private static final int ROUNDS = 5;

  private Report() {}

  public static void main(String[] arguments) throws RunnerException {
    if (arguments.length > 1) {
      throw new IllegalArgumentException(
          "%d arguments; expected at most one, a regular expression such as Moons"
              .formatted(arguments.length));
    }
    String regex = arguments.length == 0 ? ".*" : arguments[0];
    System.out.print(MarkdownTable.of(machine(), measure(regex)));
  }

  /** Such as "Java 17.0.15, 2 cores". */
  public static String machine() {
    return "Java %s, %d cores"
        .formatted(System.getProperty("java.version"), Runtime.getRuntime().availableProcessors());
  }

  /**
   * Every benchmark in a fresh JVM in each round, so that a time in which the machine is slow meets
   * a benchmark and its baseline alike.
   */
  private static List<Measurement> measure(String regex) throws RunnerException {
    Map<BenchmarkName, List<Double>> micros = new LinkedHashMap<>();
    for (int round = 0; round < ROUNDS; round++) {
      for (RunResult result : new Runner(options(regex), progress()).run()) {
        micros
            .computeIfAbsent(BenchmarkName.of(result.getParams()), name -> new ArrayList<>())
            .add(result.getPrimaryResult().getScore());
      }
    }
    return micros.entrySet().stream().map(e -> new Measurement(e.getKey(), e.getValue())).toList();
  }

  /** Measures the benchmarks of a regular expression in a fresh JVM each. */
  public static Options options(String regex) {
    return new OptionsBuilder()
        .include(regex)
        .mode(Mode.AverageTime)
        .timeUnit(TimeUnit.MICROSECONDS)
        .forks(1)
        .warmupIterations(3)
        .warmupTime(TimeValue.seconds(1))
        .measurementIterations(3)
        .measurementTime(TimeValue.seconds(1))
        .shouldFailOnError(true)
        .build();
  }

  /** Progress goes to the standard error. */
  public static OutputFormat progress() {
    return OutputFormatFactory.createFormatInstance(System.err, VerboseMode.NORMAL);
  }
}

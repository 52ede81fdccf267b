package rustgrad.bench;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * All methods of a benchmark with JMH. Of its parameters activation, width and rows come from the
 * step; others, such as kernels, take all their values.
 *
 * @param benchmark the simple name of a class in this package
 * @param hint what to do if the class is not there
 * @param computes the steps it has
 * @param column the column of the table for a method and its parameters
 */
record JmhPeer(
    String benchmark, String hint, Predicate<Step> computes, Function<BenchmarkName, String> column)
    implements Peer {
  /** HotSpot takes seconds to compile a large kernel of the Vector API. */
  private static final int WARMUP_SECONDS = 10;

  @Override
  public Optional<String> missing() {
    try {
      Class.forName(name(), false, JmhPeer.class.getClassLoader());
      return Optional.empty();
    } catch (ClassNotFoundException e) {
      return Optional.of(hint);
    }
  }

  private String name() {
    return JmhPeer.class.getPackageName() + "." + benchmark;
  }

  @Override
  public Map<String, Double> micros(Step step) {
    Map<String, Double> micros = new LinkedHashMap<>();
    if (computes.test(step)) {
      for (RunResult result : run(step)) {
        micros.put(
            column.apply(BenchmarkName.of(result.getParams())),
            result.getPrimaryResult().getScore());
      }
    }
    return micros;
  }

  private Iterable<RunResult> run(Step step) {
    OptionsBuilder options = new OptionsBuilder();
    options
        .parent(Report.options("^" + name().replace(".", "\\.") + "\\."))
        .warmupIterations(WARMUP_SECONDS)
        .param("activation", step.activation())
        .param("width", String.valueOf(step.width()))
        .param("rows", String.valueOf(step.rows()));
    try {
      return new Runner(options.build(), Report.progress()).run();
    } catch (RunnerException e) {
      throw new IllegalStateException(benchmark + " failed at " + step, e);
    }
  }
}

package rustgrad.bench.problems;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import rustgrad.bench.BenchmarkName;
import rustgrad.bench.Measurement;
import rustgrad.bench.PeerTable;
import rustgrad.bench.Report;

/**
 * Measures the problems of {@link ProblemBenchmark} in one sitting and prints one table, a row for
 * each problem, a column for each method and one for CoDiPack if it is there, with the ratio to it.
 *
 * <pre>{@code
 * java -XX:+UseSerialGC -Xms4g -Xmx4g -Drustgrad.codipack=CoDiPack/include \
 *     -cp "rustgrad.bench/target/lib/*" rustgrad.bench.problems.ProblemTable [regex [rounds]]
 * }</pre>
 *
 * <p>The regular expression chooses problems such as {@code "logSumExp .*"} by their whole names;
 * all are measured without it, in 3 rounds. Options of the JVM are passed on to the JVMs that
 * measure.
 */
public final class ProblemTable {
  private static final String CODIPACK = "codipack";

  private ProblemTable() {}

  public static void main(String[] arguments) throws RunnerException, NoSuchFieldException {
    String regex = arguments.length > 0 ? arguments[0] : ".*";
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 3;
    String[] all = ProblemBenchmark.class.getField("problem").getAnnotation(Param.class).value();
    List<String> names = Arrays.stream(all).filter(name -> name.matches(regex)).toList();
    if (names.isEmpty() || rounds < 1 || arguments.length > 2) {
      throw new IllegalArgumentException(
          "%s choose nothing; expected a regular expression for some of %s, and a number of rounds"
              .formatted(Arrays.toString(arguments), Arrays.toString(all)));
    }
    Optional<String> missing = CodiPack.compile();
    missing.ifPresent(note -> System.err.println("left out: " + note));
    Map<BenchmarkName, List<Double>> micros = new LinkedHashMap<>();
    for (int round = 0; round < rounds; round++) {
      for (String name : names) {
        if (missing.isEmpty()) {
          note(micros, CODIPACK, name, CodiPack.micros(name));
        }
        for (RunResult result : new Runner(options(name), Report.progress()).run()) {
          String method = BenchmarkName.of(result.getParams()).method();
          note(micros, method, name, result.getPrimaryResult().getScore());
        }
      }
    }
    List<Measurement> measurements =
        micros.entrySet().stream().map(e -> new Measurement(e.getKey(), e.getValue())).toList();
    String title = Report.machine() + ", microseconds (/ %s)".formatted(CODIPACK);
    System.out.print(PeerTable.of(title, CODIPACK, measurements));
  }

  private static Options options(String name) {
    return new OptionsBuilder()
        .parent(Report.options("^" + ProblemBenchmark.class.getName().replace(".", "\\.") + "\\."))
        .param("problem", name)
        .build();
  }

  private static void note(
      Map<BenchmarkName, List<Double>> micros, String column, String name, double time) {
    micros
        .computeIfAbsent(new BenchmarkName("Problem", column, name), key -> new ArrayList<>())
        .add(time);
  }
}

package rustgrad.bench.problems;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import rustgrad.bench.BenchmarkName;
import rustgrad.bench.Measurement;
import rustgrad.bench.PeerTable;
import rustgrad.bench.Report;

/**
 * Measures the {@link Problems} and prints one table, a row for each problem, a column for each
 * {@link Method} and one for CoDiPack if it is there, with the ratio to it.
 *
 * <pre>{@code
 * java -XX:+UseSerialGC -Xms2g -Xmx2g -XX:+AlwaysPreTouch -Drustgrad.codipack=CoDiPack/include \
 *     --add-modules jdk.incubator.vector -cp "rustgrad.bench/target/lib/*" \
 *     rustgrad.bench.problems.ProblemTable [regex [rounds]]
 * }</pre>
 *
 * <p>The regular expression chooses some of the standard problems, such as {@code "logSumExp .*"},
 * by their whole names. Of a problem, each method has a process of its own. All warm up; then they
 * take short turns, in rounds, so that a time in which the machine is slow meets all alike. The
 * figures are medians of processor time. Options of the JVM are passed on to the JVMs that measure,
 * of which up to six stand beside each other.
 */
public final class ProblemTable {
  private static final int ROUNDS = 3;

  private ProblemTable() {}

  public static void main(String[] arguments) {
    String regex = arguments.length > 0 ? arguments[0] : ".*";
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : ROUNDS;
    List<String> names = Problems.STANDARD.stream().filter(name -> name.matches(regex)).toList();
    if (names.isEmpty() || rounds < 1 || arguments.length > 2) {
      throw new IllegalArgumentException(
          "%s choose nothing; expected a regular expression for some of %s, and a number of rounds"
              .formatted(Arrays.toString(arguments), Problems.STANDARD));
    }
    Optional<String> missing = CodiPack.compile();
    missing.ifPresent(note -> System.err.println("left out: " + note));
    List<Measurement> measurements = new ArrayList<>();
    for (String name : names) {
      List<Measurement> found = measure(name, rounds, missing.isEmpty() && CodiPack.has(name));
      found.forEach(m -> System.err.println(m.name() + ": " + m.micros()));
      measurements.addAll(found);
    }
    String title = Report.machine() + ", microseconds (/ %s)".formatted(CodiPack.TITLE);
    System.out.print(PeerTable.of(title, CodiPack.TITLE, measurements));
  }

  private static List<Measurement> measure(String name, int rounds, boolean withCodiPack) {
    List<TurnTaker> takers = new ArrayList<>();
    try {
      if (withCodiPack) {
        takers.add(TurnTaker.ofCodiPack(name));
      }
      Problem problem = Problems.of(name);
      for (Method method : Method.values()) {
        if (method.isFor(problem)) {
          takers.add(TurnTaker.of(method, name));
        }
      }
      takers.forEach(TurnTaker::awaitWarm);
      return takeTurns(takers, name, rounds);
    } finally {
      takers.forEach(TurnTaker::close);
    }
  }

  private static List<Measurement> takeTurns(List<TurnTaker> takers, String name, int rounds) {
    List<List<Double>> micros = new ArrayList<>();
    takers.forEach(taker -> micros.add(new ArrayList<>()));
    for (int round = 0; round < rounds; round++) {
      for (int k = 0; k < takers.size(); k++) {
        micros.get(k).add(takers.get(k).turn());
      }
    }
    List<Measurement> measurements = new ArrayList<>();
    for (int k = 0; k < takers.size(); k++) {
      BenchmarkName benchmark = new BenchmarkName("Problem", takers.get(k).title(), name);
      measurements.add(new Measurement(benchmark, micros.get(k)));
    }
    return measurements;
  }
}

package rustgrad.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Measures a step of training in rustgrad and in other languages and libraries, in one sitting, and
 * prints one table: a row for each {@link Step}, a column for each peer, with the ratio to C.
 *
 * <pre>{@code
 * mvn -q -Pdjl package -DskipTests
 * java -cp "rustgrad.bench/target/lib/*" rustgrad.bench.Peers [regex [rounds]]
 * }</pre>
 *
 * <p>The regular expression chooses steps such as {@code "relu 16 .*"} by their whole text,
 * activation, width and rows; all are measured without it, which takes about ten minutes for each
 * of 3 rounds. A peer that is not installed is left out with a note to the standard error, where
 * each single time goes, too.
 */
public final class Peers {
  private static final int ROUNDS = 3;
  private static final Step MOONS = new Step("relu", 16, 100);

  private Peers() {}

  /** The columns from left to right. The step of moons has a penalty too: see the README. */
  private static List<Peer> peers() {
    return List.of(
        ProgramPeer.c(),
        new JmhPeer(
            "MoonsStepBenchmark",
            "",
            MOONS::equals,
            name -> name.method().equals("baseline") ? "Java loops" : "rustgrad " + name.method()),
        new JmhPeer(
            "RowsStepBenchmark",
            "",
            step -> true,
            name -> "rustgrad rows" + (name.parameters().contains("simd=on") ? ", simd" : "")),
        ProgramPeer.pytorch(),
        new JmhPeer(
            "DjlStepBenchmark",
            "DJL: package with -Pdjl to measure it",
            step -> true,
            name -> "djl"));
  }

  public static void main(String[] arguments) {
    if (arguments.length > 2) {
      throw new IllegalArgumentException(
          "%d arguments; expected at most two, such as \"relu 16 .*\" and 3 rounds"
              .formatted(arguments.length));
    }
    String regex = arguments.length > 0 ? arguments[0] : ".*";
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : ROUNDS;
    List<Step> steps = Step.all().stream().filter(s -> s.toString().matches(regex)).toList();
    if (steps.isEmpty() || rounds < 1) {
      throw new IllegalArgumentException(
          "\"%s\" and %d rounds choose nothing; expected a regular expression for some of %s, and a round"
              .formatted(regex, rounds, Step.all()));
    }
    List<Measurement> measurements = measure(present(peers()), steps, rounds);
    System.out.print(PeerTable.of(Report.machine() + ", microseconds (/ c)", "c", measurements));
  }

  private static List<Peer> present(List<Peer> peers) {
    List<Peer> present = new ArrayList<>();
    for (Peer peer : peers) {
      Optional<String> missing = peer.missing();
      missing.ifPresentOrElse(
          note -> System.err.println("left out: " + note), () -> present.add(peer));
    }
    return present;
  }

  /**
   * In each round the peers take turns at each step, so that a time in which the machine is slow
   * meets them alike.
   */
  private static List<Measurement> measure(List<Peer> peers, List<Step> steps, int rounds) {
    Map<BenchmarkName, List<Double>> micros = new LinkedHashMap<>();
    for (int round = 1; round <= rounds; round++) {
      for (Step step : steps) {
        String progress = "round %d of %d: %s".formatted(round, rounds, step);
        for (Peer peer : peers) {
          peer.micros(step)
              .forEach(
                  (column, time) -> {
                    System.err.printf("%s, %s: %.2f microseconds%n", progress, column, time);
                    micros.computeIfAbsent(name(column, step), n -> new ArrayList<>()).add(time);
                  });
        }
      }
    }
    return micros.entrySet().stream().map(e -> new Measurement(e.getKey(), e.getValue())).toList();
  }

  private static BenchmarkName name(String column, Step step) {
    return new BenchmarkName("Step", column, step.toString());
  }
}

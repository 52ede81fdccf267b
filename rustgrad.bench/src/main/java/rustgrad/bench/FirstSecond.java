package rustgrad.bench;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * Prints how long a user waits: from {@code java} to the first result, and from the call that
 * traces to the first, the tenth and the thousandth, for each of {@link FirstResults}. Each is
 * measured in JVMs of its own, and the figures are medians over rounds, in which all take turns.
 *
 * <pre>{@code
 * java -cp "rustgrad.bench/target/lib/*" rustgrad.bench.FirstSecond [regex [rounds]]
 * }</pre>
 *
 * <p>With {@code -Dbefore=lib}, the libraries of another build, which must be able to compute the
 * same, are measured in turns with these. Other options of the JVM are passed on to the JVMs that
 * measure.
 */
public final class FirstSecond {
  private static final int ROUNDS = 5;
  private static final int FIGURES = 4;

  private FirstSecond() {}

  /** Libraries, and the figures of each round with them. */
  private record Build(String name, String classPath, List<double[]> rounds) {}

  public static void main(String[] arguments) {
    String regex = arguments.length > 0 ? arguments[0] : ".*";
    int rounds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : ROUNDS;
    System.out.println(Report.machine() + ", milliseconds");
    System.out.println("| | from java | first result | tenth | thousandth |");
    System.out.println("| --- | ---: | ---: | ---: | ---: |");
    for (FirstResults what : FirstResults.values()) {
      if (what.name().matches(regex)) {
        List<Build> builds = builds();
        for (int round = 0; round < rounds; round++) {
          builds.forEach(build -> build.rounds.add(measure(what, build.classPath)));
        }
        builds.forEach(build -> System.out.println(line(what.title + build.name, build.rounds)));
      }
    }
  }

  /** This build, and the one before if there is one: its libraries after the benchmarks of this. */
  private static List<Build> builds() {
    String own = System.getProperty("java.class.path");
    List<Build> builds = new ArrayList<>(List.of(new Build("", own, new ArrayList<>())));
    String before = System.getProperty("before");
    if (before != null) {
      String benchmarks =
          Arrays.stream(own.split(File.pathSeparator))
              .filter(path -> path.contains("rustgrad.bench-"))
              .collect(Collectors.joining());
      String libraries = benchmarks + File.pathSeparator + before + File.separator + "*";
      builds.add(0, new Build(", before", libraries, new ArrayList<>()));
    }
    return builds;
  }

  /** From java to the first result, and from the trace to each; NaN for what does not come. */
  private static double[] measure(FirstResults what, String classPath) {
    List<String> command = new ArrayList<>(List.of(javaCommand()));
    ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
        .filter(option -> !option.startsWith("-Dbefore="))
        .forEach(command::add);
    command.addAll(List.of("-cp", classPath, FirstResults.class.getName(), what.name()));
    double[] figures = new double[FIGURES];
    Arrays.fill(figures, Double.NaN);
    try {
      long start = System.nanoTime();
      Process process =
          new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
      try (BufferedReader lines = process.inputReader()) {
        int k = 1;
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          if (k == 1) {
            figures[0] = (System.nanoTime() - start) / 1e6;
          }
          figures[k++] = Double.parseDouble(line);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return figures;
  }

  private static String javaCommand() {
    return ProcessHandle.current().info().command().orElse("java");
  }

  static String line(String title, List<double[]> rounds) {
    StringBuilder line = new StringBuilder("| " + title + " |");
    for (int k = 0; k < FIGURES; k++) {
      int figure = k;
      List<Double> sorted =
          rounds.stream().map(round -> round[figure]).collect(Collectors.toList());
      Collections.sort(sorted);
      double median = sorted.get(sorted.size() / 2);
      line.append(Double.isNaN(median) ? " - |" : String.format(Locale.ROOT, " %,.0f |", median));
    }
    return line.toString();
  }
}

package rustgrad.demo;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;

/** The command line. */
@Command(
    name = "rustgrad.demo",
    sortOptions = false,
    description = "Trains a small network on points of the plane and draws what it learns.")
final class Options {
  @Option(
      names = "--dataset",
      paramLabel = "NAME",
      description = "The points: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
  ToyData dataset = ToyData.moons;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = "Points of your own: a CSV file with a header, two features and the class")
  @Nullable Path data;

  @Option(
      names = "--samples",
      paramLabel = "N",
      description = "How many points. Default: ${DEFAULT-VALUE}")
  int samples = 100;

  @Option(
      names = "--noise",
      paramLabel = "X",
      description =
          "The standard deviation of their noise. Default: 0.1, for blobs 1, for spirals 0.05")
  @Nullable Double noise;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "The seed of the points and the first weights. Default: ${DEFAULT-VALUE}")
  long seed = 1337;

  @Option(
      names = "--hidden",
      split = ",",
      paramLabel = "N",
      description = "The sizes of the hidden layers. Default: 16,16")
  List<Integer> hidden = List.of(16, 16);

  @Option(
      names = "--activation",
      paramLabel = "OP",
      description = "Any op of one input that --ops lists. Default: ${DEFAULT-VALUE}")
  String activation = "relu";

  @Option(
      names = "--loss",
      paramLabel = "NAME",
      description = "A loss of rustgrad.nn. Default: ${DEFAULT-VALUE}")
  String loss = "maxMargin";

  @Option(
      names = "--optimizer",
      paramLabel = "NAME",
      description = "The optimiser: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
  OptimizerChoice optimizer = OptimizerChoice.sgd;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description = "How many steps to train. Default: ${DEFAULT-VALUE}")
  int steps = 200;

  @Option(
      names = "--rate",
      paramLabel = "X",
      description =
          "The first learning rate; it falls to a tenth. Default: 1, for adam and adamw 0.05")
  @Nullable Double rate;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the pictures go. Default: the current directory")
  Path out = Path.of("");

  @Option(names = "--headless", description = "Opens no window")
  boolean headless;

  @Option(names = "--ops", description = "Lists every op found, with its module, and exits")
  boolean ops;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Prints this help and exits")
  boolean help;

  /**
   * Checks what the types of the fields do not say.
   *
   * @param given tells which options were on the command line
   * @throws IllegalArgumentException naming the option, its value and what was expected
   */
  void check(ParseResult given) {
    for (String made : List.of("--dataset", "--samples", "--noise")) {
      if (data != null && given.hasMatchedOption(made)) {
        throw new IllegalArgumentException(
            made + " is for generated points; leave out " + made + " or --data " + data);
      }
    }
    expect(samples > 1 && samples <= 10_000, "--samples", samples, "2 to 10000");
    expect(
        noise == null || noise == 0 || isPositive(noise), "--noise", noise, "a number from 0 on");
    expect(rate == null || isPositive(rate), "--rate", rate, "a number above 0");
    expect(steps > 0 && steps <= 100_000, "--steps", steps, "1 to 100000");
    expect(!hidden.isEmpty(), "--hidden", "without a size", "such as 16,16");
    for (int size : hidden) {
      expect(size > 0 && size <= 1000, "--hidden", size, "sizes of 1 to 1000");
    }
    expect(canHoldFiles(out), "--out", out, "a directory to write to");
  }

  /** Whether this is a directory that can be written to, or can be made in one. */
  private static boolean canHoldFiles(Path directory) {
    Path existing = directory.toAbsolutePath();
    while (existing != null && Files.notExists(existing)) {
      existing = existing.getParent();
    }
    return existing != null && Files.isDirectory(existing) && Files.isWritable(existing);
  }

  private static boolean isPositive(double number) {
    return number > 0 && number < Double.POSITIVE_INFINITY;
  }

  private static void expect(
      boolean holds, String option, @Nullable Object value, String expected) {
    if (!holds) {
      throw new IllegalArgumentException("%s %s: expected %s".formatted(option, value, expected));
    }
  }
}

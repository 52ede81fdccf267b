package rustgrad.demo;

import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import rustgrad.nn.Loss;

/** The command line. */
@Command(
    name = "rustgrad.demo",
    sortOptions = false,
    abbreviateSynopsis = true,
    description =
        "Trains a small network on points of the plane, or on the rows of a CSV file, and draws what it learns.")
final class Options {
  private static final double HELD_OUT = 0.2;
  private static final Set<String> WITH_WEB = Set.of("--web", "--port", "--headless");

  @Option(
      names = "--dataset",
      paramLabel = "NAME",
      description = "The points: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
  ToyData dataset = ToyData.moons;

  @Option(
      names = "--samples",
      paramLabel = "N",
      description = "How many points to make. Default: ${DEFAULT-VALUE}")
  int samples = 100;

  @Option(
      names = "--noise",
      paramLabel = "X",
      description =
          "The standard deviation of their noise. Default: 0.1, for blobs 1, for spirals 0.05")
  @Nullable Double noise;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description =
          "Rows of your own: a CSV file with a header, numbers, and the class, a name or a number, in the last column")
  @Nullable Path data;

  @Option(
      names = "--label",
      paramLabel = "COLUMN",
      description = "The column of the class in the file, if it is not the last")
  @Nullable String label;

  @Option(
      names = "--without",
      split = ",",
      paramLabel = "COLUMN",
      description = "Columns of the file to leave out")
  List<String> without = List.of();

  @Option(
      names = "--validation",
      paramLabel = "X",
      description =
          "The fraction of the rows to hold out, of each class, to validate on. Default: 0.2 of a file, and none of generated points")
  @Nullable Double validation;

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
      completionCandidates = LossNames.class,
      description =
          "The loss: ${COMPLETION-CANDIDATES}. Default: maxMargin for two classes, else softmaxCrossEntropy")
  @Nullable String loss;

  @Option(
      names = "--optimizer",
      paramLabel = "NAME",
      description = "The optimiser: ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}")
  OptimizerChoice optimizer = OptimizerChoice.sgd;

  @Option(
      names = "--steps",
      paramLabel = "N",
      description =
          "How many steps to train; 0 only shows a loaded model. Default: ${DEFAULT-VALUE}")
  int steps = 200;

  @Option(
      names = "--rate",
      paramLabel = "X",
      description =
          "The first learning rate; it falls to a tenth. Default: 1, for adam and adamw 0.05; lbfgs has none")
  @Nullable Double rate;

  @Option(
      names = "--load",
      paramLabel = "FILE",
      description = "Goes on with a model that was saved, in place of a new one")
  @Nullable Path load;

  @Option(
      names = "--save",
      paramLabel = "FILE",
      description = "Where to save the model, as a safetensors file")
  @Nullable Path save;

  @Option(
      names = "--onnx",
      paramLabel = "FILE",
      description =
          "Where to write the model as an ONNX file, with probabilities after a cross-entropy")
  @Nullable Path onnx;

  @Option(
      names = "--network",
      paramLabel = "FILE",
      description =
          "Where to draw the network, as .svg or .png, with its weights and what each neuron gives for the row of the greatest loss")
  @Nullable Path network;

  @Option(
      names = "--graph",
      paramLabel = "FILE",
      description =
          "Where to draw the graph of that loss, as .svg or .png, with every gradient; try --hidden 3")
  @Nullable Path graph;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the pictures go. Default: the current directory")
  Path out = Path.of("");

  @Option(names = "--headless", description = "Opens no window and no browser")
  boolean headless;

  @Option(
      names = "--web",
      description = "Trains nothing, but serves the playground to this machine until Ctrl-C")
  boolean web;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "Where --web listens. Default: any port that is free")
  int port;

  @Option(names = "--ops", description = "Lists every op found, with its module, and exits")
  boolean ops;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "Prints this help and exits")
  boolean help;

  /** For the help. */
  static final class LossNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Loss.names().iterator();
    }
  }

  /**
   * Checks what the types of the fields do not say.
   *
   * @param given tells which options were on the command line
   * @throws IllegalArgumentException naming the option, its value and what was expected
   */
  void check(ParseResult given) {
    checkTogether(given);
    expect(samples > 1 && samples <= 10_000, "--samples", samples, "2 to 10000");
    expect(
        noise == null || noise == 0 || isPositive(noise), "--noise", noise, "a number from 0 on");
    expect(
        validation == null || validation >= 0 && validation < 1,
        "--validation",
        validation,
        "a fraction from 0 to below 1");
    expect(rate == null || isPositive(rate), "--rate", rate, "a number above 0");
    expect(
        steps >= (load == null ? 1 : 0) && steps <= 100_000,
        "--steps",
        steps,
        "1 to 100000, or 0 with --load");
    expect(
        !given.hasMatchedOption("--port") || port > 0 && port <= 65_535,
        "--port",
        port,
        "1 to 65535");
    expect(!hidden.isEmpty(), "--hidden", "without a size", "such as 16,16");
    for (int size : hidden) {
      expect(size > 0 && size <= 1000, "--hidden", size, "sizes of 1 to 1000");
    }
  }

  private void checkTogether(ParseResult given) {
    for (String option : List.of("--dataset", "--samples", "--noise")) {
      if (data != null && given.hasMatchedOption(option)) {
        throw new IllegalArgumentException(
            option + " is for generated points; leave out " + option + " or --data " + data);
      }
    }
    for (String option : List.of("--label", "--without")) {
      if (data == null && given.hasMatchedOption(option)) {
        throw new IllegalArgumentException(
            option + " is for the columns of a file; expected --data with it");
      }
    }
    if (!web && given.hasMatchedOption("--port")) {
      throw new IllegalArgumentException("--port is for the playground; expected --web with it");
    }
    for (OptionSpec option : given.matchedOptions()) {
      if (web && !WITH_WEB.contains(option.longestName())) {
        throw new IllegalArgumentException(
            "%s is for a training, and --web trains nothing; leave out one of them"
                .formatted(option.longestName()));
      }
    }
    if (optimizer == OptimizerChoice.lbfgs && given.hasMatchedOption("--rate")) {
      throw new IllegalArgumentException(
          "--rate is for the other optimisers; lbfgs finds the lengths of its steps itself");
    }
    for (String option : List.of("--hidden", "--activation")) {
      if (load != null && given.hasMatchedOption(option)) {
        throw new IllegalArgumentException(
            "%s is for a new network, and that of --load %s has its own; leave out one of them"
                .formatted(option, load));
      }
    }
  }

  /** The fraction of the rows to hold out. */
  double heldOut() {
    if (validation != null) {
      return validation;
    }
    return data == null || steps == 0 ? 0 : HELD_OUT;
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

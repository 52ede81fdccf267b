package rustgrad.demo;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import rustgrad.io.Models;
import rustgrad.nn.Dataset;
import rustgrad.nn.Loss;
import rustgrad.nn.MLP;
import rustgrad.nn.Model;
import rustgrad.nn.Predictor;
import rustgrad.nn.Sequential;
import rustgrad.nn.Standardizer;

/** The model that a training starts from: a new one, or one that was saved. */
final class StartingModel {
  private StartingModel() {}

  /**
   * A new network, after a standardizer of the rows.
   *
   * @throws IllegalArgumentException if the activation is unknown, or the loss cannot separate as
   *     many classes
   */
  static Model of(Options options, Dataset data, Loss loss) {
    IntStream hidden = options.hidden.stream().mapToInt(Integer::intValue);
    int[] sizes = IntStream.concat(hidden, IntStream.of(loss.outputs(data.classes()))).toArray();
    MLP layers =
        MLP.builder(data.features(), sizes)
            .withActivation(options.activation)
            .withSeed(options.seed)
            .build();
    return Sequential.of(Standardizer.of(data), layers);
  }

  /**
   * A model that was saved, with its names.
   *
   * @throws IllegalArgumentException if it cannot be read, or there is nothing in it to train
   */
  static Predictor load(Path file) {
    try {
      Predictor model = Models.load(file);
      if (model.model().parameters().size() == 0) {
        throw new IllegalArgumentException(
            "--load %s: %s has no parameters; expected a model to train".formatted(file, model));
      }
      return model;
    } catch (UncheckedIOException e) {
      throw new IllegalArgumentException(
          "--load " + file + ": cannot be read: " + OutputFile.reason(e), e);
    }
  }

  /**
   * Makes sure that a model that was saved can go on with these rows.
   *
   * @throws IllegalArgumentException if the rows have other inputs or classes than it has, or it
   *     has other outputs than the loss needs
   */
  static void checkFits(Path file, Predictor model, Source source, Loss loss) {
    Dataset data = source.data();
    expectEqual(file, "inputs", model.inputs(), source, data.features());
    expectEqual(file, "classes", model.classes(), source, data.classes());
    expectSameNames(file, "inputs", model.inputNames(), source, data.inputNames());
    expectSameNames(file, "classes", model.classNames(), source, data.classNames());
    int needed = loss.outputs(data.classes());
    if (needed != model.outputs()) {
      throw new IllegalArgumentException(
          "--loss %s needs a model whose number of outputs is %d, and that of --load %s is %d"
              .formatted(loss.name(), needed, file, model.outputs()));
    }
  }

  private static void expectEqual(Path file, String what, int expected, Source source, int got) {
    if (got != expected) {
      throw new IllegalArgumentException(
          "--load %s: the number of %s of the model is %d, and that of %s is %d; expected the same"
              .formatted(file, what, expected, source.title(), got));
    }
  }

  private static void expectSameNames(
      Path file, String what, List<String> expected, Source source, List<String> got) {
    if (!expected.isEmpty() && !got.isEmpty() && !got.equals(expected)) {
      throw new IllegalArgumentException(
          "--load %s: the %s of the model are %s, and those of %s are %s; expected the same, in the same order"
              .formatted(file, what, expected, source.title(), got));
    }
  }

  /** Such as "MLP(2, 16, 16, 1) with relu". */
  static String describe(Model model) {
    if (model instanceof MLP layers) {
      return layers + " with " + layers.activation().name();
    } else if (model instanceof Sequential sequential) {
      return sequential.parts().stream()
          .filter(part -> !(part instanceof Standardizer))
          .map(StartingModel::describe)
          .collect(Collectors.joining(", "));
    }
    return model.toString();
  }
}

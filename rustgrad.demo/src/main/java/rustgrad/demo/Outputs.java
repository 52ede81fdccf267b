package rustgrad.demo;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import rustgrad.onnx.OnnxExport;

/**
 * The files that the demo writes.
 *
 * @param decisions the picture of the plane, if the rows are points of it
 * @param losses the picture of the training, if there is one
 */
record Outputs(
    Optional<OutputFile> model,
    Optional<OutputFile> onnx,
    Optional<OutputFile> decisions,
    Optional<OutputFile> losses) {

  /**
   * The files that the options ask for.
   *
   * @throws IllegalArgumentException if one cannot be written, or would overwrite what is read
   */
  static Outputs of(Options options, Experiment experiment) {
    Source source = experiment.source();
    Outputs outputs =
        new Outputs(
            file("--save", options.save),
            file("--onnx", options.onnx),
            Optional.of(picture(options, source.name())).filter(file -> source.isDrawable()),
            Optional.of(picture(options, "loss")).filter(file -> options.steps > 0));
    outputs.check(options);
    outputs.onnx.ifPresent(file -> checkExport(file, experiment));
    return outputs;
  }

  /** How many pictures there are. */
  int charts() {
    return (int) Stream.of(decisions, losses).flatMap(Optional::stream).count();
  }

  private static Optional<OutputFile> file(String option, @Nullable Path path) {
    return Optional.ofNullable(path).map(file -> new OutputFile(option + " " + file, file));
  }

  private static OutputFile picture(Options options, String name) {
    Path file = options.out.resolve(name + ".png");
    return new OutputFile("--out: " + file, file);
  }

  private void check(Options options) {
    List<OutputFile> others = Stream.of(onnx, decisions, losses).flatMap(Optional::stream).toList();
    List<OutputFile> all = Stream.concat(model.stream(), others.stream()).toList();
    OutputFile.checkWritable(all);
    if (options.data != null) {
      all.forEach(file -> file.checkKeeps("--data " + options.data, options.data));
    }
    if (options.load != null) { // which --save may replace
      others.forEach(file -> file.checkKeeps("--load " + options.load, options.load));
    }
  }

  /** Not every model is an ONNX graph. */
  private static void checkExport(OutputFile file, Experiment experiment) {
    try {
      OnnxExport.of(experiment.predictor()).bytes();
    } catch (IllegalArgumentException | IllegalStateException e) {
      throw new IllegalArgumentException(file.name() + ": " + e.getMessage(), e);
    }
  }
}

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
    Optional<OutputFile> network,
    Optional<OutputFile> graph,
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
            drawing("--network", options.network),
            drawing("--graph", options.graph),
            Optional.of(picture(options, source.name())).filter(file -> source.isDrawable()),
            Optional.of(picture(options, "loss")).filter(file -> options.steps > 0));
    outputs.check(options);
    outputs.onnx.ifPresent(file -> file.check(() -> OnnxExport.of(experiment.predictor()).bytes()));
    return outputs;
  }

  /** Whether pictures are painted, for which fonts are needed. */
  boolean arePainted() {
    return Stream.of(network, graph, decisions, losses)
        .flatMap(Optional::stream)
        .anyMatch(file -> Pictures.isPng(file.path()));
  }

  /** How many charts there are. */
  int charts() {
    return (int) Stream.of(decisions, losses).flatMap(Optional::stream).count();
  }

  private static Optional<OutputFile> file(String option, @Nullable Path path) {
    return Optional.ofNullable(path).map(file -> new OutputFile(option + " " + file, file));
  }

  private static Optional<OutputFile> drawing(String option, @Nullable Path path) {
    Optional<OutputFile> file = file(option, path);
    file.ifPresent(Outputs::checkIsPicture);
    return file;
  }

  private static void checkIsPicture(OutputFile file) {
    if (!Pictures.isPng(file.path()) && !Pictures.isSvg(file.path())) {
      throw new IllegalArgumentException(
          file.name() + ": expected a name that ends in .svg or .png");
    }
  }

  private static OutputFile picture(Options options, String name) {
    Path file = options.out.resolve(name + ".png");
    return new OutputFile("--out: " + file, file);
  }

  private void check(Options options) {
    List<OutputFile> others =
        Stream.of(onnx, network, graph, decisions, losses).flatMap(Optional::stream).toList();
    List<OutputFile> all = Stream.concat(model.stream(), others.stream()).toList();
    OutputFile.checkWritable(all);
    if (options.data != null) {
      all.forEach(file -> file.checkKeeps("--data " + options.data, options.data));
    }
    if (options.load != null) { // which --save may replace
      others.forEach(file -> file.checkKeeps("--load " + options.load, options.load));
    }
  }
}

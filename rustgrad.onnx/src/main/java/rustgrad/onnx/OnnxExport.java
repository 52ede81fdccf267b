package rustgrad.onnx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import rustgrad.api.Value;
import rustgrad.io.file.AtomicFile;
import rustgrad.nn.Model;
import rustgrad.nn.Predictor;
import rustgrad.onnx.write.ExportedModel;
import rustgrad.onnx.write.FunctionModel;

/**
 * A model or a function of values that is written as an ONNX file, for ONNX Runtime and others.
 *
 * <pre>{@code
 * OnnxExport.of(Predictor.of(model, data)) // with the names that the data has
 *     .withFloat32()
 *     .withProbabilities()
 *     .write(Path.of("iris.onnx"));
 * }</pre>
 *
 * <p>The graph takes a tensor {@code input} of any number of rows, with a column for each input,
 * and gives a tensor {@code output} with a column for each output. It is in operators of opset 17.
 * All standard ops can be written, {@code sum}, {@code dot} and {@link Value#where}, and any op
 * that has an {@link rustgrad.api.Op#expression}. A function that branches by comparing values
 * cannot: a graph has one path.
 *
 * <p>Immutable: each {@code with} method returns an export with one setting changed. The numbers of
 * the parameters are those at the time of {@link #write} or {@link #bytes}.
 */
public final class OnnxExport {
  private final ExportedModel exported;

  private OnnxExport(ExportedModel exported) {
    this.exported = exported;
  }

  /** An export of a model, in float64. */
  public static OnnxExport of(Model model) {
    Objects.requireNonNull(model, "model");
    return new OnnxExport(new ExportedModel(model, false, false, List.of(), List.of()));
  }

  /**
   * An export of a snapshot, with its numbers and the names of inputs and classes that it has, in
   * float64.
   *
   * @throws IllegalArgumentException as of {@link Predictor#model()}
   */
  public static OnnxExport of(Predictor predictor) {
    Model model = predictor.model();
    return new OnnxExport(
        new ExportedModel(model, false, false, predictor.inputNames(), predictor.classNames()));
  }

  /**
   * An export of a function, in float64. Eager values that it uses are numbers of the graph; leaves
   * with a label stand in it under that name.
   *
   * @param inputs how many values go in
   * @param outputs how many values come out
   * @throws IllegalArgumentException if either is less than 1
   */
  public static OnnxExport of(int inputs, int outputs, Function<Value[], Value[]> function) {
    String name = "function of " + inputs + " inputs";
    return of(new FunctionModel(name, inputs, outputs, function));
  }

  /** In float32: half the size, and faster in most runtimes. */
  public OnnxExport withFloat32() {
    return with(true, exported.hasProbabilities(), exported.inputNames(), exported.classNames());
  }

  /**
   * Gives probabilities in place of the outputs, as a tensor {@code probabilities}: for several
   * outputs their softmax, for one its sigmoid, which is the probability of class 1. For models
   * that were trained by a cross-entropy.
   */
  public OnnxExport withProbabilities() {
    return with(exported.isFloat32(), true, exported.inputNames(), exported.classNames());
  }

  /**
   * Names the inputs, as metadata {@code input.0}, {@code input.1}, ...
   *
   * @throws IllegalArgumentException if there are not as many names as inputs, or two are equal
   */
  public OnnxExport withInputNames(String... names) {
    List<String> all = checked("input", exported.model().inputs(), names);
    return with(exported.isFloat32(), exported.hasProbabilities(), all, exported.classNames());
  }

  /**
   * Names the classes, as metadata {@code class.0}, {@code class.1}, ..., and adds an output {@code
   * label}: the name of the class of each row. It is that of the greatest output; of a single
   * output, the second name if it is above 0.
   *
   * @throws IllegalArgumentException if there are not as many names as outputs, or for one output
   *     not two, or two names are equal
   */
  public OnnxExport withClassNames(String... names) {
    List<String> all = checked("class", Math.max(2, exported.model().outputs()), names);
    return with(exported.isFloat32(), exported.hasProbabilities(), exported.inputNames(), all);
  }

  private OnnxExport with(
      boolean isFloat32, boolean hasProbabilities, List<String> inputs, List<String> classes) {
    return new OnnxExport(
        new ExportedModel(exported.model(), isFloat32, hasProbabilities, inputs, classes));
  }

  private List<String> checked(String kind, int expected, String... names) {
    List<String> all = List.of(names);
    if (all.size() != expected) {
      throw new IllegalArgumentException(
          "%d %s names for %s; expected %d"
              .formatted(all.size(), kind, exported.model(), expected));
    }
    if (new HashSet<>(all).size() != expected) {
      throw new IllegalArgumentException(
          "the %s names %s are not all different".formatted(kind, all));
    }
    return all;
  }

  /**
   * The bytes of the file, for what takes a model from memory.
   *
   * @throws IllegalArgumentException if there is an op that ONNX does not have, or a number that
   *     float32 cannot hold
   * @throws IllegalStateException if the function branches or asks for numbers
   */
  public byte[] bytes() {
    return exported.toProto().toByteArray();
  }

  /**
   * Writes the file. It is complete when it gets its name, so that nobody ever reads half of it.
   *
   * @throws UncheckedIOException if it cannot be written; then what was there before is untouched
   * @throws IllegalArgumentException as of {@link #bytes}
   * @throws IllegalStateException as of {@link #bytes}
   */
  public void write(Path file) {
    byte[] bytes = bytes();
    try {
      AtomicFile.write(file, out -> out.write(bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e.getMessage(), e);
    }
  }

  /** Such as "OnnxExport(MLP(4, 8, 3), float32, probabilities)". */
  @Override
  public String toString() {
    return "OnnxExport(%s, %s%s)"
        .formatted(
            exported.model(),
            exported.isFloat32() ? "float32" : "float64",
            exported.hasProbabilities() ? ", probabilities" : "");
  }
}

package rustgrad.onnx;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;
import rustgrad.nn.Model;
import rustgrad.nn.Predictor;
import rustgrad.onnx.proto.ModelProto;
import rustgrad.onnx.read.ModelReader;

/**
 * Models to and from ONNX files.
 *
 * <pre>{@code
 * Onnx.export(Path.of("moons.onnx"), predictor);     // OnnxExport has settings
 * Predictor same = Onnx.load(Path.of("moons.onnx"));
 * }</pre>
 */
public final class Onnx {
  private static final long MOST_BYTES = 1_900_000_000;

  private Onnx() {}

  /**
   * Writes a model with the numbers that its parameters have now, in float64.
   *
   * @throws UncheckedIOException if the file cannot be written; then what was there before is
   *     untouched
   * @throws IllegalArgumentException if the model has an op that ONNX does not have
   * @throws IllegalStateException if its forward pass branches or asks for numbers
   */
  public static void export(Path file, Model model) {
    OnnxExport.of(model).write(file);
  }

  /**
   * Writes a snapshot of a model with its numbers and its names, in float64.
   *
   * @throws UncheckedIOException as of {@link #export(Path, Model)}
   * @throws IllegalArgumentException as of {@link #export(Path, Model)}
   * @throws IllegalStateException as of {@link #export(Path, Model)}
   */
  public static void export(Path file, Predictor predictor) {
    OnnxExport.of(predictor).write(file);
  }

  /**
   * Reads a small network, written here or elsewhere: layers (Gemm, or MatMul and Add), activations
   * (Relu, Tanh, Sigmoid and whatever else is an op of rustgrad.ops), scaling (Sub, Div, Mul, Add)
   * and Softmax, one after another, in float32 or float64. The first output of numbers is read, and
   * what leads to it.
   *
   * <p>The {@link Predictor#model()} can be trained on: linear layers with one and the same
   * activation between them become an {@link rustgrad.nn.MLP}, everything else a {@link
   * rustgrad.nn.Sequential}, with a {@link rustgrad.nn.Standardizer} for Sub and Div. What stands
   * in float32 is computed in double precision.
   *
   * <p>The names of inputs and classes are those of the metadata that {@link OnnxExport} writes, if
   * the file has them. If the output is called {@code probabilities}, the Softmax or Sigmoid that
   * it ends with is not a part of the model: {@link Predictor#predict(double...)} gives what goes
   * into it, and {@link Predictor#probabilities(double...)} the probabilities of the file.
   *
   * <p>The file is not trusted: nothing is run, no other file is opened, and memory is taken only
   * for what is there.
   *
   * @throws UncheckedIOException if the file cannot be read
   * @throws IllegalArgumentException if it is not an ONNX file, or has other contents, or not as
   *     many names as inputs or classes; the message lists all nodes that are not supported
   */
  public static Predictor load(Path file) {
    return predictor(file, read(Objects.requireNonNull(file, "file")));
  }

  /** The network that these bytes of a file are. */
  static Predictor predictor(Path file, byte[] bytes) {
    try {
      return ModelReader.read(ModelProto.read(bytes));
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "%s is not an ONNX file, or is damaged: %s%s"
              .formatted(file, e.getMessage(), whatElse(file, bytes)),
          e);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("cannot load %s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /** Safetensors files have the length of a JSON object, in 8 bytes, and then that object. */
  private static String whatElse(Path file, byte... bytes) {
    boolean isSafeTensors =
        file.toString().toLowerCase(Locale.ROOT).endsWith(".safetensors")
            || bytes.length > Long.BYTES && bytes[Long.BYTES] == '{';
    return isSafeTensors ? "; Models.load of rustgrad.io reads safetensors files" : "";
  }

  private static byte[] read(Path file) {
    try {
      long size = Files.size(file);
      if (size > MOST_BYTES) {
        throw new IllegalArgumentException(
            "%s has %d bytes, too many for a small network; expected at most %d"
                .formatted(file, size, MOST_BYTES));
      }
      return Files.readAllBytes(file);
    } catch (NoSuchFileException e) {
      throw new UncheckedIOException("cannot read " + file + ": there is no such file", e);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file + ": " + e, e);
    }
  }
}

package rustgrad.io;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import rustgrad.nn.Checkpoint;

/**
 * Saves checkpoints of a training and loads them, as safetensors files.
 *
 * <pre>{@code
 * FitOptions options = FitOptions.epochs(1000).withBatchSize(32);
 * trainer.fit(data, options.withListener(epoch -> Checkpoints.save(path, trainer.checkpoint())));
 * trainer.fit(data, options.withStart(Checkpoints.load(path))); // in another process
 * }</pre>
 *
 * <p>A file holds the {@linkplain Checkpoint#arrays() arrays} of the checkpoint in float64, and in
 * its metadata the {@linkplain Checkpoint#numbers() numbers}. Both methods throw {@link
 * java.io.UncheckedIOException} if a file cannot be written or read.
 */
public final class Checkpoints {
  private static final String CHECKPOINT = "checkpoint";

  private Checkpoints() {}

  /**
   * Saves a checkpoint, replacing a file of this name in one step: whoever reads it, and whoever
   * looks after a crash, finds the old checkpoint or the new one.
   */
  public static void save(Path path, Checkpoint checkpoint) {
    toTensors(checkpoint).write(path);
  }

  static SafeTensors toTensors(Checkpoint checkpoint) {
    Map<String, int[]> shapes = checkpoint.shapes();
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    checkpoint
        .arrays()
        .forEach(
            (name, array) ->
                tensors.put(
                    name,
                    new Tensor(
                        FloatType.FLOAT64, Objects.requireNonNull(shapes.get(name)), array)));
    return SafeTensors.of(
        tensors,
        Description.write(
            json -> {
              json.writeObjectFieldStart(CHECKPOINT);
              for (Map.Entry<String, Long> number : checkpoint.numbers().entrySet()) {
                // As a text, since JSON's readers take numbers for doubles.
                json.writeStringField(number.getKey(), number.getValue().toString());
              }
              json.writeEndObject();
            }));
  }

  /**
   * The checkpoint of a file.
   *
   * @throws IllegalArgumentException with file and reason if the file has other contents; nothing
   *     in it is trusted
   */
  public static Checkpoint load(Path path) {
    SourceFile file = new SourceFile(path);
    return from(file, SafeTensors.read(file));
  }

  static Checkpoint from(SourceFile file, SafeTensors tensors) {
    Fields fields =
        Description.read(
            file, tensors, "it is no checkpoint of a training, which Checkpoints.save writes");
    if (!fields.has(CHECKPOINT)) {
      throw file.error("it is no checkpoint but a saved model; load it with Models.load");
    }
    Map<String, Long> numbers = new LinkedHashMap<>();
    fields
        .object(CHECKPOINT)
        .texts()
        .forEach((name, text) -> numbers.put(name, number(fields, name, text)));
    fields.end();
    Map<String, double[]> arrays = new LinkedHashMap<>();
    Map<String, int[]> shapes = new LinkedHashMap<>();
    tensors
        .tensors()
        .forEach(
            (name, tensor) -> {
              arrays.put(name, tensor.data());
              shapes.put(name, tensor.shape());
            });
    try {
      return Checkpoint.of(arrays, shapes, numbers);
    } catch (IllegalArgumentException e) {
      throw file.error("it is no checkpoint: " + Quoted.message(String.valueOf(e.getMessage())), e);
    }
  }

  /** Says what the file of a model is that is none. */
  static void refuse(SourceFile file, Fields fields) {
    if (fields.has(CHECKPOINT)) {
      throw file.error("it is a checkpoint of a training; load it with Checkpoints.load");
    }
  }

  private static long number(Fields fields, String name, String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException e) {
      throw fields.error(
          "has %s for %s; expected a whole number".formatted(Quoted.of(text), Quoted.of(name)), e);
    }
  }
}

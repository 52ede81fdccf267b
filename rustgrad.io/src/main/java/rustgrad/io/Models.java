package rustgrad.io;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import rustgrad.nn.Model;
import rustgrad.nn.Predictor;

/**
 * Saves models and loads them, in the safetensors format, which PyTorch and others read and write
 * too.
 *
 * <pre>{@code
 * Models.save(path, Predictor.of(model, data));  // with the names of inputs and classes
 * Predictor same = Models.load(path);            // in another JVM; predicts the same bits
 * Model model = same.model();                    // to train on
 * Models.load(path, MLP.of(2, 16, 16, 1));       // the numbers, into a model that was made here
 * }</pre>
 *
 * <p>A file holds the parameters, the names of inputs, classes and outputs if there are any, and a
 * description from which a {@link rustgrad.nn.Linear}, {@link rustgrad.nn.MLP}, {@link
 * rustgrad.nn.Activation}, {@link rustgrad.nn.Standardizer} or {@link rustgrad.nn.Sequential} of
 * them is rebuilt; any other model is made by the caller. Ops are in it by their names. All methods
 * throw {@link java.io.UncheckedIOException} if a file cannot be read or written, and {@link
 * IllegalArgumentException} with file and reason if it has other contents than it should: nothing
 * in a file is trusted, so it may come from anywhere.
 */
public final class Models {
  private Models() {}

  /**
   * Saves a model in float64, replacing a file of this name in one step: whoever reads it, and
   * whoever looks after a crash, finds the old model or the new one.
   *
   * @throws IllegalArgumentException if an activation that is not registered has the same name as a
   *     registered op
   */
  public static void save(Path path, Model model) {
    save(path, model, SaveOptions.defaults());
  }

  /**
   * As {@link #save(Path, Model)}, in another way.
   *
   * @throws IllegalArgumentException if an activation that is not registered has the same name as a
   *     registered op, a number is too great for float32, or names do not fit the model
   */
  public static void save(Path path, Model model, SaveOptions options) {
    Objects.requireNonNull(model, "model");
    new SavedModel(model, List.of(), List.of(), List.of()).write(path, options);
  }

  /**
   * Saves the model of a snapshot, with the numbers and the names that the snapshot has, as {@link
   * #save(Path, Model)} saves one without names.
   *
   * @throws IllegalArgumentException as of {@link #save(Path, Model)} and {@link Predictor#model()}
   */
  public static void save(Path path, Predictor predictor) {
    save(path, predictor, SaveOptions.defaults());
  }

  /**
   * As {@link #save(Path, Predictor)}, in another way.
   *
   * @throws IllegalArgumentException as of {@link #save(Path, Model, SaveOptions)} and {@link
   *     Predictor#model()}
   */
  public static void save(Path path, Predictor predictor, SaveOptions options) {
    SavedModel.of(predictor).write(path, options);
  }

  /**
   * What {@link #save(Path, Predictor)} writes to a file, in memory: to be sent to another JVM.
   *
   * @throws IllegalArgumentException as of {@link #save(Path, Predictor)}
   */
  public static byte[] toBytes(Predictor predictor) {
    return SavedModel.of(predictor).toTensors(SaveOptions.defaults()).toBytes();
  }

  /**
   * As {@link #load(Path)}, from memory.
   *
   * @param bytes what {@link #toBytes} gave, or the contents of a file
   * @throws IllegalArgumentException as of {@link #load(Path)}
   */
  public static Predictor fromBytes(byte[] bytes) {
    SourceFile file = new SourceFile(Path.of("the bytes of a model"), bytes);
    return SavedModel.from(file, SafeTensors.read(file)).predictor();
  }

  /**
   * The model that was saved, rebuilt, with the names of inputs, classes and outputs if the file
   * has them. {@link Predictor#model()} is a model to train on.
   *
   * @throws IllegalArgumentException if the file does not describe its model, as those of other
   *     libraries, or a part of it is a model of one's own, or needs an op that is not here, or the
   *     names do not fit the model
   */
  public static Predictor load(Path path) {
    SourceFile file = new SourceFile(path);
    return SavedModel.from(file, SafeTensors.read(file)).predictor();
  }

  /**
   * Reads the numbers of a file into a model.
   *
   * <p>Of a file that was saved here, the model must be the one that was saved. Of another, such as
   * PyTorch's {@code save_file(net.state_dict(), path)}, the tensors must have the names of {@link
   * Model#parameterShapes()}; or else names that differ in their numbers alone and end in {@code
   * weight} or {@code bias}, such as {@code net.0.weight}, which are read in the order of these
   * numbers. Shapes must be equal, and no tensor may be left over.
   *
   * @return the model
   * @throws IllegalArgumentException if they do not fit; then no number of the model has changed
   */
  public static <M extends Model> M load(Path path, M model) {
    SourceFile file = new SourceFile(path);
    read(file, SafeTensors.read(file), model);
    return model;
  }

  static void read(SourceFile file, SafeTensors contents, Model model) {
    if (Description.isIn(contents)) {
      SavedModel.into(file, contents, model);
    } else {
      new ParameterTensors(file, contents, model).readByNameOrOrder();
    }
  }

  /**
   * Reads some tensors of a file into a model, whatever else is in the file.
   *
   * @param names from a name in {@link Model#parameterShapes()} to the name in the file; those that
   *     are not in it have the same name there
   * @return the model
   * @throws IllegalArgumentException if they do not fit; then no number of the model has changed
   */
  public static <M extends Model> M load(Path path, M model, Map<String, String> names) {
    SourceFile file = new SourceFile(path);
    new ParameterTensors(file, SafeTensors.read(file), model).read(names);
    return model;
  }
}

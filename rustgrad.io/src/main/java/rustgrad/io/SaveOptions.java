package rustgrad.io;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import rustgrad.nn.Model;

/**
 * How a model is saved. Immutable: each {@code with} method returns options with one setting
 * changed.
 *
 * <pre>{@code
 * Models.save(path, model, SaveOptions.defaults().withType(FloatType.FLOAT32).withPyTorchNames());
 * }</pre>
 */
public final class SaveOptions {
  private static final SaveOptions DEFAULTS =
      new SaveOptions(FloatType.FLOAT64, "the model's", model -> Map.of());

  private final FloatType type;
  private final String naming;
  private final Function<Model, Map<String, String>> names;

  private SaveOptions(FloatType type, String naming, Function<Model, Map<String, String>> names) {
    this.type = type;
    this.naming = naming;
    this.names = names;
  }

  /** Float64, and the model's own names for the tensors. */
  public static SaveOptions defaults() {
    return DEFAULTS;
  }

  /**
   * How the numbers are stored. With float32 a model that is loaded predicts slightly differently.
   */
  public SaveOptions withType(FloatType type) {
    return new SaveOptions(Objects.requireNonNull(type, "type"), naming, names);
  }

  /**
   * Other names for tensors.
   *
   * @param names from a name in {@link Model#parameterShapes()} to the name in the file; those that
   *     are not in it keep their names
   */
  public SaveOptions withNames(Map<String, String> names) {
    Map<String, String> copy = new LinkedHashMap<>(names);
    return new SaveOptions(type, "given", model -> copy);
  }

  /**
   * The names of PyTorch's {@code nn.Sequential} of the same layers, with a place for each
   * activation: {@code 0.weight}, {@code 0.bias}, {@code 2.weight}, and so on for an {@link
   * rustgrad.nn.MLP}. It loads them with {@code load_state_dict(load_file(path))}.
   */
  public SaveOptions withPyTorchNames() {
    return new SaveOptions(type, "PyTorch's", SaveOptions::pyTorchNames);
  }

  private static Map<String, String> pyTorchNames(Model model) {
    Map<String, String> names = new LinkedHashMap<>();
    ModelKind.namePyTorchAny(model, "", 0, names);
    names.entrySet().removeIf(entry -> entry.getKey().equals(entry.getValue()));
    return names;
  }

  FloatType type() {
    return type;
  }

  Map<String, String> names(Model model) {
    return names.apply(model);
  }

  /** Such as "SaveOptions(FLOAT64, names: the model's)". */
  @Override
  public String toString() {
    return "SaveOptions(%s, names: %s)".formatted(type, naming);
  }
}

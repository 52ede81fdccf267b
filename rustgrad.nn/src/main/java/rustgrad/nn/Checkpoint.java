package rustgrad.nn;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * All that a training has to know to go on later, in a new process too, as if it had never been
 * interrupted: the parameters, what the optimiser remembers, the number of epochs, and the course
 * of a {@link Trainer#fit}.
 *
 * <pre>{@code
 * Checkpoint checkpoint = trainer.checkpoint();
 * // later, with a new model, optimiser and trainer that are made in the same way
 * trainer.restore(checkpoint);
 * }</pre>
 *
 * <p>To be stored, it is arrays and whole numbers, each by name, from which {@link #of} rebuilds
 * it:
 *
 * <ul>
 *   <li>{@code model.} and the name of a parameter array: its numbers, row by row
 *   <li>{@code optimizer.} and the name of an array of the {@linkplain Optimizer#state state}
 *   <li>{@code history.loss}, and with validation data {@code history.validationLoss} and {@code
 *       history.score}: a number for each epoch of a fit
 *   <li>{@code best.} and the name of a parameter array: the parameters with the lowest validation
 *       loss
 *   <li>the numbers {@code epochs}, {@code steps} and {@code seed}
 * </ul>
 *
 * <p>Immutable: arrays are copied when they are given and when they are read.
 */
public final class Checkpoint {
  static final String MODEL = "model.";
  static final String OPTIMIZER = "optimizer.";
  static final String BEST = "best.";
  static final String LOSS = "history.loss";
  static final String VALIDATION_LOSS = "history.validationLoss";
  static final String SCORE = "history.score";
  static final String EPOCHS = "epochs";
  static final String STEPS = "steps";
  static final String SEED = "seed";

  private final Map<String, double[]> arrays;
  private final Map<String, int[]> shapes;
  private final Map<String, Long> numbers;

  private Checkpoint(
      Map<String, double[]> arrays, Map<String, int[]> shapes, Map<String, Long> numbers) {
    this.arrays = arrays;
    this.shapes = shapes;
    this.numbers = numbers;
  }

  /**
   * A checkpoint that was taken apart.
   *
   * @param arrays its {@link #arrays()}
   * @param shapes its {@link #shapes()}
   * @param numbers its {@link #numbers()}
   * @throws IllegalArgumentException if these are not those of a checkpoint; the message names what
   *     is missing or wrong
   */
  public static Checkpoint of(
      Map<String, double[]> arrays, Map<String, int[]> shapes, Map<String, Long> numbers) {
    Checkpoint checkpoint =
        new Checkpoint(copy(arrays, "arrays"), copyShapes(shapes), Map.copyOf(numbers));
    new CheckpointCheck(checkpoint.arrays, checkpoint.shapes, checkpoint.numbers).run();
    return checkpoint;
  }

  /** Where a training is. */
  static Checkpoint of(
      Model model, Optimizer optimizer, long seed, int epochs, FitProgress progress) {
    CheckpointArrays arrays = new CheckpointArrays();
    arrays.putParameters(MODEL, model, progress.reached(model));
    optimizer.state().forEach((name, array) -> arrays.put(OPTIMIZER + name, array));
    arrays.putHistory(progress.epochs());
    double[] best = progress.best().parameters();
    if (best != null) {
      arrays.putParameters(BEST, model, best);
    }
    Map<String, Long> numbers =
        Map.of(EPOCHS, (long) epochs, STEPS, (long) optimizer.steps(), SEED, seed);
    return of(arrays.arrays(), arrays.shapes(), numbers);
  }

  private static Map<String, double[]> copy(Map<String, double[]> arrays, String name) {
    Map<String, double[]> copy = new LinkedHashMap<>();
    Objects.requireNonNull(arrays, name).forEach((key, array) -> copy.put(key, array.clone()));
    return Collections.unmodifiableMap(copy);
  }

  private static Map<String, int[]> copyShapes(Map<String, int[]> shapes) {
    Map<String, int[]> copy = new LinkedHashMap<>();
    Objects.requireNonNull(shapes, "shapes").forEach((key, shape) -> copy.put(key, shape.clone()));
    return Collections.unmodifiableMap(copy);
  }

  /** Its arrays by name, each flat, copied. */
  public Map<String, double[]> arrays() {
    return copy(arrays, "arrays");
  }

  /** The shapes of the arrays: that of a parameter array is the model's, others are flat. */
  public Map<String, int[]> shapes() {
    return copyShapes(shapes);
  }

  /** Its numbers by name. */
  public Map<String, Long> numbers() {
    return numbers;
  }

  /** How many epochs the trainer had taken. */
  public int epochs() {
    return Math.toIntExact(number(EPOCHS));
  }

  /** How many steps the optimiser had taken. */
  public int steps() {
    return Math.toIntExact(number(STEPS));
  }

  /** The seed of the trainer. */
  public long seed() {
    return number(SEED);
  }

  private long number(String name) {
    return Objects.requireNonNull(numbers.get(name), name);
  }

  /**
   * The epochs of the {@link Trainer#fit} in which, or right after which, it was taken; empty if it
   * was outside of one.
   */
  public List<Epoch> history() {
    return CheckpointArrays.history(arrays);
  }

  /** What the optimiser remembered. */
  Map<String, double[]> optimizerState() {
    return arrays.entrySet().stream()
        .filter(array -> array.getKey().startsWith(OPTIMIZER))
        .collect(
            Collectors.toMap(
                array -> array.getKey().substring(OPTIMIZER.length()), Map.Entry::getValue));
  }

  /**
   * The parameters for this model, in its flat order.
   *
   * @throws IllegalArgumentException if the model has other parameters
   */
  double[] parameters(Model model) {
    return parameters(MODEL, model);
  }

  /**
   * How far a fit of this model was.
   *
   * @throws IllegalArgumentException if epochs were taken, but not by a fit, or the model has other
   *     parameters
   */
  FitProgress progress(Model model) {
    if (epochs() > 0 && history().isEmpty()) {
      throw new IllegalArgumentException(
          "the checkpoint was taken outside of a fit, after %d %s; take it in a listener of fit, or right after it, or use trainer.restore(checkpoint) and fit the epochs that are to come"
              .formatted(epochs(), epochs() == 1 ? "epoch" : "epochs"));
    }
    boolean hasBest = arrays.keySet().stream().anyMatch(name -> name.startsWith(BEST));
    return FitProgress.of(history(), hasBest ? parameters(BEST, model) : null);
  }

  private double[] parameters(String prefix, Model model) {
    Map<String, int[]> wanted = model.parameterShapes();
    Set<String> names =
        arrays.keySet().stream()
            .filter(name -> name.startsWith(prefix))
            .map(name -> name.substring(prefix.length()))
            .collect(Collectors.toSet());
    if (!names.equals(wanted.keySet())) {
      throw new IllegalArgumentException(
          "%s has the parameters %s, but the checkpoint has %s; restore it into a model made like the one it was taken from"
              .formatted(model, shown(wanted.keySet()), shown(names)));
    }
    double[] items = new double[model.parameters().size()];
    int from = 0;
    for (Map.Entry<String, int[]> array : wanted.entrySet()) {
      double[] numbers = checked(prefix + array.getKey(), array.getValue(), model);
      System.arraycopy(numbers, 0, items, from, numbers.length);
      from += numbers.length;
    }
    return items;
  }

  private static List<String> shown(Set<String> names) {
    return names.stream().sorted().limit(8).toList();
  }

  private double[] checked(String name, int[] shape, Model model) {
    if (!Arrays.equals(shape, shapes.get(name))) {
      throw new IllegalArgumentException(
          "%s of the checkpoint has the shape %s, but that of %s has %s; restore it into a model of the same sizes"
              .formatted(name, Arrays.toString(shapes.get(name)), model, Arrays.toString(shape)));
    }
    return Objects.requireNonNull(arrays.get(name), name);
  }

  /** Such as "Checkpoint(epoch 10, step 40, 12 arrays)". */
  @Override
  public String toString() {
    return "Checkpoint(epoch %d, step %d, %d arrays)".formatted(epochs(), steps(), arrays.size());
  }
}

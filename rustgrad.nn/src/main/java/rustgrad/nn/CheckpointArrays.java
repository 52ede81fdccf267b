package rustgrad.nn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/** What goes into a {@link Checkpoint}, as arrays by name. */
final class CheckpointArrays {
  private final Map<String, double[]> arrays = new LinkedHashMap<>();
  private final Map<String, int[]> shapes = new LinkedHashMap<>();

  Map<String, double[]> arrays() {
    return arrays;
  }

  Map<String, int[]> shapes() {
    return shapes;
  }

  /** An array without rows. */
  void put(String name, double[] array) {
    put(name, array, array.length);
  }

  private void put(String name, double[] array, int... shape) {
    arrays.put(name, array);
    shapes.put(name, shape);
  }

  /** Numbers of the parameters of a model, in its flat order. */
  void putParameters(String prefix, Model model, double[] items) {
    int from = 0;
    for (Map.Entry<String, int[]> array : model.parameterShapes().entrySet()) {
      int size = Arrays.stream(array.getValue()).reduce(1, Math::multiplyExact);
      put(prefix + array.getKey(), Arrays.copyOfRange(items, from, from + size), array.getValue());
      from += size;
    }
    if (from != items.length) {
      throw new IllegalStateException(
          "the parameterShapes() of %s have %d elements, but there are %d parameters"
              .formatted(model, from, items.length));
    }
  }

  void putHistory(List<Epoch> epochs) {
    if (!epochs.isEmpty()) {
      put(Checkpoint.LOSS, column(epochs, Epoch::loss));
    }
    if (!epochs.isEmpty() && epochs.get(0).validationLoss().isPresent()) {
      put(
          Checkpoint.VALIDATION_LOSS,
          column(epochs, epoch -> epoch.validationLoss().getAsDouble()));
      put(Checkpoint.SCORE, column(epochs, epoch -> epoch.score().getAsDouble()));
    }
  }

  private static double[] column(List<Epoch> epochs, ToDoubleFunction<Epoch> number) {
    return epochs.stream().mapToDouble(number).toArray();
  }

  /** The epochs of which {@link #putHistory} made these arrays. */
  static List<Epoch> history(Map<String, double[]> arrays) {
    List<Epoch> epochs = new ArrayList<>();
    double[] losses = arrays.getOrDefault(Checkpoint.LOSS, new double[0]);
    for (int k = 0; k < losses.length; k++) {
      OptionalDouble validationLoss = at(k, arrays, Checkpoint.VALIDATION_LOSS);
      OptionalDouble score = at(k, arrays, Checkpoint.SCORE);
      epochs.add(new Epoch(k + 1, losses[k], validationLoss, score));
    }
    return epochs;
  }

  private static OptionalDouble at(int k, Map<String, double[]> arrays, String name) {
    return arrays.containsKey(name)
        ? OptionalDouble.of(arrays.get(name)[k])
        : OptionalDouble.empty();
  }
}

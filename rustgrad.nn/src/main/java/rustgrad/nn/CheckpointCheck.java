package rustgrad.nn;

import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether arrays and numbers by name are a {@link Checkpoint}. */
record CheckpointCheck(
    Map<String, double[]> arrays, Map<String, int[]> shapes, Map<String, Long> numbers) {
  private static final Set<String> HISTORY =
      Set.of(Checkpoint.LOSS, Checkpoint.VALIDATION_LOSS, Checkpoint.SCORE);

  void run() {
    checkNumbers();
    expectSame("arrays", "shapes", arrays.keySet(), shapes.keySet());
    arrays.forEach(this::checkArray);
    checkHistory();
    checkBest();
  }

  private void checkNumbers() {
    Set<String> expected = Set.of(Checkpoint.EPOCHS, Checkpoint.STEPS, Checkpoint.SEED);
    if (!numbers.keySet().equals(expected)) {
      throw new IllegalArgumentException(
          "a checkpoint with the numbers %s; expected %s"
              .formatted(new TreeSet<>(numbers.keySet()), new TreeSet<>(expected)));
    }
    for (String name : new String[] {Checkpoint.EPOCHS, Checkpoint.STEPS}) {
      long number = number(name);
      if (number < 0 || number > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            "the number %s of a checkpoint is %d; expected 0 to %d"
                .formatted(name, number, Integer.MAX_VALUE));
      }
    }
  }

  private long number(String name) {
    return Objects.requireNonNull(numbers.get(name), name);
  }

  private static void expectSame(String one, String other, Set<String> a, Set<String> b) {
    if (!a.equals(b)) {
      Set<String> different =
          Stream.concat(
                  a.stream().filter(name -> !b.contains(name)),
                  b.stream().filter(name -> !a.contains(name)))
              .collect(Collectors.toCollection(TreeSet::new));
      throw new IllegalArgumentException(
          "the %s and %s of a checkpoint have different names, among them %s; expected the same"
              .formatted(one, other, different.iterator().next()));
    }
  }

  private void checkArray(String name, double[] array) {
    boolean isKnown =
        HISTORY.contains(name)
            || Stream.of(Checkpoint.MODEL, Checkpoint.OPTIMIZER, Checkpoint.BEST)
                .anyMatch(name::startsWith);
    if (!isKnown) {
      throw new IllegalArgumentException(
          "a checkpoint with the array %s; expected names that start with model., optimizer. or best., or one of %s"
              .formatted(name, new TreeSet<>(HISTORY)));
    }
    int[] shape = Objects.requireNonNull(shapes.get(name), name);
    if (size(shape) != array.length) {
      throw new IllegalArgumentException(
          "the array %s of a checkpoint has %d numbers, but the shape %s"
              .formatted(name, array.length, Arrays.toString(shape)));
    }
  }

  /** How many elements an array of this shape has; -1 if there is none, or it has too many. */
  private static long size(int[] shape) {
    long size = 1;
    for (int dimension : shape) {
      size = dimension < 0 || size > Integer.MAX_VALUE ? -1 : size * dimension;
      if (size < 0) {
        return -1;
      }
    }
    return size;
  }

  private void checkHistory() {
    int epochs = lengthOf(Checkpoint.LOSS);
    int validated = lengthOf(Checkpoint.VALIDATION_LOSS);
    if (validated != lengthOf(Checkpoint.SCORE) || (validated != 0 && validated != epochs)) {
      throw new IllegalArgumentException(
          "the history of a checkpoint has %d losses, %d validation losses and %d scores; expected equally many, or no validation"
              .formatted(epochs, validated, lengthOf(Checkpoint.SCORE)));
    }
    long taken = number(Checkpoint.EPOCHS);
    if (epochs > taken) {
      throw new IllegalArgumentException(
          "the history of a checkpoint has %d epochs, but its trainer had taken %d"
              .formatted(epochs, taken));
    }
  }

  private int lengthOf(String name) {
    return arrays.containsKey(name) ? arrays.get(name).length : 0;
  }

  private void checkBest() {
    Set<String> best = names(Checkpoint.BEST);
    boolean needed =
        Arrays.stream(arrays.getOrDefault(Checkpoint.VALIDATION_LOSS, new double[0]))
            .anyMatch(loss -> loss < Double.POSITIVE_INFINITY);
    if (needed || !best.isEmpty()) {
      expectSame("parameters", "best parameters", names(Checkpoint.MODEL), best);
    }
  }

  private Set<String> names(String prefix) {
    return arrays.keySet().stream()
        .filter(name -> name.startsWith(prefix))
        .map(name -> name.substring(prefix.length()))
        .collect(Collectors.toSet());
  }
}

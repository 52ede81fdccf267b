package rustgrad.testkit;

import java.util.Arrays;
import java.util.List;

/**
 * A point where the slope of an op changes at once, or where it has none, and the partials that the
 * op gives there by convention: such as 0 for relu at 0, or a half for each input of max at a tie.
 *
 * @param inputs the point
 * @param partials the derivative with respect to each input; NaN where there is none
 */
public record Kink(List<Double> inputs, List<Double> partials) {

  /**
   * As described above; the lists are copied.
   *
   * @throws IllegalArgumentException if there is not a partial for each input
   */
  public Kink {
    inputs = List.copyOf(inputs);
    partials = List.copyOf(partials);
    if (inputs.size() != partials.size()) {
      throw new IllegalArgumentException(
          "a kink at %s with the partials %s; give a partial for each input"
              .formatted(inputs, partials));
    }
  }

  /** A kink of an op of one input. */
  public static Kink of(double x, double partial) {
    return new Kink(List.of(x), List.of(partial));
  }

  /** A kink of an op of several inputs, with the partial with respect to each. */
  public static Kink of(double[] x, double[] partials) {
    return new Kink(boxed(x), boxed(partials));
  }

  double[] point() {
    return inputs.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static List<Double> boxed(double[] numbers) {
    return Arrays.stream(numbers).boxed().toList();
  }
}

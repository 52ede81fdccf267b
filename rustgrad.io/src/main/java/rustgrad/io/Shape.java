package rustgrad.io;

import java.util.Arrays;

/** The lengths of the dimensions of an array. */
final class Shape {
  private Shape() {}

  /**
   * How many elements an array of this shape has.
   *
   * @throws IllegalArgumentException if a length is negative, or there are more than a long counts
   */
  static long size(int... shape) {
    long size = 1;
    for (int length : shape) {
      if (length < 0) {
        throw new IllegalArgumentException(
            "the shape %s has a negative length".formatted(Arrays.toString(shape)));
      }
      try {
        size = Math.multiplyExact(size, length);
      } catch (ArithmeticException e) {
        throw new IllegalArgumentException(
            "the shape %s has more elements than a number of 64 bits can count"
                .formatted(text(shape)),
            e);
      }
    }
    return size;
  }

  /** Such as "[16, 2]", shortened if there are many dimensions. */
  static String text(int... shape) {
    return shape.length <= 8
        ? Arrays.toString(shape)
        : "[%s of %d dimensions"
            .formatted(
                Arrays.toString(Arrays.copyOf(shape, 8)).substring(1).replace("]", ", ...]"),
                shape.length);
  }
}

package rustgrad.io;

import java.util.Arrays;
import java.util.Objects;

/**
 * An array of numbers with a shape, row by row: the last index changes first.
 *
 * <p>The numbers are copied when a tensor is made, but not when they are read: do not write to the
 * array it returns.
 */
public final class Tensor {
  private final FloatType type;
  private final int[] shape;
  private final double[] data;

  /** Takes the arrays as they are. */
  Tensor(FloatType type, int[] shape, double[] data) {
    this.type = type;
    this.shape = shape;
    this.data = data;
  }

  /**
   * A tensor that is stored in float64.
   *
   * @param shape the length of each dimension; empty for a single number
   * @throws IllegalArgumentException if a length is negative, or there are not as many numbers as
   *     the shape says
   */
  public static Tensor of(int[] shape, double... data) {
    if (Shape.size(shape) != data.length) {
      throw new IllegalArgumentException(
          "%d numbers for the shape %s; expected %d"
              .formatted(data.length, Arrays.toString(shape), Shape.size(shape)));
    }
    return new Tensor(FloatType.FLOAT64, shape.clone(), data.clone());
  }

  /**
   * The same numbers, stored as this type.
   *
   * @throws IllegalArgumentException if one of them is finite, but too great for it
   */
  public Tensor as(FloatType type) {
    Objects.requireNonNull(type, "type");
    return type == this.type
        ? this
        : new Tensor(type, shape, type == FloatType.FLOAT32 ? rounded() : data);
  }

  private double[] rounded() {
    double[] rounded = new double[data.length];
    for (int i = 0; i < data.length; i++) {
      rounded[i] = (float) data[i];
      if (Double.isInfinite(rounded[i]) && !Double.isInfinite(data[i])) {
        throw new IllegalArgumentException(
            "element %d is %s, which is too great for float32; float64 holds it"
                .formatted(i, data[i]));
      }
    }
    return rounded;
  }

  /** How the numbers are stored in a file. */
  public FloatType type() {
    return type;
  }

  /** The length of each dimension, copied; empty for a single number. */
  public int[] shape() {
    return shape.clone();
  }

  /** The numbers, row by row. */
  public double[] data() {
    return data;
  }

  /** Such as "Tensor(FLOAT64, [16, 2])". */
  @Override
  public String toString() {
    return "Tensor(%s, %s)".formatted(type, Arrays.toString(shape));
  }
}

package rustgrad.onnx.proto;

import java.util.Arrays;

/** Numbers of which it is not known beforehand how many there are. */
final class DoubleList {
  private double[] numbers = {};
  private int size;

  void add(double number) {
    if (size == numbers.length) {
      numbers = Arrays.copyOf(numbers, 2 * size + 4);
    }
    numbers[size++] = number;
  }

  double[] toArray() {
    return Arrays.copyOf(numbers, size);
  }
}

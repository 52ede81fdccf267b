package rustgrad.onnx.contract;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Numbers with a shape of up to two dimensions; those that are missing have size 1. */
record Array(int rows, int columns, double... numbers) {

  static Array scalar(double number) {
    return new Array(1, 1, number);
  }

  static Array of(double[][] rows) {
    double[] all = Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    return new Array(rows.length, rows[0].length, all);
  }

  double get(int row, int column) {
    return numbers[(rows == 1 ? 0 : row) * columns + (columns == 1 ? 0 : column)];
  }

  double[] row(int row) {
    return Arrays.copyOfRange(numbers, row * columns, (row + 1) * columns);
  }

  Array map(DoubleUnaryOperator function) {
    return new Array(rows, columns, Arrays.stream(numbers).map(function).toArray());
  }

  /** Repeats what has size 1. */
  Array with(Array other, DoubleBinaryOperator function) {
    int r = Math.max(rows, other.rows);
    int c = Math.max(columns, other.columns);
    return new Array(
        r,
        c,
        IntStream.range(0, r * c)
            .mapToDouble(i -> function.applyAsDouble(get(i / c, i % c), other.get(i / c, i % c)))
            .toArray());
  }

  /** By these conditions, of which 0 is false. */
  Array choose(Array whenTrue, Array whenFalse) {
    Array shape = with(whenTrue, (a, b) -> 0).with(whenFalse, (a, b) -> 0);
    int c = shape.columns;
    return new Array(
        shape.rows,
        c,
        IntStream.range(0, shape.numbers.length)
            .mapToDouble(i -> (get(i / c, i % c) != 0 ? whenTrue : whenFalse).get(i / c, i % c))
            .toArray());
  }

  Array transposed() {
    return new Array(
        columns,
        rows,
        IntStream.range(0, rows * columns).mapToDouble(i -> get(i % rows, i / rows)).toArray());
  }

  Array times(Array matrix) {
    double[] product = new double[rows * matrix.columns];
    for (int i = 0; i < product.length; i++) {
      for (int k = 0; k < columns; k++) {
        product[i] += get(i / matrix.columns, k) * matrix.get(k, i % matrix.columns);
      }
    }
    return new Array(rows, matrix.columns, product);
  }

  Array column(int column) {
    return new Array(rows, 1, IntStream.range(0, rows).mapToDouble(r -> get(r, column)).toArray());
  }

  Array beside(Array other) {
    int r = Math.max(rows, other.rows);
    int c = columns + other.columns;
    return new Array(
        r,
        c,
        IntStream.range(0, r * c)
            .mapToDouble(
                i -> i % c < columns ? get(i / c, i % c) : other.get(i / c, i % c - columns))
            .toArray());
  }
}

package rustgrad.simd;

import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static rustgrad.simd.Vectors.LENGTH;
import static rustgrad.simd.Vectors.SPECIES;
import static rustgrad.simd.Vectors.WIDE;

import jdk.incubator.vector.DoubleVector;
import rustgrad.rows.kernel.Weights;

/**
 * Dots, where output j of a row is {@code starts[j] + w[j][0] * x[0] + w[j][1] * x[1] + ...}, by
 * tiles: the sums of some outputs for some vectors of rows stay in registers while all x are read
 * once. Within a sum nothing is reordered.
 */
final class Dots {
  private Dots() {}

  static void dots(double[] m, int stride, int rows, int[] x, int y, double[] starts, Weights w) {
    double[] numbers = w.numbers();
    int step = w.inputStep();
    int tile = WIDE ? WideDots.OUTPUTS : NarrowDots.OUTPUTS;
    int j = 0;
    int from = w.from();
    for (; j + tile <= starts.length; j += tile, from += tile * w.outputStep()) {
      if (WIDE) {
        WideDots.dots(m, stride, rows, x, y, starts, j, numbers, from, w.outputStep(), step);
      } else {
        NarrowDots.dots(m, stride, rows, x, y, starts, j, numbers, from, w.outputStep(), step);
      }
    }
    for (; j < starts.length; j++, from += w.outputStep()) {
      one(m, stride, rows, x, y + j, starts[j], numbers, from, step);
    }
  }

  private static void one(
      double[] m,
      int stride,
      int rows,
      int[] x,
      int y,
      double start,
      double[] w,
      int from,
      int step) {
    int row = 0;
    for (; row + 4 * LENGTH <= rows; row += 4 * LENGTH) {
      oneByFour(m, stride, row, x, y, start, w, from, step);
    }
    for (; row < rows; row += LENGTH) {
      oneByOne(m, stride, row, x, y, start, w, from, step);
    }
  }

  /** One output for four vectors of rows. */
  private static void oneByFour(
      double[] m,
      int stride,
      int row,
      int[] x,
      int y,
      double start,
      double[] w,
      int from,
      int step) {
    DoubleVector a0 = broadcast(SPECIES, start);
    DoubleVector a1 = a0;
    DoubleVector a2 = a0;
    DoubleVector a3 = a0;
    for (int k = 0, o = from; k < x.length; k++, o += step) {
      int at = x[k] * stride + row;
      DoubleVector x0 = fromArray(SPECIES, m, at);
      DoubleVector x1 = fromArray(SPECIES, m, at + LENGTH);
      DoubleVector x2 = fromArray(SPECIES, m, at + 2 * LENGTH);
      DoubleVector x3 = fromArray(SPECIES, m, at + 3 * LENGTH);
      DoubleVector weight = broadcast(SPECIES, w[o]);
      a0 = a0.add(x0.mul(weight));
      a1 = a1.add(x1.mul(weight));
      a2 = a2.add(x2.mul(weight));
      a3 = a3.add(x3.mul(weight));
    }
    int at = y * stride + row;
    a0.intoArray(m, at);
    a1.intoArray(m, at + LENGTH);
    a2.intoArray(m, at + 2 * LENGTH);
    a3.intoArray(m, at + 3 * LENGTH);
  }

  /** One output for one vector of rows. */
  private static void oneByOne(
      double[] m,
      int stride,
      int row,
      int[] x,
      int y,
      double start,
      double[] w,
      int from,
      int step) {
    DoubleVector a = broadcast(SPECIES, start);
    for (int k = 0, o = from; k < x.length; k++, o += step) {
      int at = x[k] * stride + row;
      DoubleVector column = fromArray(SPECIES, m, at);
      a = a.add(column.mul(broadcast(SPECIES, w[o])));
    }
    int at = y * stride + row;
    a.intoArray(m, at);
  }
}

package rustgrad.simd;

import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static rustgrad.simd.Vectors.LENGTH;
import static rustgrad.simd.Vectors.SPECIES;

import jdk.incubator.vector.DoubleVector;

/** Dots of five outputs at once, for CPUs with 16 registers for vectors, of four rows each. */
final class NarrowDots {
  static final int OUTPUTS = 5;

  private NarrowDots() {}

  static void dots(
      double[] m,
      int stride,
      int rows,
      int[] x,
      int y,
      double[] starts,
      int j,
      double[] w,
      int from,
      int outputStep,
      int step) {
    for (int row = 0; row < rows; row += 2 * LENGTH) {
      fiveByTwo(m, stride, row, x, y, starts, j, w, from, outputStep, step);
    }
  }

  /** Five outputs for two vectors of rows: 10 sums, 2 x, a weight and a product. */
  private static void fiveByTwo(
      double[] m,
      int stride,
      int row,
      int[] x,
      int y,
      double[] starts,
      int j,
      double[] w,
      int from,
      int outputStep,
      int step) {
    int w1 = from + outputStep;
    int w2 = w1 + outputStep;
    int w3 = w2 + outputStep;
    int w4 = w3 + outputStep;
    DoubleVector a0 = broadcast(SPECIES, starts[j]);
    DoubleVector a1 = a0;
    DoubleVector b0 = broadcast(SPECIES, starts[j + 1]);
    DoubleVector b1 = b0;
    DoubleVector c0 = broadcast(SPECIES, starts[j + 2]);
    DoubleVector c1 = c0;
    DoubleVector d0 = broadcast(SPECIES, starts[j + 3]);
    DoubleVector d1 = d0;
    DoubleVector e0 = broadcast(SPECIES, starts[j + 4]);
    DoubleVector e1 = e0;
    for (int k = 0, o = 0; k < x.length; k++, o += step) {
      int at = x[k] * stride + row;
      DoubleVector x0 = fromArray(SPECIES, m, at);
      DoubleVector x1 = fromArray(SPECIES, m, at + LENGTH);
      DoubleVector weight = broadcast(SPECIES, w[from + o]);
      a0 = a0.add(x0.mul(weight));
      a1 = a1.add(x1.mul(weight));
      weight = broadcast(SPECIES, w[w1 + o]);
      b0 = b0.add(x0.mul(weight));
      b1 = b1.add(x1.mul(weight));
      weight = broadcast(SPECIES, w[w2 + o]);
      c0 = c0.add(x0.mul(weight));
      c1 = c1.add(x1.mul(weight));
      weight = broadcast(SPECIES, w[w3 + o]);
      d0 = d0.add(x0.mul(weight));
      d1 = d1.add(x1.mul(weight));
      weight = broadcast(SPECIES, w[w4 + o]);
      e0 = e0.add(x0.mul(weight));
      e1 = e1.add(x1.mul(weight));
    }
    int at = (y + j) * stride + row;
    a0.intoArray(m, at);
    a1.intoArray(m, at + LENGTH);
    at += stride;
    b0.intoArray(m, at);
    b1.intoArray(m, at + LENGTH);
    at += stride;
    c0.intoArray(m, at);
    c1.intoArray(m, at + LENGTH);
    at += stride;
    d0.intoArray(m, at);
    d1.intoArray(m, at + LENGTH);
    at += stride;
    e0.intoArray(m, at);
    e1.intoArray(m, at + LENGTH);
  }
}

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

  static void dots(double[] m, int stride, int rows, int[] x, int y, double[] w, int from) {
    for (int row = 0; row < rows; row += 2 * LENGTH) {
      fiveByTwo(m, stride, row, x, y, w, from);
    }
  }

  /** Five outputs for two vectors of rows: 10 sums, 2 x, a weight and a product. */
  private static void fiveByTwo(
      double[] m, int stride, int row, int[] x, int y, double[] w, int from) {
    int weights = x.length + 1;
    int w1 = from + weights;
    int w2 = w1 + weights;
    int w3 = w2 + weights;
    int w4 = w3 + weights;
    DoubleVector a0 = broadcast(SPECIES, w[from]);
    DoubleVector a1 = a0;
    DoubleVector b0 = broadcast(SPECIES, w[w1]);
    DoubleVector b1 = b0;
    DoubleVector c0 = broadcast(SPECIES, w[w2]);
    DoubleVector c1 = c0;
    DoubleVector d0 = broadcast(SPECIES, w[w3]);
    DoubleVector d1 = d0;
    DoubleVector e0 = broadcast(SPECIES, w[w4]);
    DoubleVector e1 = e0;
    for (int k = 0; k < x.length; k++) {
      int at = x[k] * stride + row;
      DoubleVector x0 = fromArray(SPECIES, m, at);
      DoubleVector x1 = fromArray(SPECIES, m, at + LENGTH);
      DoubleVector weight = broadcast(SPECIES, w[from + 1 + k]);
      a0 = a0.add(x0.mul(weight));
      a1 = a1.add(x1.mul(weight));
      weight = broadcast(SPECIES, w[w1 + 1 + k]);
      b0 = b0.add(x0.mul(weight));
      b1 = b1.add(x1.mul(weight));
      weight = broadcast(SPECIES, w[w2 + 1 + k]);
      c0 = c0.add(x0.mul(weight));
      c1 = c1.add(x1.mul(weight));
      weight = broadcast(SPECIES, w[w3 + 1 + k]);
      d0 = d0.add(x0.mul(weight));
      d1 = d1.add(x1.mul(weight));
      weight = broadcast(SPECIES, w[w4 + 1 + k]);
      e0 = e0.add(x0.mul(weight));
      e1 = e1.add(x1.mul(weight));
    }
    int at = y * stride + row;
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

package rustgrad.simd;

import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static rustgrad.simd.Vectors.LENGTH;
import static rustgrad.simd.Vectors.SPECIES;

import jdk.incubator.vector.DoubleVector;

/** Dots of eight outputs at once, for CPUs with 32 registers for vectors. */
final class WideDots {
  static final int OUTPUTS = 8;

  private WideDots() {}

  static void dots(double[] m, int stride, int rows, int[] x, int y, double[] w, int from) {
    int row = 0;
    for (; row + 3 * LENGTH <= rows; row += 3 * LENGTH) {
      eightByThree(m, stride, row, x, y, w, from);
    }
    for (; row < rows; row += LENGTH) {
      eightByOne(m, stride, row, x, y, w, from);
    }
  }

  /** Eight outputs for three vectors of rows: 24 sums, 3 x, a weight and a product. */
  private static void eightByThree(
      double[] m, int stride, int row, int[] x, int y, double[] w, int from) {
    int weights = x.length + 1;
    int w1 = from + weights;
    int w2 = w1 + weights;
    int w3 = w2 + weights;
    int w4 = w3 + weights;
    int w5 = w4 + weights;
    int w6 = w5 + weights;
    int w7 = w6 + weights;
    DoubleVector a0 = broadcast(SPECIES, w[from]);
    DoubleVector a1 = a0;
    DoubleVector a2 = a0;
    DoubleVector b0 = broadcast(SPECIES, w[w1]);
    DoubleVector b1 = b0;
    DoubleVector b2 = b0;
    DoubleVector c0 = broadcast(SPECIES, w[w2]);
    DoubleVector c1 = c0;
    DoubleVector c2 = c0;
    DoubleVector d0 = broadcast(SPECIES, w[w3]);
    DoubleVector d1 = d0;
    DoubleVector d2 = d0;
    DoubleVector e0 = broadcast(SPECIES, w[w4]);
    DoubleVector e1 = e0;
    DoubleVector e2 = e0;
    DoubleVector f0 = broadcast(SPECIES, w[w5]);
    DoubleVector f1 = f0;
    DoubleVector f2 = f0;
    DoubleVector g0 = broadcast(SPECIES, w[w6]);
    DoubleVector g1 = g0;
    DoubleVector g2 = g0;
    DoubleVector h0 = broadcast(SPECIES, w[w7]);
    DoubleVector h1 = h0;
    DoubleVector h2 = h0;
    for (int k = 0; k < x.length; k++) {
      int at = x[k] * stride + row;
      DoubleVector x0 = fromArray(SPECIES, m, at);
      DoubleVector x1 = fromArray(SPECIES, m, at + LENGTH);
      DoubleVector x2 = fromArray(SPECIES, m, at + 2 * LENGTH);
      DoubleVector weight = broadcast(SPECIES, w[from + 1 + k]);
      a0 = a0.add(x0.mul(weight));
      a1 = a1.add(x1.mul(weight));
      a2 = a2.add(x2.mul(weight));
      weight = broadcast(SPECIES, w[w1 + 1 + k]);
      b0 = b0.add(x0.mul(weight));
      b1 = b1.add(x1.mul(weight));
      b2 = b2.add(x2.mul(weight));
      weight = broadcast(SPECIES, w[w2 + 1 + k]);
      c0 = c0.add(x0.mul(weight));
      c1 = c1.add(x1.mul(weight));
      c2 = c2.add(x2.mul(weight));
      weight = broadcast(SPECIES, w[w3 + 1 + k]);
      d0 = d0.add(x0.mul(weight));
      d1 = d1.add(x1.mul(weight));
      d2 = d2.add(x2.mul(weight));
      weight = broadcast(SPECIES, w[w4 + 1 + k]);
      e0 = e0.add(x0.mul(weight));
      e1 = e1.add(x1.mul(weight));
      e2 = e2.add(x2.mul(weight));
      weight = broadcast(SPECIES, w[w5 + 1 + k]);
      f0 = f0.add(x0.mul(weight));
      f1 = f1.add(x1.mul(weight));
      f2 = f2.add(x2.mul(weight));
      weight = broadcast(SPECIES, w[w6 + 1 + k]);
      g0 = g0.add(x0.mul(weight));
      g1 = g1.add(x1.mul(weight));
      g2 = g2.add(x2.mul(weight));
      weight = broadcast(SPECIES, w[w7 + 1 + k]);
      h0 = h0.add(x0.mul(weight));
      h1 = h1.add(x1.mul(weight));
      h2 = h2.add(x2.mul(weight));
    }
    int at = y * stride + row;
    a0.intoArray(m, at);
    a1.intoArray(m, at + LENGTH);
    a2.intoArray(m, at + 2 * LENGTH);
    at += stride;
    b0.intoArray(m, at);
    b1.intoArray(m, at + LENGTH);
    b2.intoArray(m, at + 2 * LENGTH);
    at += stride;
    c0.intoArray(m, at);
    c1.intoArray(m, at + LENGTH);
    c2.intoArray(m, at + 2 * LENGTH);
    at += stride;
    d0.intoArray(m, at);
    d1.intoArray(m, at + LENGTH);
    d2.intoArray(m, at + 2 * LENGTH);
    at += stride;
    e0.intoArray(m, at);
    e1.intoArray(m, at + LENGTH);
    e2.intoArray(m, at + 2 * LENGTH);
    at += stride;
    f0.intoArray(m, at);
    f1.intoArray(m, at + LENGTH);
    f2.intoArray(m, at + 2 * LENGTH);
    at += stride;
    g0.intoArray(m, at);
    g1.intoArray(m, at + LENGTH);
    g2.intoArray(m, at + 2 * LENGTH);
    at += stride;
    h0.intoArray(m, at);
    h1.intoArray(m, at + LENGTH);
    h2.intoArray(m, at + 2 * LENGTH);
  }

  /** Eight outputs for one vector of rows. */
  private static void eightByOne(
      double[] m, int stride, int row, int[] x, int y, double[] w, int from) {
    int weights = x.length + 1;
    int w1 = from + weights;
    int w2 = w1 + weights;
    int w3 = w2 + weights;
    int w4 = w3 + weights;
    int w5 = w4 + weights;
    int w6 = w5 + weights;
    int w7 = w6 + weights;
    DoubleVector a = broadcast(SPECIES, w[from]);
    DoubleVector b = broadcast(SPECIES, w[w1]);
    DoubleVector c = broadcast(SPECIES, w[w2]);
    DoubleVector d = broadcast(SPECIES, w[w3]);
    DoubleVector e = broadcast(SPECIES, w[w4]);
    DoubleVector f = broadcast(SPECIES, w[w5]);
    DoubleVector g = broadcast(SPECIES, w[w6]);
    DoubleVector h = broadcast(SPECIES, w[w7]);
    for (int k = 0; k < x.length; k++) {
      int at = x[k] * stride + row;
      DoubleVector column = fromArray(SPECIES, m, at);
      a = a.add(column.mul(broadcast(SPECIES, w[from + 1 + k])));
      b = b.add(column.mul(broadcast(SPECIES, w[w1 + 1 + k])));
      c = c.add(column.mul(broadcast(SPECIES, w[w2 + 1 + k])));
      d = d.add(column.mul(broadcast(SPECIES, w[w3 + 1 + k])));
      e = e.add(column.mul(broadcast(SPECIES, w[w4 + 1 + k])));
      f = f.add(column.mul(broadcast(SPECIES, w[w5 + 1 + k])));
      g = g.add(column.mul(broadcast(SPECIES, w[w6 + 1 + k])));
      h = h.add(column.mul(broadcast(SPECIES, w[w7 + 1 + k])));
    }
    int at = y * stride + row;
    a.intoArray(m, at);
    at += stride;
    b.intoArray(m, at);
    at += stride;
    c.intoArray(m, at);
    at += stride;
    d.intoArray(m, at);
    at += stride;
    e.intoArray(m, at);
    at += stride;
    f.intoArray(m, at);
    at += stride;
    g.intoArray(m, at);
    at += stride;
    h.intoArray(m, at);
  }
}

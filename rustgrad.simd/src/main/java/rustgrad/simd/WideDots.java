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
    int row = 0;
    for (; row + 3 * LENGTH <= rows && row + 4 * LENGTH != rows; row += 3 * LENGTH) {
      eightByThree(m, stride, row, x, y, starts, j, w, from, outputStep, step);
    }
    for (; row + 2 * LENGTH <= rows; row += 2 * LENGTH) {
      eightByTwo(m, stride, row, x, y, starts, j, w, from, outputStep, step);
    }
    if (row < rows) {
      eightByOne(m, stride, row, x, y, starts, j, w, from, outputStep, step);
    }
  }

  /** Eight outputs for three vectors of rows: 24 sums, 3 x, a weight and a product. */
  private static void eightByThree(
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
    int w5 = w4 + outputStep;
    int w6 = w5 + outputStep;
    int w7 = w6 + outputStep;
    DoubleVector a0 = broadcast(SPECIES, starts[j]);
    DoubleVector a1 = a0;
    DoubleVector a2 = a0;
    DoubleVector b0 = broadcast(SPECIES, starts[j + 1]);
    DoubleVector b1 = b0;
    DoubleVector b2 = b0;
    DoubleVector c0 = broadcast(SPECIES, starts[j + 2]);
    DoubleVector c1 = c0;
    DoubleVector c2 = c0;
    DoubleVector d0 = broadcast(SPECIES, starts[j + 3]);
    DoubleVector d1 = d0;
    DoubleVector d2 = d0;
    DoubleVector e0 = broadcast(SPECIES, starts[j + 4]);
    DoubleVector e1 = e0;
    DoubleVector e2 = e0;
    DoubleVector f0 = broadcast(SPECIES, starts[j + 5]);
    DoubleVector f1 = f0;
    DoubleVector f2 = f0;
    DoubleVector g0 = broadcast(SPECIES, starts[j + 6]);
    DoubleVector g1 = g0;
    DoubleVector g2 = g0;
    DoubleVector h0 = broadcast(SPECIES, starts[j + 7]);
    DoubleVector h1 = h0;
    DoubleVector h2 = h0;
    for (int k = 0, o = 0; k < x.length; k++, o += step) {
      int at = x[k] * stride + row;
      DoubleVector x0 = fromArray(SPECIES, m, at);
      DoubleVector x1 = fromArray(SPECIES, m, at + LENGTH);
      DoubleVector x2 = fromArray(SPECIES, m, at + 2 * LENGTH);
      DoubleVector weight = broadcast(SPECIES, w[from + o]);
      a0 = a0.add(x0.mul(weight));
      a1 = a1.add(x1.mul(weight));
      a2 = a2.add(x2.mul(weight));
      weight = broadcast(SPECIES, w[w1 + o]);
      b0 = b0.add(x0.mul(weight));
      b1 = b1.add(x1.mul(weight));
      b2 = b2.add(x2.mul(weight));
      weight = broadcast(SPECIES, w[w2 + o]);
      c0 = c0.add(x0.mul(weight));
      c1 = c1.add(x1.mul(weight));
      c2 = c2.add(x2.mul(weight));
      weight = broadcast(SPECIES, w[w3 + o]);
      d0 = d0.add(x0.mul(weight));
      d1 = d1.add(x1.mul(weight));
      d2 = d2.add(x2.mul(weight));
      weight = broadcast(SPECIES, w[w4 + o]);
      e0 = e0.add(x0.mul(weight));
      e1 = e1.add(x1.mul(weight));
      e2 = e2.add(x2.mul(weight));
      weight = broadcast(SPECIES, w[w5 + o]);
      f0 = f0.add(x0.mul(weight));
      f1 = f1.add(x1.mul(weight));
      f2 = f2.add(x2.mul(weight));
      weight = broadcast(SPECIES, w[w6 + o]);
      g0 = g0.add(x0.mul(weight));
      g1 = g1.add(x1.mul(weight));
      g2 = g2.add(x2.mul(weight));
      weight = broadcast(SPECIES, w[w7 + o]);
      h0 = h0.add(x0.mul(weight));
      h1 = h1.add(x1.mul(weight));
      h2 = h2.add(x2.mul(weight));
    }
    int at = (y + j) * stride + row;
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

  /** Eight outputs for two vectors of rows. */
  private static void eightByTwo(
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
    int w5 = w4 + outputStep;
    int w6 = w5 + outputStep;
    int w7 = w6 + outputStep;
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
    DoubleVector f0 = broadcast(SPECIES, starts[j + 5]);
    DoubleVector f1 = f0;
    DoubleVector g0 = broadcast(SPECIES, starts[j + 6]);
    DoubleVector g1 = g0;
    DoubleVector h0 = broadcast(SPECIES, starts[j + 7]);
    DoubleVector h1 = h0;
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
      weight = broadcast(SPECIES, w[w5 + o]);
      f0 = f0.add(x0.mul(weight));
      f1 = f1.add(x1.mul(weight));
      weight = broadcast(SPECIES, w[w6 + o]);
      g0 = g0.add(x0.mul(weight));
      g1 = g1.add(x1.mul(weight));
      weight = broadcast(SPECIES, w[w7 + o]);
      h0 = h0.add(x0.mul(weight));
      h1 = h1.add(x1.mul(weight));
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
    at += stride;
    f0.intoArray(m, at);
    f1.intoArray(m, at + LENGTH);
    at += stride;
    g0.intoArray(m, at);
    g1.intoArray(m, at + LENGTH);
    at += stride;
    h0.intoArray(m, at);
    h1.intoArray(m, at + LENGTH);
  }

  /** Eight outputs for one vector of rows. */
  private static void eightByOne(
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
    int w5 = w4 + outputStep;
    int w6 = w5 + outputStep;
    int w7 = w6 + outputStep;
    DoubleVector a = broadcast(SPECIES, starts[j]);
    DoubleVector b = broadcast(SPECIES, starts[j + 1]);
    DoubleVector c = broadcast(SPECIES, starts[j + 2]);
    DoubleVector d = broadcast(SPECIES, starts[j + 3]);
    DoubleVector e = broadcast(SPECIES, starts[j + 4]);
    DoubleVector f = broadcast(SPECIES, starts[j + 5]);
    DoubleVector g = broadcast(SPECIES, starts[j + 6]);
    DoubleVector h = broadcast(SPECIES, starts[j + 7]);
    for (int k = 0, o = 0; k < x.length; k++, o += step) {
      int at = x[k] * stride + row;
      DoubleVector column = fromArray(SPECIES, m, at);
      a = a.add(column.mul(broadcast(SPECIES, w[from + o])));
      b = b.add(column.mul(broadcast(SPECIES, w[w1 + o])));
      c = c.add(column.mul(broadcast(SPECIES, w[w2 + o])));
      d = d.add(column.mul(broadcast(SPECIES, w[w3 + o])));
      e = e.add(column.mul(broadcast(SPECIES, w[w4 + o])));
      f = f.add(column.mul(broadcast(SPECIES, w[w5 + o])));
      g = g.add(column.mul(broadcast(SPECIES, w[w6 + o])));
      h = h.add(column.mul(broadcast(SPECIES, w[w7 + o])));
    }
    int at = (y + j) * stride + row;
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

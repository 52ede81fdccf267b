package rustgrad.rows.kernel;

import java.util.Arrays;

/**
 * Dots in loops that C2 turns into vector instructions. It does so only if no array is read and
 * written at different places, which the columns of a block are. So each column that is read is
 * copied to an array of its own, once for all outputs: that makes dots three times faster.
 */
final class PlainDots {
  private static final ThreadLocal<PlainDots> OF_THREAD = ThreadLocal.withInitial(PlainDots::new);

  private double[][] columns = {};
  private double[] sums = {};

  private PlainDots() {}

  static void dots(double[] m, int stride, int rows, int[] x, int y, double[] starts, Weights w) {
    PlainDots scratch = OF_THREAD.get();
    scratch.grow(x.length, rows);
    double[][] columns = scratch.columns;
    for (int k = 0; k < x.length; k++) {
      System.arraycopy(m, x[k] * stride, columns[k], 0, rows);
    }
    for (int j = 0; j < starts.length; j++) {
      Arrays.fill(scratch.sums, 0, rows, starts[j]);
      add(columns, x.length, scratch.sums, rows, w, w.from() + j * w.outputStep());
      System.arraycopy(scratch.sums, 0, m, (y + j) * stride, rows);
    }
  }

  private void grow(int inputs, int rows) {
    if (columns.length < inputs || sums.length < rows) {
      int length = Math.max(sums.length, rows);
      columns = new double[Math.max(columns.length, inputs)][length];
      sums = new double[length];
    }
  }

  private static void add(double[][] x, int inputs, double[] sums, int rows, Weights w, int from) {
    double[] numbers = w.numbers();
    int step = w.inputStep();
    int k = 0;
    int at = from;
    for (; k + 4 <= inputs; k += 4, at += 4 * step) {
      addFour(sums, rows, x[k], x[k + 1], x[k + 2], x[k + 3], numbers, at, step);
    }
    for (; k < inputs; k++, at += step) {
      addOne(sums, rows, x[k], numbers[at]);
    }
  }

  private static void addOne(double[] sums, int rows, double[] x, double w) {
    for (int r = 0; r < rows; r++) {
      sums[r] += w * x[r];
    }
  }

  private static void addFour(
      double[] sums,
      int rows,
      double[] x0,
      double[] x1,
      double[] x2,
      double[] x3,
      double[] w,
      int from,
      int step) {
    double w0 = w[from];
    double w1 = w[from + step];
    double w2 = w[from + 2 * step];
    double w3 = w[from + 3 * step];
    for (int r = 0; r < rows; r++) {
      sums[r] = sums[r] + w0 * x0[r] + w1 * x1[r] + w2 * x2[r] + w3 * x3[r];
    }
  }
}

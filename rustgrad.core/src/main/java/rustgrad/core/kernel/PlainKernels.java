package rustgrad.core.kernel;

import rustgrad.api.Comparison;
import rustgrad.api.UnaryOp;

/** Plain loops. C2 makes vector code of those over the rows of a column. */
public final class PlainKernels implements Kernels {

  @Override
  public String name() {
    return "plain Java";
  }

  @Override
  public UnaryOp columns(UnaryOp op) {
    return op;
  }

  @Override
  public void dots(double[] m, int stride, int rows, int[] x, int y, int outputs, double[] w) {
    int weights = x.length + 1;
    for (int j = 0; j < outputs; j++) {
      int at = (y + j) * stride;
      int from = j * weights;
      start(m, at, rows, w[from]);
      int k = 0;
      for (; k + 4 <= x.length; k += 4) {
        addFour(m, at, rows, x, k, stride, w, from + 1 + k);
      }
      for (; k < x.length; k++) {
        addOne(m, at, rows, x[k] * stride, w[from + 1 + k]);
      }
    }
  }

  private static void start(double[] m, int at, int rows, double start) {
    for (int r = 0; r < rows; r++) {
      m[at + r] = start;
    }
  }

  private static void addOne(double[] m, int at, int rows, int x, double w) {
    for (int r = 0; r < rows; r++) {
      m[at + r] += w * m[x + r];
    }
  }

  private static void addFour(
      double[] m, int at, int rows, int[] x, int k, int stride, double[] w, int from) {
    double w0 = w[from];
    double w1 = w[from + 1];
    double w2 = w[from + 2];
    double w3 = w[from + 3];
    int x0 = x[k] * stride;
    int x1 = x[k + 1] * stride;
    int x2 = x[k + 2] * stride;
    int x3 = x[k + 3] * stride;
    for (int r = 0; r < rows; r++) {
      m[at + r] = m[at + r] + w0 * m[x0 + r] + w1 * m[x1 + r] + w2 * m[x2 + r] + w3 * m[x3 + r];
    }
  }

  @Override
  public void sums(
      double[] m, int stride, int from, int rows, int[] a, int[] b, double[] sums, int at) {
    for (int j = 0; j < a.length; j++) {
      for (int i = 0; i < b.length; i++) {
        sums[at + j * b.length + i] = sum(m, a[j] * stride + from, b[i] * stride + from, rows);
      }
    }
  }

  private static double sum(double[] m, int a, int b, int rows) {
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
    for (int r = 0; r < rows; r += LANES) {
      s0 += m[a + r] * m[b + r];
      s1 += m[a + r + 1] * m[b + r + 1];
      s2 += m[a + r + 2] * m[b + r + 2];
      s3 += m[a + r + 3] * m[b + r + 3];
      s4 += m[a + r + 4] * m[b + r + 4];
      s5 += m[a + r + 5] * m[b + r + 5];
      s6 += m[a + r + 6] * m[b + r + 6];
      s7 += m[a + r + 7] * m[b + r + 7];
    }
    return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
  }

  @Override
  public void where(
      Comparison comparison,
      double[] m,
      int left,
      int right,
      int whenTrue,
      int whenFalse,
      int y,
      int length) {
    for (int i = 0; i < length; i++) {
      m[y + i] = comparison.test(m[left + i], m[right + i]) ? m[whenTrue + i] : m[whenFalse + i];
    }
  }
}

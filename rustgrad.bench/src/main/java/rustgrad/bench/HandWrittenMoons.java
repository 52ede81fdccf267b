package rustgrad.bench;

import java.util.Arrays;
import rustgrad.nn.Linear;

/**
 * Without rustgrad: loops over arrays, written for this network alone, as fast as plain Java gets
 * without much trouble. The yardstick for the others.
 *
 * <p>Each neuron has a column with a number for each row of data, so that the innermost loops run
 * along rows and the JVM can compute several rows with one instruction. Rows whose loss is 0 are
 * not skipped, so that the work does not depend on the numbers.
 */
final class HandWrittenMoons implements MoonsTraining {
  private static final int ROWS = MOONS.size();
  private static final int INPUTS = 2;
  private static final int HIDDEN = 16;

  // Where the weights and biases of each layer stand in the flat array.
  private static final int W1 = 0;
  private static final int B1 = W1 + HIDDEN * INPUTS;
  private static final int W2 = B1 + HIDDEN;
  private static final int B2 = W2 + HIDDEN * HIDDEN;
  private static final int W3 = B2 + HIDDEN;
  private static final int B3 = W3 + HIDDEN;
  private static final int PARAMETERS = B3 + 1;

  private final double[] start;
  private final double[] p;
  private final double rate;
  private final double l2;
  private final double[] gradient = new double[PARAMETERS];

  private final double[][] x = columns(INPUTS);
  private final double[] target = new double[ROWS];
  private final double[][] h1 = columns(HIDDEN);
  private final double[][] h2 = columns(HIDDEN);
  private final double[] f = new double[ROWS];

  /** The derivatives of the loss with respect to the sums that go into relu, and to the output. */
  private final double[][] d1 = columns(HIDDEN);

  private final double[][] d2 = columns(HIDDEN);
  private final double[] df = new double[ROWS];

  HandWrittenMoons() {
    this(
        MoonsTraining.model(Linear.Form.DOT).parameters().items(),
        MOONS.inputs(),
        Arrays.stream(MoonsTraining.targets()).mapToDouble(target -> target[0]).toArray(),
        RATE,
        L2);
  }

  /** The same computation from other parameters and data, of as many rows. */
  HandWrittenMoons(double[] start, double[][] inputs, double[] targets, double rate, double l2) {
    this.start = start;
    this.p = start.clone();
    this.rate = rate;
    this.l2 = l2;
    for (int row = 0; row < ROWS; row++) {
      target[row] = targets[row];
      for (int i = 0; i < INPUTS; i++) {
        x[i][row] = inputs[row][i];
      }
    }
  }

  private static double[][] columns(int count) {
    return new double[count][ROWS];
  }

  @Override
  public void restart() {
    System.arraycopy(start, 0, p, 0, PARAMETERS);
  }

  @Override
  public double step() {
    double loss = forward() + penalty();
    backward();
    update();
    return loss;
  }

  /** The mean loss; leaves its derivatives with respect to the outputs in df. */
  private double forward() {
    for (int j = 0; j < HIDDEN; j++) {
      neuron(p[B1 + j], W1 + j * INPUTS, x, h1[j]);
      relu(h1[j]);
    }
    for (int j = 0; j < HIDDEN; j++) {
      neuron(p[B2 + j], W2 + j * HIDDEN, h1, h2[j]);
      relu(h2[j]);
    }
    neuron(p[B3], W3, h2, f);
    return hinge();
  }

  /** y = bias + w[0] x[0] + w[1] x[1] + ..., two inputs at a time to save loads of y. */
  private void neuron(double bias, int w, double[][] x, double[] y) {
    Arrays.fill(y, bias);
    for (int i = 0; i < x.length; i += 2) {
      addTwo(p[w + i], x[i], p[w + i + 1], x[i + 1], y);
    }
  }

  private static void addTwo(double w0, double[] x0, double w1, double[] x1, double[] y) {
    for (int row = 0; row < ROWS; row++) {
      y[row] = y[row] + w0 * x0[row] + w1 * x1[row];
    }
  }

  private static void relu(double[] y) {
    for (int row = 0; row < ROWS; row++) {
      y[row] = Math.max(y[row], 0);
    }
  }

  /**
   * The mean of max(0, 1 - t f), whose derivative with respect to f is -t / rows where the maximum
   * is not 0.
   */
  private double hinge() {
    double sum = 0;
    for (int row = 0; row < ROWS; row++) {
      double margin = 1 - target[row] * f[row];
      sum += Math.max(margin, 0);
      df[row] = margin > 0 ? -target[row] / ROWS : 0;
    }
    return sum / ROWS;
  }

  private double penalty() {
    double sum = 0;
    for (double parameter : p) {
      sum += parameter * parameter;
    }
    return l2 * sum;
  }

  private void backward() {
    throughOutput();
    weightGradients(d2, h1, W2);
    biasGradients(d2, B2);
    throughHidden();
    weightGradients(d1, x, W1);
    biasGradients(d1, B1);
  }

  /** The gradient of the last layer, and d2[i] = w[i] df where h2[i] is positive. */
  private void throughOutput() {
    for (int i = 0; i < HIDDEN; i++) {
      gradient[W3 + i] = dot(df, h2[i]);
      scale(p[W3 + i], df, d2[i]);
      keepWherePositive(h2[i], d2[i]);
    }
    gradient[B3] = sum(df);
  }

  /** d1[i] = w[0][i] d2[0] + w[1][i] d2[1] + ... where h1[i] is positive. */
  private void throughHidden() {
    for (int i = 0; i < HIDDEN; i++) {
      Arrays.fill(d1[i], 0);
      for (int j = 0; j < HIDDEN; j += 2) {
        int w = W2 + j * HIDDEN + i;
        addTwo(p[w], d2[j], p[w + HIDDEN], d2[j + 1], d1[i]);
      }
      keepWherePositive(h1[i], d1[i]);
    }
  }

  private static void scale(double factor, double[] x, double[] y) {
    for (int row = 0; row < ROWS; row++) {
      y[row] = factor * x[row];
    }
  }

  /**
   * The derivative of relu: d where h &gt; 0, else 0, by masking bits, because a branch costs more.
   */
  private static void keepWherePositive(double[] h, double[] d) {
    for (int row = 0; row < ROWS; row++) {
      long mask = -Double.doubleToRawLongBits(h[row]) >> 63;
      d[row] = Double.longBitsToDouble(Double.doubleToRawLongBits(d[row]) & mask);
    }
  }

  /** dw[j][i] = sum over rows of d[j] x[i], eight weights at a time to save loads of d and x. */
  private void weightGradients(double[][] d, double[][] x, int w) {
    int inputs = x.length;
    for (int j = 0; j < d.length; j += 4) {
      for (int i = 0; i < inputs; i += 2) {
        eightDots(d[j], d[j + 1], d[j + 2], d[j + 3], x[i], x[i + 1], w + j * inputs + i, inputs);
      }
    }
  }

  private void eightDots(
      double[] d0,
      double[] d1,
      double[] d2,
      double[] d3,
      double[] x0,
      double[] x1,
      int w,
      int stride) {
    double s00 = 0, s01 = 0, s10 = 0, s11 = 0, s20 = 0, s21 = 0, s30 = 0, s31 = 0;
    for (int row = 0; row < ROWS; row++) {
      double a = x0[row];
      double b = x1[row];
      s00 += d0[row] * a;
      s01 += d0[row] * b;
      s10 += d1[row] * a;
      s11 += d1[row] * b;
      s20 += d2[row] * a;
      s21 += d2[row] * b;
      s30 += d3[row] * a;
      s31 += d3[row] * b;
    }
    gradient[w] = s00;
    gradient[w + 1] = s01;
    gradient[w + stride] = s10;
    gradient[w + stride + 1] = s11;
    gradient[w + 2 * stride] = s20;
    gradient[w + 2 * stride + 1] = s21;
    gradient[w + 3 * stride] = s30;
    gradient[w + 3 * stride + 1] = s31;
  }

  private void biasGradients(double[][] d, int b) {
    for (int j = 0; j < d.length; j++) {
      gradient[b + j] = sum(d[j]);
    }
  }

  // Four sums at a time, because each addition would wait for the one before.

  private static double dot(double[] x, double[] y) {
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
    for (int row = 0; row < ROWS; row += 4) {
      s0 += x[row] * y[row];
      s1 += x[row + 1] * y[row + 1];
      s2 += x[row + 2] * y[row + 2];
      s3 += x[row + 3] * y[row + 3];
    }
    return (s0 + s1) + (s2 + s3);
  }

  private static double sum(double[] x) {
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
    for (int row = 0; row < ROWS; row += 4) {
      s0 += x[row];
      s1 += x[row + 1];
      s2 += x[row + 2];
      s3 += x[row + 3];
    }
    return (s0 + s1) + (s2 + s3);
  }

  /** p = p - rate (gradient of the mean loss + 2 l2 p). */
  private void update() {
    for (int i = 0; i < PARAMETERS; i++) {
      p[i] -= rate * (gradient[i] + 2 * l2 * p[i]);
    }
  }
}

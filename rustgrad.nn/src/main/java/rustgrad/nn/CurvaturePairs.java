package rustgrad.nn;

import java.util.Arrays;
import java.util.Map;

/**
 * What the last steps of {@link Lbfgs} tell about the inverse H of the Hessian: pairs of a
 * displacement s and the change y of the gradient along it, so that H y = s.
 *
 * <p>Flat arrays hold them in a ring of slots. A slot that has no pair has the product s y = 0.
 */
final class CurvaturePairs {
  /** The least cosine of the angle between s and y: with less, rounding decides on the sign. */
  private static final double LEAST_COSINE = 0x1p-52;

  private final int history;
  private final int size;
  private final double[] displacements;
  private final double[] changes;
  private final double[] products;

  /** The slot of the newest pair. */
  private final double[] newest = new double[1];

  /**
   * None yet.
   *
   * @param history how many pairs are kept
   * @param size of how many numbers s and y are
   */
  CurvaturePairs(int history, int size) {
    this.history = history;
    this.size = size;
    displacements = new double[history * size];
    changes = new double[history * size];
    products = new double[history];
  }

  Map<String, double[]> memory() {
    return Map.of(
        "displacements", displacements,
        "gradientChanges", changes,
        "products", products,
        "newest", newest);
  }

  boolean isEmpty() {
    return !isPair(slot(0));
  }

  void clear() {
    Arrays.fill(products, 0);
  }

  /** The slot of pair k, counted from the newest. */
  private int slot(int k) {
    return Math.floorMod((int) newest[0] - k, history);
  }

  private boolean isPair(int slot) {
    return products[slot] > 0;
  }

  /**
   * Adds a pair, in place of the oldest if the history is full; leaves out one along which the
   * gradient did not grow, which says nothing of a minimum.
   */
  void add(double[] displacement, double[] change) {
    double product = dot(displacement, change);
    double lengths = Math.sqrt(dot(displacement, displacement)) * Math.sqrt(dot(change, change));
    if (product / lengths > LEAST_COSINE) {
      int slot = slot(-1);
      System.arraycopy(displacement, 0, displacements, slot * size, size);
      System.arraycopy(change, 0, changes, slot * size, size);
      products[slot] = product;
      newest[0] = slot;
    }
  }

  /**
   * The direction -H gradient (Nocedal and Wright, "Numerical optimization", algorithm 7.4), where
   * H is gamma = s y / y y of the newest pair (formula 7.20), changed by each pair from the oldest
   * to the newest.
   */
  double[] direction(double[] gradient) {
    double[] direction = new double[size];
    Arrays.setAll(direction, i -> -gradient[i]);
    double[] along = new double[history];
    for (int k = 0; k < history; k++) {
      int slot = slot(k);
      if (isPair(slot)) {
        along[k] = dot(displacements, slot, direction) / products[slot];
        add(direction, -along[k], changes, slot);
      }
    }
    scale(direction);
    for (int k = history - 1; k >= 0; k--) {
      int slot = slot(k);
      if (isPair(slot)) {
        double change = dot(changes, slot, direction) / products[slot];
        add(direction, along[k] - change, displacements, slot);
      }
    }
    return direction;
  }

  private void scale(double[] direction) {
    int slot = slot(0);
    if (isPair(slot)) {
      double gamma = products[slot] / dot(changes, slot * size, changes, slot * size, size);
      Arrays.setAll(direction, i -> gamma * direction[i]);
    }
  }

  private void add(double[] sum, double factor, double[] vectors, int slot) {
    int from = slot * size;
    for (int i = 0; i < size; i++) {
      sum[i] += factor * vectors[from + i];
    }
  }

  private double dot(double[] vectors, int slot, double[] other) {
    return dot(vectors, slot * size, other, 0, size);
  }

  static double dot(double[] a, double[] b) {
    return dot(a, 0, b, 0, a.length);
  }

  /** Four sums side by side, which do not wait for each other. */
  private static double dot(double[] a, int fromA, double[] b, int fromB, int size) {
    double sum0 = 0;
    double sum1 = 0;
    double sum2 = 0;
    double sum3 = 0;
    int i = 0;
    for (; i + 3 < size; i += 4) {
      sum0 += a[fromA + i] * b[fromB + i];
      sum1 += a[fromA + i + 1] * b[fromB + i + 1];
      sum2 += a[fromA + i + 2] * b[fromB + i + 2];
      sum3 += a[fromA + i + 3] * b[fromB + i + 3];
    }
    for (; i < size; i++) {
      sum0 += a[fromA + i] * b[fromB + i];
    }
    return sum0 + sum1 + (sum2 + sum3);
  }
}

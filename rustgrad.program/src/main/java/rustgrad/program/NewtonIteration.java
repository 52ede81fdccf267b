package rustgrad.program;

import java.util.Arrays;

/**
 * Solves n equations F(x, p) = 0 for n unknowns x by Newton's method, x - F_x^-1 F. A step after
 * which the greatest of |F| is not smaller is halved until it is: every norm of F falls along the
 * step, at first.
 */
final class NewtonIteration {
  private static final int MOST_STEPS = 100;

  /** Enough to halve the greatest number down to 1; the search ends earlier where x - step is x. */
  private static final int MOST_HALVINGS = 1100;

  /**
   * A step this small, relative to x, that brings F no closer to 0 only meets rounding: the error
   * after it would be the square of that before.
   */
  private static final double SMALL_STEP = 1e-6;

  private final Equations equations;
  private final int n;

  /** The unknowns, and then the numbers that are given. */
  final double[] at;

  /** F, and dF/dx beside dF/dp, where the search is; of a step that is tried, F alone. */
  final double[] residual;

  final double[] jacobian;

  /** What is to be solved. */
  interface Equations {

    /** Writes F. */
    void evaluate(double[] at, double[] residual);

    /** Writes F, and its derivatives with respect to all numbers, row by row. */
    void linearize(double[] at, double[] residual, double[] jacobian);
  }

  NewtonIteration(Equations equations, double[] start, double[] p) {
    this.equations = equations;
    this.n = start.length;
    this.at = Arrays.copyOf(start, n + p.length);
    System.arraycopy(p, 0, at, n, p.length);
    this.residual = new double[n];
    this.jacobian = new double[n * at.length];
  }

  /** Searches, and returns whether F is 0 at the end, up to rounding. */
  boolean run() {
    equations.linearize(at, residual, jacobian);
    boolean small = false;
    for (int k = 0; k < MOST_STEPS && greatest(residual) != 0; k++) {
      double[] x = Arrays.copyOf(at, n);
      double[] step = step();
      if (!Double.isFinite(greatest(step)) || greatest(step) == 0) {
        small = false;
        break;
      }
      small = isSmall(step, x);
      if (!approach(x, step, small ? 0 : MOST_HALVINGS)) {
        break;
      }
      equations.linearize(at, residual, jacobian);
    }
    return greatest(residual) == 0 || small;
  }

  /** F_x^-1 F. */
  private double[] step() {
    double[] matrix = new double[n * (n + 1)];
    for (int i = 0; i < n; i++) {
      System.arraycopy(jacobian, i * at.length, matrix, i * (n + 1), n);
      matrix[i * (n + 1) + n] = residual[i];
    }
    GaussianElimination.solve(matrix, n, n + 1);
    double[] step = new double[n];
    Arrays.setAll(step, i -> matrix[i * (n + 1) + n]);
    return step;
  }

  /** Takes the step, halved until F comes closer to 0; stays at x if it never does. */
  private boolean approach(double[] x, double[] step, int halvings) {
    double[] tried = new double[n];
    double fraction = 1;
    for (int k = 0; k <= halvings && move(x, step, fraction); k++) {
      equations.evaluate(at, tried);
      if (greatest(tried) < greatest(residual)) {
        return true;
      }
      fraction /= 2;
    }
    System.arraycopy(x, 0, at, 0, n);
    return false;
  }

  /** Goes to x - fraction * step, and returns whether that is elsewhere. */
  private boolean move(double[] x, double[] step, double fraction) {
    boolean moved = false;
    for (int i = 0; i < n; i++) {
      at[i] = x[i] - fraction * step[i];
      moved |= at[i] != x[i];
    }
    return moved;
  }

  private static boolean isSmall(double[] step, double[] x) {
    for (int i = 0; i < x.length; i++) {
      if (Math.abs(step[i]) > SMALL_STEP * Math.max(Math.abs(x[i]), SMALL_STEP)) {
        return false;
      }
    }
    return true;
  }

  /** The greatest absolute value, or NaN if there is one. */
  private static double greatest(double[] numbers) {
    double greatest = 0;
    for (double number : numbers) {
      greatest = Math.max(greatest, Math.abs(number));
    }
    return greatest;
  }
}

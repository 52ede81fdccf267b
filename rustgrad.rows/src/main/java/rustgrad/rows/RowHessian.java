package rustgrad.rows;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import rustgrad.program.Program;
import rustgrad.program.ir.Count;
import rustgrad.rows.run.Mode;
import rustgrad.rows.run.OverRows;
import rustgrad.rows.run.Workers;

/**
 * The Hessian of a sum or mean over rows, with respect to the parameters: its product with a
 * vector, or its diagonal, with value and gradient in one pass over the rows.
 *
 * <pre>{@code
 * RowHessian hessian = squares.hessian();
 * double[] gradient = new double[2], product = new double[2];
 * double error = hessian.meanVectorProduct(p, points, direction, gradient, product);
 * }</pre>
 *
 * <p>The penalty is part of it, if there is one. Sums are added up in the order that {@link
 * RowProgram} states, so that threads change no bit; value and gradient are those of {@link
 * RowProgram#sumGradient(double[], Rows, double[])} and its mean, to the bit.
 */
public final class RowHessian {
  private final RowShape shape;
  private final @Nullable Program penalty;

  /** Of the parameters and a row. */
  private final OverRows rows;

  /** Of the parameters, a direction and a row. */
  private final OverRows along;

  private final Workers workers;

  RowHessian(
      RowShape shape, @Nullable Program penalty, OverRows rows, OverRows along, Workers workers) {
    this.shape = shape;
    this.penalty = penalty;
    this.rows = rows;
    this.along = along;
    this.workers = workers;
  }

  /**
   * The sum over the rows, its gradient, and its Hessian times a vector, which takes a few times as
   * long as the gradient, however many parameters there are.
   *
   * @param direction a number for each parameter
   * @param gradient receives the derivative with respect to each parameter
   * @param product receives how the gradient changes along the direction
   * @throws IllegalArgumentException if an array does not have a number for each parameter, or rows
   *     have another length than those of the program, or if the arrays that receive are the same,
   *     or one of them is p
   * @throws UnsupportedOperationException if an op states no symbolic rule for its derivative
   */
  public double sumVectorProduct(
      double[] p, Rows data, double[] direction, double[] gradient, double[] product) {
    return product(p, data, direction, gradient, product, false);
  }

  /** As {@link #sumVectorProduct}, but of the mean over the rows, of which there must be any. */
  public double meanVectorProduct(
      double[] p, Rows data, double[] direction, double[] gradient, double[] product) {
    return product(p, data, direction, gradient, product, true);
  }

  /**
   * The sum over the rows, its gradient, and the second derivative with respect to each parameter.
   * What a parameter flows into is differentiated once more for it, so this is for parameters that
   * are few, or of which each flows into a small part of the function.
   *
   * @param gradient receives the derivative with respect to each parameter
   * @param diagonal receives the second derivative with respect to each parameter
   * @throws IllegalArgumentException as for {@link #sumVectorProduct}
   * @throws UnsupportedOperationException as for {@link #sumVectorProduct}
   */
  public double sumDiagonal(double[] p, Rows data, double[] gradient, double[] diagonal) {
    return diagonal(p, data, gradient, diagonal, false);
  }

  /** As {@link #sumDiagonal}, but of the mean over the rows, of which there must be any. */
  public double meanDiagonal(double[] p, Rows data, double[] gradient, double[] diagonal) {
    return diagonal(p, data, gradient, diagonal, true);
  }

  private double product(
      double[] p,
      Rows data,
      double[] direction,
      double[] gradient,
      double[] product,
      boolean mean) {
    check(p, data, gradient, product);
    if (direction.length != p.length) {
      throw new IllegalArgumentException(
          "a direction of %s; give one for each of %s"
              .formatted(Count.of(direction.length, "number"), Count.of(p.length, "parameter")));
    }
    int n = p.length;
    double[] both = Arrays.copyOf(p, 2 * n);
    System.arraycopy(direction, 0, both, n, n);
    double[] ofPenalty = new double[n];
    if (penalty != null) {
      penalty.hessianVectorProduct(p, direction, ofPenalty);
    }
    return total(along, Mode.HESSIAN_PRODUCT, both, p, data, ofPenalty, gradient, product, mean);
  }

  private double diagonal(
      double[] p, Rows data, double[] gradient, double[] diagonal, boolean mean) {
    check(p, data, gradient, diagonal);
    double[] ofPenalty = new double[p.length];
    if (penalty != null) {
      penalty.hessianDiagonal(p, ofPenalty);
    }
    return total(rows, Mode.HESSIAN_DIAGONAL, p, p, data, ofPenalty, gradient, diagonal, mean);
  }

  private void check(double[] p, Rows data, double[] gradient, double[] second) {
    shape.check(p, data);
    shape.checkGradient(p, gradient);
    shape.checkGradient(p, second);
    if (gradient == second && p.length > 0) {
      throw new IllegalArgumentException(
          "the gradient and the second derivatives into the same array; give two");
    }
  }

  /** Writes nothing unless all goes well. */
  private double total(
      OverRows over,
      Mode mode,
      double[] uniform,
      double[] p,
      Rows data,
      double[] secondOfPenalty,
      double[] gradient,
      double[] second,
      boolean mean) {
    int n = p.length;
    double[] firstOfPenalty = new double[n];
    double value = penalty == null ? 0 : penalty.gradient(p, firstOfPenalty);
    double[] sums = new double[2 * n];
    OverRows.Total total = over.sum(mode, uniform, data.data(), sums, workers);
    double divisor = mean ? RowProgram.checkAny(total.rows()) : 1;
    for (int i = 0; i < n; i++) {
      gradient[i] = sums[i] / divisor + firstOfPenalty[i];
      second[i] = sums[n + i] / divisor + secondOfPenalty[i];
    }
    return total.value() / divisor + value;
  }

  /** Such as "Hessian over rows of 2 parameters, 3 columns". */
  @Override
  public String toString() {
    return "Hessian over rows of " + shape;
  }
}

package rustgrad.rows;

import rustgrad.core.Parameters;
import rustgrad.program.Program;
import rustgrad.program.ir.Count;
import rustgrad.rows.data.ArrayRows;
import rustgrad.rows.run.SumsOverRows;
import rustgrad.rows.run.Workers;

/**
 * An outer function of the sums of the outputs of a {@link VectorRowProgram} over rows, with its
 * gradient with respect to the parameters or to the rows: a variance, a log-sum-exp, a weighted
 * mean.
 *
 * <pre>{@code
 * VectorRowProgram powers = VectorRowProgram.trace(0, 1, 3, (p, row) ->
 *     new Value[] {Value.of(1), row[0], row[0].times(row[0])});
 * FunctionOfSums variance = powers.ofSums(s -> {
 *   Value mean = s[1].div(s[0]);
 *   return s[2].div(s[0]).minus(mean.times(mean));
 * });
 * double[] gradients = new double[5];
 * variance.rowGradients(new double[0], Rows.rowMajor(new double[] {1, 2, 3, 4, 5}, 1), gradients);
 * }</pre>
 *
 * <p>One pass over the rows sums the outputs, in the order that {@link RowProgram} states. The
 * outer function is evaluated with these sums, as a {@link Program}; its derivative with respect to
 * each sum is the weight of this output in each row. A second pass takes the weights back through
 * the rows: each row has the bits of {@link VectorRowProgram#vectorJacobianProducts}, and the
 * parameters those of a gradient of the weighted outputs by {@link RowProgram#sumGradient(double[],
 * Rows, double[])}, to which the gradient of the outer function itself is added. A sum that the
 * value does not depend on, as it is on the side of a {@link rustgrad.api.Value#where} that is not
 * taken, passes nothing back. Threads change no bit.
 *
 * <p>A stream is read twice for a gradient. What {@link RowProgram} says of functions, comparisons
 * and threads holds here too, for the outer function as well.
 */
public final class FunctionOfSums {
  private final RowShape shape;
  private final SumsOverRows sums;
  private final Workers workers;

  FunctionOfSums(RowShape shape, SumsOverRows sums, Workers workers) {
    this.shape = shape;
    this.sums = sums;
    this.workers = workers;
  }

  /**
   * The value of the outer function. Over no rows, all sums are 0.
   *
   * @throws IllegalArgumentException if there are not as many numbers as parameters, or rows of
   *     another length than those of the program
   */
  public double value(double[] p, Rows data) {
    shape.check(p, data);
    return sums.value(p, data.data(), workers);
  }

  /**
   * The value of the outer function, and its gradient with respect to the parameters.
   *
   * @param into receives the derivative with respect to each parameter; not the same array as p
   * @throws IllegalArgumentException as for {@link #value}, or if an array has another length, or
   *     both are the same
   */
  public double gradient(double[] p, Rows data, double[] into) {
    shape.check(p, data);
    shape.checkGradient(p, into);
    return sums.gradient(p, data.data(), into, workers);
  }

  /**
   * As {@link #gradient(double[], Rows, double[])} at the present numbers of the parameters; adds
   * the gradient to theirs, as {@code backward()} does.
   */
  public double gradient(Parameters p, Rows data) {
    double[] gradient = new double[p.size()];
    double value = gradient(p.items(), data, gradient);
    p.addToGrads(gradient);
    return value;
  }

  /**
   * The value of the outer function, and its gradient with respect to the numbers of the rows.
   *
   * @param into receives the derivatives with respect to the numbers of the first row, then of the
   *     second, and so on; not the array of the rows
   * @throws IllegalArgumentException as for {@link #value}, or if there is not a number for each
   *     number of the rows, or the array is that of the rows or the parameters, or the rows are
   *     streamed
   */
  public double rowGradients(double[] p, Rows data, double[] into) {
    shape.check(p, data);
    if (data.count() < 0) {
      throw new IllegalArgumentException(
          "gradients of the rows of a stream, whose length is not known; give a RowWriter to take them");
    }
    long numbers = data.count() * shape.columns();
    if (into.length != numbers) {
      throw new IllegalArgumentException(
          "the gradients of %s into an array of %d; give one of %d"
              .formatted(data, into.length, numbers));
    }
    RowShape.checkDistinct(p, into);
    if (into.length > 0 && data.data() instanceof ArrayRows rows && rows.data() == into) {
      throw new IllegalArgumentException(
          "the rows and their gradients are the same array; give two");
    }
    return sums.rowGradients(p, data.data(), into, workers);
  }

  /**
   * As {@link #rowGradients(double[], Rows, double[])}, for rows that need not fit into memory.
   *
   * @param into takes the derivatives with respect to the numbers of each row, in turn
   */
  public double rowGradients(double[] p, Rows data, RowWriter into) {
    shape.check(p, data);
    return sums.rowGradients(p, data.data(), into::write, workers);
  }

  /** Such as "function of 3 sums over rows of 2 parameters, 1 column". */
  @Override
  public String toString() {
    return "function of %s over rows of %s".formatted(Count.of(shape.outputs(), "sum"), shape);
  }
}

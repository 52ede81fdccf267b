package rustgrad.rows;

import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rustgrad.api.Value;
import rustgrad.core.Parameters;
import rustgrad.program.Program;
import rustgrad.program.pass.Derivative;
import rustgrad.program.path.TracingLimits;
import rustgrad.rows.data.JoinedRows;
import rustgrad.rows.run.Mode;
import rustgrad.rows.run.OverRows;
import rustgrad.rows.run.Workers;

/**
 * A function of parameters and a row of data that was traced once and is run over many rows, as
 * vector code: its sum or mean with the gradient with respect to the parameters, or its value and
 * gradient for each row.
 *
 * <pre>{@code
 * RowProgram squares = RowProgram.trace(2, 2, (p, row) -> { // (p0 + p1 x - y)^2
 *   Value error = p[0].plus(p[1].times(row[0])).minus(row[1]);
 *   return error.times(error);
 * });
 * Rows points = Rows.of(new double[][] {{0, 1.1}, {1, 2.9}, {2, 5.2}});
 * double[] gradient = new double[2];
 * double error = squares.meanGradient(new double[] {1, 2}, points, gradient);
 * }</pre>
 *
 * <p>For a sum or mean, what depends on the parameters alone is computed once for all rows; for
 * results of each row, and to find out which path a row takes, it may be computed again. The values
 * and gradients of each row have the bits of a {@link Program}. Sums are added up in an order that
 * depends on the number of rows alone, not on threads, the machine, or how a stream is cut; with
 * comparisons, it also depends on which rows take which path.
 *
 * <p>What {@link Program} says of functions holds here too: the function must be pure, it may
 * compare values, and what it meets from outside is a constant. A function that compares what
 * depends on the row is evaluated for each row to sort the rows by the path that they take; {@link
 * Value#where} needs no sorting.
 *
 * <p>A program can be used by any number of threads at once. Arrays that are given to a call must
 * not be changed until it returns.
 */
public final class RowProgram {
  private static final double[] NO_OUTPUTS = {};

  private final int parameters;
  private final int columns;
  private final boolean single;
  private final @Nullable Program penalty;
  private final OverRows rows;
  private final Workers workers;

  RowProgram(
      int parameters,
      int columns,
      boolean single,
      @Nullable Program penalty,
      OverRows rows,
      Workers workers) {
    this.parameters = parameters;
    this.columns = columns;
    this.single = single;
    this.penalty = penalty;
    this.rows = rows;
    this.workers = workers;
  }

  /**
   * Traces a function of parameters and a row of data. A function that compares values is traced by
   * the first call instead, which tells it their numbers.
   *
   * @throws IllegalArgumentException if the function returns null or a value of another engine, or
   *     there are fewer than 0 parameters or no columns
   * @throws IllegalStateException if it uses the numbers of values, or takes too many operations
   */
  public static RowProgram trace(int parameters, int columns, RowFunction function) {
    return RowProgramBuilder.DEFAULT.trace(parameters, columns, function);
  }

  /**
   * Traces a function of a row that uses these parameters: within the function, and only there,
   * their leaves stand for parameters of the program.
   */
  public static RowProgram trace(
      Parameters parameters, int columns, Function<Value[], Value> function) {
    return RowProgramBuilder.DEFAULT.trace(parameters, columns, function);
  }

  /** Traces a function of several outputs: see {@link #trace} and {@link #values}. */
  public static RowProgram traceAll(
      Parameters parameters, int columns, Function<Value[], Value[]> function) {
    return RowProgramBuilder.DEFAULT.traceAll(parameters, columns, function);
  }

  /** Settings to trace with. */
  public static RowProgramBuilder builder() {
    return RowProgramBuilder.DEFAULT;
  }

  /** How many parameters the function has. */
  public int parameters() {
    return parameters;
  }

  /** How many numbers a row has. */
  public int columns() {
    return columns;
  }

  /**
   * The same program, run by the threads of the common pool and the one that calls it. This pays
   * from some thousand rows on.
   */
  public RowProgram parallel() {
    return parallel(ForkJoinPool.commonPool(), ForkJoinPool.getCommonPoolParallelism() + 1);
  }

  /**
   * The same program, run by an executor.
   *
   * @param threads how many threads take part, the one that calls the program included
   * @throws IllegalArgumentException if that is less than 1
   */
  public RowProgram parallel(Executor executor, int threads) {
    TracingLimits.check("threads", threads);
    return new RowProgram(
        parameters, columns, single, penalty, rows, new Workers(executor, threads));
  }

  /**
   * The sum over the rows, plus the penalty if there is one. The sum over no rows is 0.
   *
   * @throws IllegalArgumentException if there are not {@link #parameters()} numbers, or rows of
   *     another length than {@link #columns()}
   */
  public double sum(double[] p, Rows data) {
    check("sum", p, data);
    return rows.sum(Mode.SUM, p, data.data(), NO_OUTPUTS, workers).value() + penaltyAt(p);
  }

  /** As {@link #sum}, but the mean of the rows, of which there must be one or more. */
  public double mean(double[] p, Rows data) {
    check("mean", p, data);
    OverRows.Total sum = rows.sum(Mode.SUM, p, data.data(), NO_OUTPUTS, workers);
    return sum.value() / checkAny(sum.rows()) + penaltyAt(p);
  }

  /**
   * The sum over the rows, plus the penalty if there is one, and the gradient of both.
   *
   * @param into receives the derivative with respect to each parameter; another array than p
   * @throws IllegalArgumentException if an array is not {@link #parameters()} long, or both are the
   *     same, or rows have another length than {@link #columns()}
   */
  public double sumGradient(double[] p, Rows data, double[] into) {
    return gradient("sumGradient", p, data, into, false);
  }

  /** As {@link #sumGradient}, but of the mean of the rows, of which there must be one or more. */
  public double meanGradient(double[] p, Rows data, double[] into) {
    return gradient("meanGradient", p, data, into, true);
  }

  /**
   * As {@link #sumGradient(double[], Rows, double[])} at the present numbers of the parameters;
   * adds to their gradients, as {@code backward()} does.
   */
  public double sumGradient(Parameters p, Rows data) {
    return addGradient("sumGradient", p, data, false);
  }

  /** As {@link #sumGradient(Parameters, Rows)}, but of the mean of the rows. */
  public double meanGradient(Parameters p, Rows data) {
    return addGradient("meanGradient", p, data, true);
  }

  private double addGradient(String method, Parameters p, Rows data, boolean mean) {
    double[] gradient = new double[p.size()];
    double value = gradient(method, p.items(), data, gradient, mean);
    p.addToGrads(gradient);
    return value;
  }

  private double gradient(String method, double[] p, Rows data, double[] into, boolean mean) {
    check(method, p, data);
    if (into.length != parameters) {
      throw new IllegalArgumentException(
          "the gradient of %d parameters into an array of %d".formatted(parameters, into.length));
    }
    checkDistinct(p, into);
    if (mean && data.count() >= 0) {
      checkAny(data.count());
    }
    OverRows.Total sum = rows.sum(Mode.GRADIENT, p, data.data(), into, workers);
    double value = sum.value();
    if (mean) {
      value /= checkAny(sum.rows());
      for (int i = 0; i < parameters; i++) {
        into[i] /= sum.rows();
      }
    }
    return penalty == null ? value : value + addPenalty(p, into);
  }

  private double addPenalty(double[] p, double[] into) {
    double[] gradient = new double[parameters];
    double value = penalty.gradient(p, gradient);
    for (int i = 0; i < parameters; i++) {
      into[i] += gradient[i];
    }
    return value;
  }

  private double penaltyAt(double[] p) {
    return penalty == null ? 0 : penalty.value(p);
  }

  /**
   * The outputs of the function for each row, without a penalty.
   *
   * @param into receives all outputs of the first row, then those of the second, and so on
   * @throws IllegalArgumentException if an array is not as long as it must be, or both are the
   *     same, or the rows are streamed
   */
  public void values(double[] p, Rows data, double[] into) {
    eachRow(Mode.byRow(Derivative.VALUE), p, data, into);
  }

  /**
   * The gradient of the function with respect to the row, for each row.
   *
   * @param into receives the derivatives of the value of the first row with respect to its numbers,
   *     then those of the second, and so on
   * @throws IllegalArgumentException as for {@link #values}
   */
  public void rowGradients(double[] p, Rows data, double[] into) {
    checkSingle("rowGradients");
    eachRow(Mode.byRow(Derivative.GRADIENT), p, data, into);
  }

  /**
   * The Jacobian of each row: the derivatives of the outputs with respect to its numbers.
   *
   * @param into receives the Jacobian of the first row, output by output, then that of the second,
   *     and so on
   * @throws IllegalArgumentException if an array is not as long as it must be, or both are the
   *     same, or the rows are streamed
   */
  public void rowJacobians(double[] p, Rows data, double[] into) {
    eachRow(Mode.byRow(jacobian(columns, p, data, into)), p, data, into);
  }

  /**
   * The derivatives of the outputs of each row with respect to the parameters: the Jacobian of all
   * rows, as a least-squares fit needs it.
   *
   * @param into receives them row after row, those of each output by output
   * @throws IllegalArgumentException as for {@link #rowJacobians}
   */
  public void parameterJacobians(double[] p, Rows data, double[] into) {
    eachRow(Mode.byParameters(jacobian(parameters, p, data, into)), p, data, into);
  }

  /** Forward if the inputs are no more than the outputs, whose number the length of into tells. */
  private Derivative jacobian(int inputs, double[] p, Rows data, double[] into) {
    checkShapes(p, data);
    long all = Math.max(1, data.count() * inputs);
    return inputs <= into.length / all ? Derivative.JACOBIAN_FORWARD : Derivative.JACOBIAN_REVERSE;
  }

  /**
   * The Hessian of each row, with respect to the numbers of the row.
   *
   * @param into receives the Hessian of the first row, then that of the second, and so on
   * @throws IllegalArgumentException as for {@link #rowJacobians}
   * @throws UnsupportedOperationException as for {@link Program#hessian}
   */
  public void rowHessians(double[] p, Rows data, double[] into) {
    checkSingle("rowHessians");
    eachRow(Mode.byRow(Derivative.HESSIAN), p, data, into);
  }

  /** The diagonals of what {@link #rowHessians} gives: for each row as many numbers as it has. */
  public void rowHessianDiagonals(double[] p, Rows data, double[] into) {
    checkSingle("rowHessianDiagonals");
    eachRow(Mode.byRow(Derivative.HESSIAN_DIAGONAL), p, data, into);
  }

  /**
   * The Jacobian of each row times a vector.
   *
   * @param directions for each row a vector of as many numbers as the row has
   * @param into receives for each row a number for each output
   * @throws IllegalArgumentException as for {@link #rowJacobians}, or if there are not as many
   *     vectors as rows
   */
  public void rowJacobianVectorProducts(double[] p, Rows data, Rows directions, double[] into) {
    product(Derivative.TANGENT, p, data, directions, into);
  }

  /**
   * A vector times the Jacobian of each row.
   *
   * @param weights for each row a vector of a number for each output
   * @param into receives for each row as many numbers as it has
   * @throws IllegalArgumentException as for {@link #rowJacobianVectorProducts}
   */
  public void rowVectorJacobianProducts(double[] p, Rows data, Rows weights, double[] into) {
    product(Derivative.COTANGENT, p, data, weights, into);
  }

  /**
   * The Hessian of each row times a vector.
   *
   * @param directions for each row a vector of as many numbers as the row has
   * @param into receives for each row as many numbers as it has
   * @throws IllegalArgumentException as for {@link #rowJacobianVectorProducts}
   * @throws UnsupportedOperationException as for {@link Program#hessian}
   */
  public void rowHessianVectorProducts(double[] p, Rows data, Rows directions, double[] into) {
    checkSingle("rowHessianVectorProducts");
    product(Derivative.HESSIAN_PRODUCT, p, data, directions, into);
  }

  private void product(Derivative derivative, double[] p, Rows data, Rows vectors, double[] into) {
    checkEachRow(p, data, into);
    if (vectors.count() != data.count()) {
      throw new IllegalArgumentException(
          "%s for %s; give a vector for each row".formatted(vectors, data));
    }
    if (derivative != Derivative.COTANGENT && vectors.columns() != columns) {
      throw new IllegalArgumentException(
          "vectors of %d numbers for rows of %d; give as many"
              .formatted(vectors.columns(), columns));
    }
    rows.eachRow(
        Mode.byRow(derivative), p, new JoinedRows(data.data(), vectors.data()), into, workers);
  }

  private void check(String method, double[] p, Rows data) {
    checkSingle(method);
    checkShapes(p, data);
  }

  private void checkSingle(String method) {
    if (!single) {
      throw new IllegalStateException(
          method + "() of a program of several outputs; call values(), or trace one output");
    }
  }

  private void checkShapes(double[] p, Rows data) {
    if (p.length != parameters) {
      throw new IllegalArgumentException(
          "%d numbers for a program of %d parameters".formatted(p.length, parameters));
    }
    if (data.columns() != columns) {
      throw new IllegalArgumentException(
          "rows of %d columns for a program of %d".formatted(data.columns(), columns));
    }
  }

  private void eachRow(Mode mode, double[] p, Rows data, double[] into) {
    checkEachRow(p, data, into);
    rows.eachRow(mode, p, data.data(), into, workers);
  }

  private void checkEachRow(double[] p, Rows data, double[] into) {
    checkShapes(p, data);
    if (data.count() < 0) {
      throw new IllegalArgumentException(
          "results for each row of a stream, whose length is not known; read it in parts");
    }
    checkDistinct(p, into);
  }

  private static void checkDistinct(double[] p, double[] into) {
    if (p == into && p.length > 0) {
      throw new IllegalArgumentException(
          "the parameters and the results are the same array; give two");
    }
  }

  private static long checkAny(long rows) {
    if (rows == 0) {
      throw new IllegalArgumentException("the mean of no rows; give one or more");
    }
    return rows;
  }

  /** Such as "RowProgram(337 parameters, 3 columns, plain Java)". */
  @Override
  public String toString() {
    return "RowProgram(%d parameters, %d columns, %s)"
        .formatted(parameters, columns, rows.kernels());
  }
}

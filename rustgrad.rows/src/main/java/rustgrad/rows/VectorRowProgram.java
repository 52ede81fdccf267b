package rustgrad.rows;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.function.BiFunction;
import java.util.function.Function;
import rustgrad.api.Value;
import rustgrad.core.Parameters;
import rustgrad.program.Accumulation;
import rustgrad.program.VectorProgram;
import rustgrad.program.ir.Count;
import rustgrad.program.pass.Derivative;
import rustgrad.program.path.TracedFunction;
import rustgrad.rows.run.Mode;
import rustgrad.rows.run.SumsOverRows;
import rustgrad.rows.run.Workers;

/**
 * A function of parameters and a row of data that has several outputs, traced once and run over
 * many rows as vector code: its outputs and their derivatives for each row, and functions of the
 * sums of its outputs over all rows ({@link #ofSums(Function)}).
 *
 * <pre>{@code
 * VectorRowProgram polar = VectorRowProgram.trace(0, 2, 2, (p, row) ->
 *     new Value[] {row[0].hypot(row[1]), row[1].atan2(row[0])});
 * double[] jacobians = new double[points.length * 4];
 * polar.jacobians(new double[0], Rows.of(points), jacobians);
 * }</pre>
 *
 * <p>Results are written row after row, with the bits of a {@link VectorProgram} of the parameters
 * and the row. An {@link IllegalArgumentException} is thrown, before any work, if an array or a row
 * is not as long as it must be, if the results go into the array of the parameters, or if there are
 * results for each row of a stream. What {@link RowProgram} says of functions, comparisons and
 * threads holds here too.
 */
public final class VectorRowProgram {
  private final RowResults results;

  /** Traces a function of the parameters and the sums of the outputs. */
  private final Function<VectorRowFunction, TracedFunction> tracer;

  VectorRowProgram(RowResults results, Function<VectorRowFunction, TracedFunction> tracer) {
    this.results = results;
    this.tracer = tracer;
  }

  /**
   * Traces a function of parameters and a row of data. A function that compares values is traced by
   * the first call instead, which supplies their numbers.
   *
   * @param outputs how many values the function returns, 1 or more
   * @throws IllegalArgumentException if the function returns null, another number of values, or a
   *     value of another engine, or there are fewer than 0 parameters or fewer than 1 columns
   * @throws IllegalStateException if it asks for the numbers of values, or takes too many
   *     operations
   */
  public static VectorRowProgram trace(
      int parameters, int columns, int outputs, VectorRowFunction function) {
    return RowProgramBuilder.DEFAULT.traceVector(parameters, columns, outputs, function);
  }

  /**
   * Traces a function of a row that uses these parameters: within the function, and only there,
   * their leaves stand for parameters of the program.
   *
   * @param outputs how many values the function returns, 1 or more
   */
  public static VectorRowProgram trace(
      Parameters parameters, int columns, int outputs, Function<Value[], Value[]> function) {
    return RowProgramBuilder.DEFAULT.traceVector(parameters, columns, outputs, function);
  }

  /** How many parameters the function has. */
  public int parameters() {
    return results.shape().parameters();
  }

  /** How many numbers a row has. */
  public int columns() {
    return results.shape().columns();
  }

  /** How many outputs the function has. */
  public int outputs() {
    return results.shape().outputs();
  }

  /** As {@link RowProgram#parallel()}. */
  public VectorRowProgram parallel() {
    return parallel(ForkJoinPool.commonPool(), ForkJoinPool.getCommonPoolParallelism() + 1);
  }

  /** As {@link RowProgram#parallel(Executor, int)}. */
  public VectorRowProgram parallel(Executor executor, int threads) {
    Workers workers = Workers.of(executor, threads);
    return new VectorRowProgram(new RowResults(results.shape(), results.rows(), workers), tracer);
  }

  /**
   * The outputs of each row.
   *
   * @param into receives all outputs of the first row, then those of the second, and so on
   */
  public void evaluate(double[] p, Rows data, double[] into) {
    results.byRow(Derivative.VALUE, p, data, into);
  }

  /**
   * The sum of each output over the rows, added up as {@link RowProgram} states. Rows may be
   * streamed. The sums over no rows are 0.
   *
   * @param into receives the sum of each output
   * @return how many rows there are
   */
  public long sums(double[] p, Rows data, double[] into) {
    results.shape().check(p, data);
    results.shape().checkOutputs(p, into);
    return results.rows().sum(Mode.SUMS, p, data.data(), into, results.workers()).rows();
  }

  /** As {@link #sums}, but the mean over the rows, of which there must be one or more. */
  public long means(double[] p, Rows data, double[] into) {
    results.shape().check(p, data);
    results.shape().checkOutputs(p, into);
    double[] sums = new double[into.length];
    long rows = RowProgram.checkAny(sums(p, data, sums));
    for (int k = 0; k < into.length; k++) {
      into[k] = sums[k] / rows;
    }
    return rows;
  }

  /**
   * A function of the sums of the outputs over rows. Traces it, and this function once more: keep
   * what is returned.
   *
   * @param outer a function of a sum for each output
   * @throws IllegalArgumentException if it returns null or a value of another engine
   * @throws IllegalStateException if it asks for the numbers of values, or takes too many
   *     operations
   */
  public FunctionOfSums ofSums(Function<Value[], Value> outer) {
    Objects.requireNonNull(outer, "outer");
    return ofSums((p, sums) -> outer.apply(sums));
  }

  /**
   * As {@link #ofSums(Function)}.
   *
   * @param outer a function of the parameters and a sum for each output
   */
  public FunctionOfSums ofSums(BiFunction<Value[], Value[], Value> outer) {
    Objects.requireNonNull(outer, "outer");
    TracedFunction ofSums = tracer.apply((p, sums) -> new Value[] {outer.apply(p, sums)});
    SumsOverRows sums = new SumsOverRows(results.rows(), parameters(), outputs(), ofSums);
    return new FunctionOfSums(results.shape(), sums, results.workers());
  }

  /**
   * The Jacobian of each row: the derivatives of the outputs with respect to its numbers. It is
   * accumulated in the order that takes fewer steps: see {@link RowJacobian}.
   *
   * @param into receives the Jacobian of the first row, output by output, then that of the second,
   *     and so on
   */
  public void jacobians(double[] p, Rows data, double[] into) {
    results.byRow(Derivative.JACOBIAN, p, data, into);
  }

  /** As {@link #jacobians(double[], Rows, double[])}, accumulated in the given order. */
  public void jacobians(double[] p, Rows data, Accumulation accumulation, double[] into) {
    results.byRow(RowJacobian.orderOf(accumulation), p, data, into);
  }

  /**
   * The derivatives of the outputs of each row with respect to the parameters, accumulated as those
   * of {@link #jacobians(double[], Rows, double[])}.
   *
   * @param into receives the derivatives of the first row, output by output, then those of the
   *     second, and so on
   */
  public void parameterJacobians(double[] p, Rows data, double[] into) {
    results.byParameters(Derivative.JACOBIAN, p, data, into);
  }

  /** As {@link #parameterJacobians(double[], Rows, double[])}, accumulated in the given order. */
  public void parameterJacobians(double[] p, Rows data, Accumulation accumulation, double[] into) {
    results.byParameters(RowJacobian.orderOf(accumulation), p, data, into);
  }

  /**
   * The Jacobian of each row with respect to inputs that are to be chosen: {@code
   * program.jacobian().byColumns(0, 2).byParameters(1)}.
   */
  public RowJacobian jacobian() {
    return new RowJacobian(results, List.of(), Derivative.JACOBIAN);
  }

  /**
   * The Jacobian of each row times a vector.
   *
   * @param directions for each row a vector that is as long as the row
   * @param into receives the product for the first row, then that for the second, and so on
   */
  public void jacobianVectorProducts(double[] p, Rows data, Rows directions, double[] into) {
    results.product(Derivative.TANGENT, p, data, directions, into);
  }

  /**
   * A vector times the Jacobian of each row.
   *
   * @param weights for each row a vector with a number for each output
   * @param into receives the product for the first row, then that for the second, and so on
   */
  public void vectorJacobianProducts(double[] p, Rows data, Rows weights, double[] into) {
    results.product(Derivative.COTANGENT, p, data, weights, into);
  }

  /** As {@link RowProgram#prepare}. */
  public void prepare() {
    results.rows().prepare();
  }

  /** How large the program is, and how it is run. */
  public RowProgramStatistics statistics() {
    return RowProgramStatistics.of(results.shape(), results.rows());
  }

  /** Such as "VectorRowProgram(0 parameters, 2 columns, 2 outputs, plain Java)". */
  @Override
  public String toString() {
    return "VectorRowProgram(%s, %s, %s)"
        .formatted(results.shape(), Count.of(outputs(), "output"), results.rows().kernels());
  }
}

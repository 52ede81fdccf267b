package rustgrad.rows;

import java.util.concurrent.Executor;
import java.util.concurrent.ForkJoinPool;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rustgrad.api.Value;
import rustgrad.core.Parameters;
import rustgrad.program.Program;
import rustgrad.rows.run.Mode;
import rustgrad.rows.run.OverRows;
import rustgrad.rows.run.Workers;

/**
 * A function of parameters and a row of data that was traced once and is run over many rows, as
 * vector code: its sum or mean with the gradient with respect to the parameters, or its value and
 * derivatives for {@linkplain #eachRow() each row}.
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
 * <p>What depends on the parameters alone is computed once for all rows, but to find out which path
 * a row takes it may be computed again. The values and gradients of each row have the bits of a
 * {@link Program}. Sums are added up in an order that depends on the number of rows alone, not on
 * threads, the machine, or how a stream is cut; with comparisons, it also depends on which rows
 * take which path.
 *
 * <p>What {@link Program} says of functions holds here too: the function must be pure, it may
 * compare values, and what it meets from outside is a constant. A function that compares what
 * depends on the row is evaluated for each row to sort the rows by the path that they take; {@link
 * Value#where} needs no sorting.
 *
 * <p>A sum can be computed in parts, also on several machines: see {@link PartialSum}. A function
 * of several outputs is a {@link VectorRowProgram}.
 *
 * <p>A program can be used by any number of threads at once. Arrays that are given to a call must
 * not be changed until it returns.
 */
public final class RowProgram {
  private static final double[] NO_OUTPUTS = {};

  private final RowShape shape;
  private final @Nullable Program penalty;
  private final OverRows rows;
  private final Workers workers;

  RowProgram(RowShape shape, @Nullable Program penalty, OverRows rows, Workers workers) {
    this.shape = shape;
    this.penalty = penalty;
    this.rows = rows;
    this.workers = workers;
  }

  /**
   * Traces a function of parameters and a row of data. A function that compares values is traced by
   * the first call instead, which supplies their numbers.
   *
   * @throws IllegalArgumentException if the function returns null or a value of another engine, or
   *     there are fewer than 0 parameters or fewer than 1 columns
   * @throws IllegalStateException if it asks for the numbers of values, or takes too many
   *     operations
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

  /** The settings to trace with. */
  public static RowProgramBuilder builder() {
    return RowProgramBuilder.DEFAULT;
  }

  /** How many parameters the function has. */
  public int parameters() {
    return shape.parameters();
  }

  /** How many numbers a row has. */
  public int columns() {
    return shape.columns();
  }

  /** How many outputs the function has: 1. */
  public int outputs() {
    return 1;
  }

  /**
   * The same program, run by the threads of the common pool and the one that calls it. This pays
   * off with some thousand rows or more.
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
    return new RowProgram(shape, penalty, rows, Workers.of(executor, threads));
  }

  /**
   * The sum over the rows, plus the penalty if there is one. The sum over no rows is 0.
   *
   * @throws IllegalArgumentException if there are not {@link #parameters()} numbers, or rows of
   *     another length than {@link #columns()}
   */
  public double sum(double[] p, Rows data) {
    shape.check(p, data);
    return rows.sum(Mode.SUM, p, data.data(), NO_OUTPUTS, workers).value() + penaltyAt(p);
  }

  /** As {@link #sum}, but the mean over the rows, of which there must be one or more. */
  public double mean(double[] p, Rows data) {
    shape.check(p, data);
    OverRows.Total sum = rows.sum(Mode.SUM, p, data.data(), NO_OUTPUTS, workers);
    return sum.value() / checkAny(sum.rows()) + penaltyAt(p);
  }

  /**
   * The sum over the rows, plus the penalty if there is one, and the gradient of both.
   *
   * @param into receives the derivative with respect to each parameter; not the same array as p
   * @throws IllegalArgumentException if an array does not have {@link #parameters()} numbers, or
   *     both are the same, or rows have another length than {@link #columns()}
   */
  public double sumGradient(double[] p, Rows data, double[] into) {
    return gradient(p, data, into, false);
  }

  /** As {@link #sumGradient}, but of the mean over the rows, of which there must be one or more. */
  public double meanGradient(double[] p, Rows data, double[] into) {
    return gradient(p, data, into, true);
  }

  /**
   * As {@link #sumGradient(double[], Rows, double[])} at the present numbers of the parameters;
   * adds the gradient to theirs, as {@code backward()} does.
   */
  public double sumGradient(Parameters p, Rows data) {
    return addGradient(p, data, false);
  }

  /** As {@link #sumGradient(Parameters, Rows)}, but of the mean over the rows. */
  public double meanGradient(Parameters p, Rows data) {
    return addGradient(p, data, true);
  }

  private double addGradient(Parameters p, Rows data, boolean mean) {
    double[] gradient = new double[p.size()];
    double value = gradient(p.items(), data, gradient, mean);
    p.addToGrads(gradient);
    return value;
  }

  private double gradient(double[] p, Rows data, double[] into, boolean mean) {
    shape.check(p, data);
    return gradient(
        p,
        data.count(),
        sums -> rows.sum(Mode.GRADIENT, p, data.data(), sums, workers),
        into,
        mean);
  }

  /**
   * Writes nothing unless all goes well: what can fail comes first.
   *
   * @param count how many rows there are, or -1 if that is not known yet
   */
  private double gradient(
      double[] p, long count, Function<double[], OverRows.Total> sum, double[] into, boolean mean) {
    shape.checkGradient(p, into);
    if (mean && count >= 0) {
      checkAny(count);
    }
    double[] penaltyGradient = new double[penalty == null ? 0 : into.length];
    double penaltyValue = penalty == null ? 0 : penalty.gradient(p, penaltyGradient);
    double[] sums = count >= 0 ? into : new double[into.length];
    OverRows.Total total = sum.apply(sums);
    double divisor = mean ? checkAny(total.rows()) : 1;
    for (int i = 0; i < into.length; i++) {
      into[i] = mean ? sums[i] / divisor : sums[i];
    }
    for (int i = 0; i < penaltyGradient.length; i++) {
      into[i] += penaltyGradient[i];
    }
    double value = mean ? total.value() / divisor : total.value();
    return penalty == null ? value : value + penaltyValue;
  }

  private double penaltyAt(double[] p) {
    return penalty == null ? 0 : penalty.value(p);
  }

  /**
   * The sum over some of the rows, without the penalty, to {@link #merge} with those over others.
   *
   * @param firstRow how many rows there are before these
   * @throws IllegalArgumentException as for {@link #sum(double[], Rows)}, if the first row is below
   *     0, or if there are rows before it and the function compares what depends on the row
   */
  public PartialSum partialSum(double[] p, Rows data, long firstRow) {
    shape.check(p, data);
    return new PartialSum(rows.partial().part(Mode.SUM, p, data.data(), firstRow, workers));
  }

  /**
   * As {@link #partialSum(double[], Rows, long)}, for any function.
   *
   * @param before how many rows of each path there are before these, by {@link #countPaths}
   */
  public PartialSum partialSum(double[] p, Rows data, PathCounts before) {
    shape.check(p, data);
    return new PartialSum(rows.partial().part(Mode.SUM, p, data.data(), before.counts(), workers));
  }

  /** As {@link #partialSum(double[], Rows, long)}, with the gradient of the sum. */
  public PartialSum partialSumGradient(double[] p, Rows data, long firstRow) {
    shape.check(p, data);
    return new PartialSum(rows.partial().part(Mode.GRADIENT, p, data.data(), firstRow, workers));
  }

  /** As {@link #partialSum(double[], Rows, PathCounts)}, with the gradient of the sum. */
  public PartialSum partialSumGradient(double[] p, Rows data, PathCounts before) {
    shape.check(p, data);
    return new PartialSum(
        rows.partial().part(Mode.GRADIENT, p, data.data(), before.counts(), workers));
  }

  /**
   * Counts the rows that take each path through the comparisons of the function. A function without
   * comparisons has one path.
   */
  public PathCounts countPaths(double[] p, Rows data) {
    shape.check(p, data);
    return new PathCounts(rows.partial().count(p, data.data()));
  }

  /**
   * The sum over the rows of two parts.
   *
   * @param p the parameters that the parts were computed with
   * @throws IllegalArgumentException if a part was computed with other parameters or another
   *     function, one has a gradient and the other has not, or a row is in both
   */
  public PartialSum merge(double[] p, PartialSum one, PartialSum other) {
    shape.check(p);
    return new PartialSum(rows.partial().merge(p, one.part(), other.part()));
  }

  /**
   * As {@link #sum(double[], Rows)}, over the rows of a part, with its bits.
   *
   * @throws IllegalArgumentException if the part was computed with other parameters or another
   *     function, or if it lacks rows before others
   */
  public double sum(double[] p, PartialSum all) {
    return total(p, all).value() + penaltyAt(p);
  }

  /** As {@link #mean(double[], Rows)}, over the rows of a part: see {@link #sum}. */
  public double mean(double[] p, PartialSum all) {
    return total(p, all).value() / checkAny(all.rows()) + penaltyAt(p);
  }

  private OverRows.Total total(double[] p, PartialSum all) {
    shape.check(p);
    double[] unused = all.hasGradient() ? new double[p.length] : NO_OUTPUTS;
    return rows.partial().total(p, all.part(), unused);
  }

  /**
   * As {@link #sumGradient(double[], Rows, double[])}, over the rows of a part: see {@link #sum}.
   *
   * @throws IllegalArgumentException also if the part has no gradient
   */
  public double sumGradient(double[] p, PartialSum all, double[] into) {
    return gradient(p, all, into, false);
  }

  /** As {@link #sumGradient(double[], PartialSum, double[])}, but of the mean over the rows. */
  public double meanGradient(double[] p, PartialSum all, double[] into) {
    return gradient(p, all, into, true);
  }

  private double gradient(double[] p, PartialSum all, double[] into, boolean mean) {
    shape.check(p);
    if (!all.hasGradient()) {
      throw new IllegalArgumentException(
          "a part without gradient; compute parts by partialSumGradient(..)");
    }
    return gradient(p, all.rows(), sums -> rows.partial().total(p, all.part(), sums), into, mean);
  }

  /**
   * What is computed for each row: the values of the function and its derivatives, without the
   * penalty.
   */
  public EachRow eachRow() {
    return new EachRow(new RowResults(shape, rows, workers));
  }

  /**
   * The Hessian of the sum or mean with respect to the parameters. Traces the function once more:
   * keep what is returned.
   */
  public RowHessian hessian() {
    return new RowHessian(shape, penalty, rows, rows.withDirection(), workers);
  }

  /**
   * What is computed for a sum over rows, as text: p0, p1, ... are the parameters, row0, row1, ...
   * the numbers of a row, c0, c1, ... columns that hold a number for each row of a block, and s0,
   * s1, ... sums over all rows. What follows one another is written as c0..c3. In a loop, v4, v5,
   * ... stand in no column.
   *
   * <pre>
   * in each block of rows:
   *   c0..c1 = row0..row1
   *   in a loop:
   *     v4 = times(p1, c0)
   *     v5 = plus(p0, v4)
   *     v6 = minus(v5, c1)
   *     v7 = times(v6, v6)
   *     s0 = sum(v7)
   * results:
   *   return s0
   * </pre>
   *
   * <p>The penalty follows, if there is one. Paths and long programs are shown as by {@link
   * Program#listing()}.
   */
  public String listing() {
    return rows.listing(Mode.SUM) + ofPenalty(Program::listing);
  }

  /**
   * As {@link #listing()}, what is computed for a sum over rows and its gradient: {@code out[i]} is
   * the derivative with respect to parameter i.
   */
  public String gradientListing() {
    return rows.listing(Mode.GRADIENT) + ofPenalty(Program::gradientListing);
  }

  private String ofPenalty(Function<Program, String> listing) {
    return penalty == null ? "" : "penalty, where x is p:\n" + listing.apply(penalty).indent(2);
  }

  static long checkAny(long rows) {
    if (rows == 0) {
      throw new IllegalArgumentException("there is no mean of no rows; give one or more");
    }
    return rows;
  }

  /**
   * Returns once what has been called so far runs in loops that the JVM has compiled, as far as it
   * has any; see {@link Program#prepare}. A network runs in none, so there is nothing to do.
   *
   * @throws IllegalStateException if nothing has been called yet
   */
  public void prepare() {
    rows.prepare();
  }

  /** How large the program is without its penalty, and how it is run. */
  public RowProgramStatistics statistics() {
    return RowProgramStatistics.of(shape, rows);
  }

  /** Such as "RowProgram(337 parameters, 3 columns, plain Java)". */
  @Override
  public String toString() {
    return "RowProgram(%s, %s)".formatted(shape, rows.kernels());
  }
}

package rustgrad.rows.plan;

import rustgrad.api.Comparison;
import rustgrad.api.NaryOp;
import rustgrad.api.Op;
import rustgrad.api.spi.VectorOp;
import rustgrad.program.ir.Kind;
import rustgrad.rows.kernel.LoopBody;

/**
 * What computes columns of a block from others. Columns are named by their numbers. Where a step
 * has a count, it computes that many columns, which follow one another, and each column that it
 * names as an input is the first of as many.
 */
public sealed interface PlanStep {

  /**
   * Dots of columns with numbers that do not vary, each into a column of its own: for dot j {@code
   * y[j] = start[j] + w[j][0] * x[0] + w[j][1] * x[1] + ...}
   *
   * @param number which of the steps of this kind it is: see {@link Plan#weights}
   * @param x the columns that all of them read
   * @param y the first of the columns that are written, which follow one another
   */
  record DotProducts(int number, int[] x, int y) implements PlanStep {}

  /** A unary or binary op, or a partial of it, whose inputs are x. */
  record OfOp(Kind kind, Op op, int[] x, int y, int count) implements PlanStep {}

  /** One of + - * /, or negation, for which a and b are the same. */
  record Elementwise(Kind kind, int a, int b, int y, int count) implements PlanStep {}

  /** See {@link Kind#WHERE}. */
  record Where(
      Comparison comparison, int left, int right, int whenTrue, int whenFalse, int y, int count)
      implements PlanStep {}

  /** An n-ary op. */
  record Nary(NaryOp op, int[] x, int y) implements PlanStep {}

  /**
   * All partials of an n-ary op.
   *
   * @param first the column of the first partial; the others follow it
   */
  record NaryPartials(NaryOp op, int[] x, int y, int first) implements PlanStep {}

  /**
   * A vector op.
   *
   * @param first the column of its first output; the others follow it
   */
  record Call(VectorOp op, int[] x, int first) implements PlanStep {}

  /**
   * A loop that computes columns, and adds to sums, in registers.
   *
   * @param number which of the steps of this kind it is: see {@link Plan#numbers}
   * @param x the columns that it reads
   * @param y the columns that it writes
   * @param first the first of its sums, which follow one another
   */
  record Loop(int number, LoopBody body, int[] x, int[] y, int first) implements PlanStep {}

  /**
   * Sums over rows of the products of columns: {@code sum[first + j * b.length + i]} is that of
   * {@code a[j] * b[i]}.
   */
  record RowSums(int[] a, int[] b, int first) implements PlanStep {}
}

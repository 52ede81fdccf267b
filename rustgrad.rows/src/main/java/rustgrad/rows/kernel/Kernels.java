package rustgrad.rows.kernel;

import rustgrad.api.Comparison;
import rustgrad.api.Op;
import rustgrad.api.UnaryOp;
import rustgrad.program.ir.Kind;

/**
 * The loops in which programs over rows spend their time. All implementations compute the same
 * bits: the operations of each number, and their order, are those written here.
 *
 * <p>A block of rows lies in one array, column by column: row r of column c is at {@code c * stride
 * + r}. The number of rows is a multiple of {@link #LANES}, the stride an odd multiple of it (so
 * that the columns do not fall on the same lines of the cache).
 */
public interface Kernels {
  /** The number of lanes of a sum over rows, each of which adds up every LANES-th row. */
  int LANES = 8;

  /**
   * Dots that read the same columns: for each output j and each row, {@code starts[j] + w[j][0] *
   * x[0] + w[j][1] * x[1] + ...}, multiplied and added one after the other, from left to right.
   *
   * @param block the columns
   * @param x the columns that are read
   * @param y the first of the columns that are written, which follow one another
   * @param starts a number for each of them
   */
  void dots(double[] block, int stride, int rows, int[] x, int y, double[] starts, Weights w);

  /**
   * Sums over the rows {@code from, ..., from + rows - 1} of the products of columns, for each pair
   * (j, i): {@code a[j] * b[i]} summed into {@code sums[at + j * b.length + i]}, which is
   * overwritten.
   *
   * <p>Lane l starts with 0.0 and adds the products of the rows l, l + LANES, ... in turn. The
   * lanes are then added in halves: lane l + 4 to lane l for l &lt; 4, lane l + 2 to lane l for l
   * &lt; 2, and lane 1 to lane 0.
   */
  void sums(
      double[] block, int stride, int from, int rows, int[] a, int[] b, double[] sums, int at);

  /**
   * For each i below the length: {@code block[y + i] = block[whenTrue + i]} if {@code block[left +
   * i]} and {@code block[right + i]} satisfy the comparison, else {@code block[whenFalse + i]}. All
   * are places in the block.
   */
  void where(
      Comparison comparison,
      double[] block,
      int left,
      int right,
      int whenTrue,
      int whenFalse,
      int y,
      int length);

  /** The op itself, or one with the same bits whose forms for many inputs are faster. */
  UnaryOp columns(UnaryOp op);

  /**
   * Whether a {@link LoopBody} may contain such an instruction, which computes or differentiates a
   * unary or binary op. If not, it has columns and a loop of its own.
   */
  boolean fits(Kind kind, Op op);

  /** How many instructions a loop has at most that HotSpot compiles well. */
  int loopSize();

  /**
   * A loop for a body, whose instructions are arithmetic, where and those that {@link #fits} has
   * accepted.
   *
   * @throws RuntimeException or an Error where the JVM cannot define a class
   */
  RowLoop loop(LoopBody body);

  /** Such as "Vector API, 512 bits"; for statistics and logs. */
  String name();

  /**
   * Whether these loops work in this JVM, and are faster than plain ones. Loops that decline,
   * unless they were switched off, say why in the log. Called once, before any other method.
   */
  default boolean isUsable() {
    return true;
  }
}

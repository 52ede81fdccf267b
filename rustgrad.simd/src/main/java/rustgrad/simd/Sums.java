package rustgrad.simd;

import static rustgrad.rows.kernel.Kernels.LANES;
import static rustgrad.simd.SumTiles.ROW;
import static rustgrad.simd.Vectors.LENGTH;
import static rustgrad.simd.Vectors.WIDE;

/**
 * Sums over rows of the products of columns, of each a and each b: by tiles of some a and some b,
 * which write their lanes side by side; one loop then adds them all.
 *
 * <p>Where a vector has half as many lanes as a sum, the tiles run twice.
 */
final class Sums {
  /** How many b are computed at a time: the lanes of four a stay in the first cache. */
  private static final int CHUNK = ROW / LANES;

  private static final ThreadLocal<double[]> SCRATCH =
      ThreadLocal.withInitial(() -> new double[4 * ROW]);

  private Sums() {}

  static void sums(
      double[] m, int stride, int from, int rows, int[] a, int[] b, double[] sums, int at) {
    double[] lanes = SCRATCH.get();
    for (int i = 0; i < b.length; i += CHUNK) {
      int end = Math.min(b.length, i + CHUNK);
      int j = 0;
      for (; j + 4 <= a.length; j += 4) {
        for (int lane = 0; lane < LANES; lane += LENGTH) {
          four(m, stride, from, from + rows, lane, a, j, b, i, end, lanes);
        }
        for (int n = 0; n < 4; n++) {
          fold(lanes, n * ROW, end - i, sums, at + (j + n) * b.length + i);
        }
      }
      for (; j < a.length; j++) {
        for (int lane = 0; lane < LANES; lane += LENGTH) {
          one(m, stride, from, from + rows, lane, a, j, b, i, end, lanes);
        }
        fold(lanes, 0, end - i, sums, at + j * b.length + i);
      }
    }
  }

  /** Four a with the b from i to end. */
  private static void four(
      double[] m,
      int stride,
      int row,
      int endRow,
      int lane,
      int[] a,
      int j,
      int[] b,
      int from,
      int end,
      double[] lanes) {
    int i = from;
    int to = lane;
    for (; WIDE && i + 4 <= end; i += 4, to += 4 * LANES) {
      SumTiles.fourByFour(m, stride, endRow, row + lane, a, j, b, i, lanes, to);
    }
    for (; i + 2 <= end; i += 2, to += 2 * LANES) {
      SumTiles.fourByTwo(m, stride, endRow, row + lane, a, j, b, i, lanes, to);
    }
    if (i < end) {
      SumTiles.fourByOne(m, stride, endRow, row + lane, a, j, b, i, lanes, to);
    }
  }

  /** One a with the b from i to end. */
  private static void one(
      double[] m,
      int stride,
      int row,
      int endRow,
      int lane,
      int[] a,
      int j,
      int[] b,
      int from,
      int end,
      double[] lanes) {
    int i = from;
    int to = lane;
    for (; i + 4 <= end; i += 4, to += 4 * LANES) {
      SumTiles.oneByFour(m, stride, endRow, row + lane, a, j, b, i, lanes, to);
    }
    for (; i < end; i++, to += LANES) {
      SumTiles.oneByOne(m, stride, endRow, row + lane, a, j, b, i, lanes, to);
    }
  }

  /** Adds the lanes of each sum in halves. */
  private static void fold(double[] lanes, int from, int count, double[] sums, int at) {
    for (int i = 0; i < count; i++) {
      int l = from + i * LANES;
      double even = (lanes[l] + lanes[l + 4]) + (lanes[l + 2] + lanes[l + 6]);
      double odd = (lanes[l + 1] + lanes[l + 5]) + (lanes[l + 3] + lanes[l + 7]);
      sums[at + i] = even + odd;
    }
  }
}

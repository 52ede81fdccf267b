package rustgrad.simd;

import java.util.Arrays;
import rustgrad.rows.kernel.Kernels;
import rustgrad.rows.kernel.RowLoop;

/**
 * Gives a loop whole vectors of rows. Of a last one that has too few rows, only these are added to
 * the sums: it is summed elsewhere first, beginning with 0, which changes no bit.
 */
record WholeVectors(RowLoop loop, int sums) implements RowLoop {

  @Override
  public void run(
      double[] block,
      int stride,
      int from,
      int to,
      double[] numbers,
      int[] x,
      int[] y,
      double[] lanes,
      int sum) {
    int rest = (to - from) % Vectors.LENGTH;
    int whole = to - rest;
    loop.run(block, stride, from, whole, numbers, x, y, lanes, sum);
    if (rest > 0) {
      int apart = lanes.length / Kernels.LANES / 2 + sum;
      int first = Kernels.LANES * apart;
      Arrays.fill(lanes, first, first + Kernels.LANES * sums, 0);
      loop.run(block, stride, whole, whole + Vectors.LENGTH, numbers, x, y, lanes, apart);
      int lane = whole % Kernels.LANES;
      for (int s = 0; s < sums; s++) {
        for (int l = lane; l < lane + rest; l++) {
          lanes[Kernels.LANES * (sum + s) + l] += lanes[first + Kernels.LANES * s + l];
        }
      }
    }
  }
}

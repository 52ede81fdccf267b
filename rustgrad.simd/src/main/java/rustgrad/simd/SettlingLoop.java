package rustgrad.simd;

import rustgrad.rows.kernel.Kernels;
import rustgrad.rows.kernel.RowLoop;

/** A loop over vectors, for which a plain one serves until HotSpot has compiled it. */
final class SettlingLoop implements RowLoop {
  private final RowLoop vectors;
  private final RowLoop plain;
  private final Settling settling = new Settling();

  SettlingLoop(RowLoop vectors, RowLoop plain) {
    this.vectors = vectors;
    this.plain = plain;
  }

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
    if (settling.isTrial()) {
      settle(block, stride, from, to, numbers, x, y, lanes, sum);
    } else {
      RowLoop leader = settling.vectorsLead() ? vectors : plain;
      leader.run(block, stride, from, to, numbers, x, y, lanes, sum);
    }
  }

  /** A trial. */
  @Override
  public void settle(
      double[] block,
      int stride,
      int from,
      int to,
      double[] numbers,
      int[] x,
      int[] y,
      double[] lanes,
      int sum) {
    int apart = lanes.length / Kernels.LANES / 2 + sum;
    long start = System.nanoTime();
    plain.run(block, stride, from, to, numbers, x, y, lanes, apart);
    long half = System.nanoTime();
    vectors.run(block, stride, from, to, numbers, x, y, lanes, sum);
    settling.note(half - start, System.nanoTime() - half);
  }

  @Override
  public boolean isSettled() {
    return settling.isSettled();
  }
}

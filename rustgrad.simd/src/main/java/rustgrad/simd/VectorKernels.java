package rustgrad.simd;

import rustgrad.api.Comparison;
import rustgrad.api.Op;
import rustgrad.api.UnaryOp;
import rustgrad.program.ir.Kind;
import rustgrad.rows.kernel.Kernels;
import rustgrad.rows.kernel.LoopBody;
import rustgrad.rows.kernel.PlainKernels;
import rustgrad.rows.kernel.RowLoop;
import rustgrad.rows.kernel.Weights;

/**
 * The loops over rows on the JDK's Vector API.
 *
 * <p>This class names none of that API, so that it loads where the incubator module is missing.
 */
public final class VectorKernels implements Kernels {
  private final Kernels plain = new PlainKernels();

  @Override
  public boolean isUsable() {
    return Platform.isUsable();
  }

  @Override
  public String name() {
    return "Vector API, " + Vectors.LENGTH * Double.SIZE + " bits";
  }

  @Override
  public void dots(
      double[] block, int stride, int rows, int[] x, int y, double[] starts, Weights w) {
    Dots.dots(block, stride, rows, x, y, starts, w);
  }

  @Override
  public void sums(
      double[] block, int stride, int from, int rows, int[] a, int[] b, double[] sums, int at) {
    Sums.sums(block, stride, from, rows, a, b, sums, at);
  }

  @Override
  public void where(
      Comparison comparison,
      double[] block,
      int left,
      int right,
      int whenTrue,
      int whenFalse,
      int y,
      int length) {
    Choice.where(comparison, block, left, right, whenTrue, whenFalse, y, length);
  }

  @Override
  public UnaryOp columns(UnaryOp op) {
    return Columns.of(op);
  }

  @Override
  public boolean fits(Kind kind, Op op) {
    return VectorLoops.fit(op);
  }

  /** C1 gives up on some larger ones: out of virtual registers. C2 then never compiles them. */
  @Override
  public int loopSize() {
    return 48;
  }

  @Override
  public RowLoop loop(LoopBody body) {
    return new SettlingLoop(VectorLoops.of(body), plain.loop(body));
  }
}

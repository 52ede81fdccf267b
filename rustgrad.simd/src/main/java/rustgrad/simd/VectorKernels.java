package rustgrad.simd;

import rustgrad.api.Comparison;
import rustgrad.api.UnaryOp;
import rustgrad.core.kernel.Kernels;
import rustgrad.core.kernel.PlainKernels;
import rustgrad.core.kernel.Weights;

/**
 * The loops over rows on the JDK's Vector API.
 *
 * <p>This class names none of that API, so that it loads where the incubator module is missing.
 */
public final class VectorKernels implements Kernels {
  // C2 vectorises these well. Hot vector code for them, as short as it is, makes it compile the
  // tiles
  // of dots so that all their vectors are objects.
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
  public void plus(double[] block, int a, int b, int y, int length) {
    plain.plus(block, a, b, y, length);
  }

  @Override
  public void minus(double[] block, int a, int b, int y, int length) {
    plain.minus(block, a, b, y, length);
  }

  @Override
  public void times(double[] block, int a, int b, int y, int length) {
    plain.times(block, a, b, y, length);
  }

  @Override
  public void div(double[] block, int a, int b, int y, int length) {
    plain.div(block, a, b, y, length);
  }

  @Override
  public UnaryOp columns(UnaryOp op) {
    return Columns.of(op);
  }
}

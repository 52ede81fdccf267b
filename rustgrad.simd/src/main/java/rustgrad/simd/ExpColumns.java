package rustgrad.simd;

import static rustgrad.simd.Vectors.LENGTH;

import rustgrad.api.UnaryOp;

/** {@link rustgrad.ops.Exp} by vectors. */
final class ExpColumns extends Columns {
  ExpColumns(UnaryOp op) {
    super(op);
  }

  /** y = e^x. */
  @Override
  void applyVectors(double[] x, int xFrom, double[] y, int yFrom, int length) {
    if (Exponentials.exp(x, xFrom, y, yFrom, length) >= 0) {
      return;
    }
    for (int i = 0; i < length; i += LENGTH) {
      if (!Exponentials.hasExp(x, xFrom + i)) {
        applyScalar(x, xFrom + i, y, yFrom + i);
      }
    }
  }

  /** dy/dx = y. */
  @Override
  void partialVectors(
      double[] x, int xFrom, double[] y, int yFrom, double[] into, int intoFrom, int length) {
    System.arraycopy(y, yFrom, into, intoFrom, length);
  }
}

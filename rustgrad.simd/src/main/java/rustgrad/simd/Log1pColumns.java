package rustgrad.simd;

import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.VectorOperators.NE;
import static rustgrad.simd.Vectors.LENGTH;
import static rustgrad.simd.Vectors.SPECIES;

import jdk.incubator.vector.DoubleVector;
import rustgrad.api.UnaryOp;

/** {@link rustgrad.ops.Log1p} by vectors. */
final class Log1pColumns extends Columns {
  private static final DoubleVector ONE = broadcast(SPECIES, 1);

  Log1pColumns(UnaryOp op) {
    super(op);
  }

  /** y = ln(1 + x). */
  @Override
  void applyVectors(double[] x, int xFrom, double[] y, int yFrom, int length) {
    System.arraycopy(x, xFrom, y, yFrom, length);
    Logarithms.log1p(y, yFrom, length);
    for (int i = 0; i < length; i += LENGTH) {
      if (!Logarithms.hasLog1p(x, xFrom + i)) {
        applyScalar(x, xFrom + i, y, yFrom + i);
      }
    }
  }

  /** dy/dx = 1 / (1 + x); y where that is NaN. */
  @Override
  void partialVectors(
      double[] x, int xFrom, double[] y, int yFrom, double[] into, int intoFrom, int length) {
    for (int i = 0; i < length; i += LENGTH) {
      DoubleVector out = fromArray(SPECIES, y, yFrom + i);
      ONE.div(fromArray(SPECIES, x, xFrom + i).add(ONE))
          .blend(out, out.compare(NE, out))
          .intoArray(into, intoFrom + i);
    }
  }
}

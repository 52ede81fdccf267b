package rustgrad.simd;

import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.VectorOperators.LT;
import static rustgrad.simd.Vectors.LENGTH;
import static rustgrad.simd.Vectors.SPECIES;

import jdk.incubator.vector.DoubleVector;
import rustgrad.api.UnaryOp;

/** {@link rustgrad.ops.Softplus} by vectors. */
final class SoftplusColumns extends Columns {
  private static final DoubleVector ZERO = broadcast(SPECIES, 0);

  SoftplusColumns(UnaryOp op) {
    super(op);
  }

  /** y = max(x, 0) + ln(1 + e^-|x|). */
  @Override
  void applyVectors(double[] x, int xFrom, double[] y, int yFrom, int length) {
    SigmoidColumns.expOfMinusSize(x, xFrom, y, yFrom, length);
    Logarithms.log1pOfFraction(y, yFrom, length);
    for (int i = 0; i < length; i += LENGTH) {
      DoubleVector in = fromArray(SPECIES, x, xFrom + i);
      in.blend(ZERO, in.compare(LT, ZERO))
          .add(fromArray(SPECIES, y, yFrom + i))
          .intoArray(y, yFrom + i);
    }
    for (int i = 0; i < length; i += LENGTH) {
      if (!Exponentials.hasExp(x, xFrom + i)) {
        applyScalar(x, xFrom + i, y, yFrom + i);
      }
    }
  }

  /** dy/dx = sigmoid(x). */
  @Override
  void partialVectors(
      double[] x, int xFrom, double[] y, int yFrom, double[] into, int intoFrom, int length) {
    SigmoidColumns.sigmoid(x, xFrom, into, intoFrom, length);
    for (int i = 0; i < length; i += LENGTH) {
      if (!Exponentials.hasExp(x, xFrom + i)) {
        partialScalar(x, xFrom + i, y, yFrom + i, into, intoFrom + i);
      }
    }
  }
}

package rustgrad.simd;

import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.VectorOperators.LT;
import static rustgrad.simd.Vectors.LENGTH;
import static rustgrad.simd.Vectors.SPECIES;

import jdk.incubator.vector.DoubleVector;
import rustgrad.api.UnaryOp;

/** {@link rustgrad.ops.Sigmoid} by vectors. */
final class SigmoidColumns extends Columns {
  private static final DoubleVector ONE = broadcast(SPECIES, 1);
  private static final DoubleVector ZERO = broadcast(SPECIES, 0);

  SigmoidColumns(UnaryOp op) {
    super(op);
  }

  /** y = 1 / (1 + e), or e / (1 + e) for negative x, with e = e^-|x|. */
  @Override
  void applyVectors(double[] x, int xFrom, double[] y, int yFrom, int length) {
    sigmoid(x, xFrom, y, yFrom, length);
    for (int i = 0; i < length; i += LENGTH) {
      if (!Exponentials.hasExp(x, xFrom + i)) {
        applyScalar(x, xFrom + i, y, yFrom + i);
      }
    }
  }

  /** dy/dx = y (1 - y). */
  @Override
  void partialVectors(
      double[] x, int xFrom, double[] y, int yFrom, double[] into, int intoFrom, int length) {
    for (int i = 0; i < length; i += LENGTH) {
      DoubleVector out = fromArray(SPECIES, y, yFrom + i);
      out.mul(ONE.sub(out)).intoArray(into, intoFrom + i);
    }
  }

  /** The sigmoid, for vectors of x that {@link Exponentials#hasExp} accepts. */
  static void sigmoid(double[] x, int xFrom, double[] y, int yFrom, int length) {
    expOfMinusSize(x, xFrom, y, yFrom, length);
    for (int i = 0; i < length; i += LENGTH) {
      DoubleVector e = fromArray(SPECIES, y, yFrom + i);
      ONE.blend(e, fromArray(SPECIES, x, xFrom + i).compare(LT, ZERO))
          .div(e.add(ONE))
          .intoArray(y, yFrom + i);
    }
  }

  /** e^-|x|. */
  static void expOfMinusSize(double[] x, int xFrom, double[] y, int yFrom, int length) {
    for (int i = 0; i < length; i += LENGTH) {
      fromArray(SPECIES, x, xFrom + i).abs().neg().intoArray(y, yFrom + i);
    }
    Exponentials.exp(y, yFrom, y, yFrom, length);
  }
}

package rustgrad.simd;

import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.NE;
import static rustgrad.simd.Vectors.LENGTH;
import static rustgrad.simd.Vectors.all;
import static rustgrad.simd.Vectors.load;

import jdk.incubator.vector.DoubleVector;
import rustgrad.api.UnaryOp;

/** {@link rustgrad.ops.Relu} by vectors. */
final class ReluColumns extends Columns {
  ReluColumns(UnaryOp op) {
    super(op);
  }

  /** y = 0 where x &lt;= 0, else x: so 0 for -0, and NaN for NaN. */
  @Override
  void applyVectors(double[] x, int xFrom, double[] y, int yFrom, int length) {
    DoubleVector zero = all(0);
    for (int i = 0; i < length; i += LENGTH) {
      DoubleVector in = load(x, xFrom + i);
      in.blend(zero, in.compare(LE, zero)).intoArray(y, yFrom + i);
    }
  }

  /** dy/dx = 1 where x &gt; 0, else 0; y where that is NaN. */
  @Override
  void partialVectors(
      double[] x, int xFrom, double[] y, int yFrom, double[] into, int intoFrom, int length) {
    DoubleVector zero = all(0);
    DoubleVector one = all(1);
    for (int i = 0; i < length; i += LENGTH) {
      DoubleVector out = load(y, yFrom + i);
      zero.blend(one, load(x, xFrom + i).compare(GT, zero))
          .blend(out, out.compare(NE, out))
          .intoArray(into, intoFrom + i);
    }
  }
}

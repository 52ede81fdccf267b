package rustgrad.simd;

import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LT;
import static rustgrad.ops.Exponential.GREATEST_REMAINDER;
import static rustgrad.ops.Exponential.LN2_HIGH;
import static rustgrad.ops.Exponential.LN2_LOW;
import static rustgrad.ops.Exponential.ONE_OVER_LN2;
import static rustgrad.ops.Exponential.SHIFT;
import static rustgrad.ops.Hyperbolic.LARGEST;
import static rustgrad.simd.Vectors.LENGTH;
import static rustgrad.simd.Vectors.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;
import rustgrad.api.UnaryOp;

/** {@link rustgrad.ops.Tanh} by vectors. */
final class TanhColumns extends Columns {
  private static final LongVector SIGN = broadcast(SPECIES, -0.0).reinterpretAsLongs();
  private static final DoubleVector ONE = broadcast(SPECIES, 1);
  private static final DoubleVector LARGEST_SIZE = broadcast(SPECIES, LARGEST);
  private static final DoubleVector MINUS_TWO = broadcast(SPECIES, -2);
  private static final DoubleVector ZERO = broadcast(SPECIES, 0);
  private static final DoubleVector TWO = broadcast(SPECIES, 2);
  private static final DoubleVector ONE_OVER_LN2S = broadcast(SPECIES, ONE_OVER_LN2);
  private static final DoubleVector SHIFTS = broadcast(SPECIES, SHIFT);
  private static final DoubleVector LN2_HIGHS = broadcast(SPECIES, LN2_HIGH);
  private static final DoubleVector LN2_LOWS = broadcast(SPECIES, LN2_LOW);
  private static final DoubleVector GREATEST_REMAINDERS = broadcast(SPECIES, GREATEST_REMAINDER);

  TanhColumns(UnaryOp op) {
    super(op);
  }

  /**
   * y = 1 - 2 / (t + 2) with t = e^(2|x|) - 1 for |x| at least 1, else -t / (t + 2) with t =
   * e^(-2|x|) - 1; has the sign of x.
   */
  @Override
  void applyVectors(double[] x, int xFrom, double[] y, int yFrom, int length) {
    expm1Argument(x, xFrom, y, yFrom, length);
    Exponentials.expm1(y, yFrom, length);
    tanhOf(x, xFrom, y, yFrom, length);
    for (int i = 0; i < length; i += LENGTH) {
      if (!hasTanh(x, xFrom + i)) {
        applyScalar(x, xFrom + i, y, yFrom + i);
      }
    }
  }

  /** dy/dx = 1 - y^2. */
  @Override
  void partialVectors(
      double[] x, int xFrom, double[] y, int yFrom, double[] into, int intoFrom, int length) {
    for (int i = 0; i < length; i += LENGTH) {
      DoubleVector out = fromArray(SPECIES, y, yFrom + i);
      ONE.sub(out.mul(out)).intoArray(into, intoFrom + i);
    }
  }

  /** 2|x| for |x| at least 1, else -2|x|; from LARGEST on, tanh is 1. */
  private static void expm1Argument(double[] x, int xFrom, double[] y, int yFrom, int length) {
    for (int i = 0; i < length; i += LENGTH) {
      DoubleVector size = fromArray(SPECIES, x, xFrom + i).abs();
      size = size.blend(LARGEST_SIZE, size.compare(GT, LARGEST_SIZE));
      DoubleVector twice = size.add(size);
      twice.blend(twice.neg(), size.compare(LT, ONE)).intoArray(y, yFrom + i);
    }
  }

  private static void tanhOf(double[] x, int xFrom, double[] y, int yFrom, int length) {
    for (int i = 0; i < length; i += LENGTH) {
      DoubleVector in = fromArray(SPECIES, x, xFrom + i);
      DoubleVector t = fromArray(SPECIES, y, yFrom + i);
      VectorMask<Double> isSmall = in.abs().compare(LT, ONE);
      DoubleVector quotient = MINUS_TWO.blend(t.neg(), isSmall).div(t.add(TWO));
      DoubleVector size = ONE.blend(ZERO, isSmall).add(quotient).abs();
      in.reinterpretAsLongs()
          .and(SIGN)
          .or(size.reinterpretAsLongs())
          .reinterpretAsDoubles()
          .intoArray(y, yFrom + i);
    }
  }

  /**
   * Whether the formulas above compute what the op does for a vector of x. The answer is the same
   * for x and -x.
   */
  private static boolean hasTanh(double[] from, int at) {
    DoubleVector size = fromArray(SPECIES, from, at).abs();
    size = size.blend(LARGEST_SIZE, size.compare(GT, LARGEST_SIZE));
    DoubleVector twice = size.add(size);
    DoubleVector k = twice.mul(ONE_OVER_LN2S).add(SHIFTS).sub(SHIFTS);
    DoubleVector r = twice.sub(k.mul(LN2_HIGHS)).sub(k.mul(LN2_LOWS));
    return r.abs().compare(LE, GREATEST_REMAINDERS).allTrue();
  }
}

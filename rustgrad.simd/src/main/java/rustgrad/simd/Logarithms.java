package rustgrad.simd;

import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.GT;
import static jdk.incubator.vector.VectorOperators.LSHR;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.OR;
import static rustgrad.ops.Logarithm.BELOW_ROOT_OF_2;
import static rustgrad.ops.Logarithm.FRACTION_BITS;
import static rustgrad.ops.Logarithm.L1;
import static rustgrad.ops.Logarithm.L2;
import static rustgrad.ops.Logarithm.L3;
import static rustgrad.ops.Logarithm.L4;
import static rustgrad.ops.Logarithm.L5;
import static rustgrad.ops.Logarithm.L6;
import static rustgrad.ops.Logarithm.L7;
import static rustgrad.ops.Logarithm.LN2_HIGH;
import static rustgrad.ops.Logarithm.LN2_LOW;
import static rustgrad.ops.Logarithm.ONE_BITS;
import static rustgrad.ops.Logarithm.ROOT_BITS;
import static rustgrad.simd.Vectors.LENGTH;
import static rustgrad.simd.Vectors.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorMask;

/**
 * The logarithms of {@link rustgrad.ops.Logarithm} by vectors: loops that work in place, and give
 * no vector to a method, like those of {@link Exponentials}.
 */
final class Logarithms {
  /** The bits of 2^52; with an integer in the lowest of them, those of 2^52 plus this integer. */
  private static final long INTEGER_BITS = 0x4330000000000000L;

  private static final double BIAS = 0x1p52 + 1023;

  private static final DoubleVector BIASS = broadcast(SPECIES, BIAS);
  private static final DoubleVector ONE = broadcast(SPECIES, 1);
  private static final DoubleVector HALF = broadcast(SPECIES, 0.5);
  private static final DoubleVector TWO = broadcast(SPECIES, 2);
  private static final DoubleVector L6S = broadcast(SPECIES, L6);
  private static final DoubleVector L4S = broadcast(SPECIES, L4);
  private static final DoubleVector L2S = broadcast(SPECIES, L2);
  private static final DoubleVector L7S = broadcast(SPECIES, L7);
  private static final DoubleVector L5S = broadcast(SPECIES, L5);
  private static final DoubleVector L3S = broadcast(SPECIES, L3);
  private static final DoubleVector L1S = broadcast(SPECIES, L1);
  private static final DoubleVector LN2_LOWS = broadcast(SPECIES, LN2_LOW);
  private static final DoubleVector ZERO = broadcast(SPECIES, 0);
  private static final DoubleVector LN2_HIGHS = broadcast(SPECIES, LN2_HIGH);

  private Logarithms() {}

  /** ln x, for vectors of x that {@link #hasLog} accepts. */
  static void log(double[] y, int from, int length) {
    for (int i = from; i < from + length; i += LENGTH) {
      LongVector shifted = fromArray(SPECIES, y, i).reinterpretAsLongs().add(ONE_BITS - ROOT_BITS);
      DoubleVector k =
          shifted.lanewise(LSHR, 52).lanewise(OR, INTEGER_BITS).reinterpretAsDoubles().sub(BIASS);
      DoubleVector f =
          shifted.lanewise(AND, FRACTION_BITS).add(ROOT_BITS).reinterpretAsDoubles().sub(ONE);
      DoubleVector halfSquare = f.mul(HALF).mul(f);
      DoubleVector s = f.div(f.add(TWO));
      DoubleVector z = s.mul(s);
      DoubleVector w = z.mul(z);
      DoubleVector even = w.mul(L6S).add(L4S).mul(w).add(L2S).mul(w);
      DoubleVector odd = w.mul(L7S).add(L5S).mul(w).add(L3S).mul(w).add(L1S).mul(z);
      DoubleVector series = s.mul(halfSquare.add(even.add(odd)));
      series
          .add(k.mul(LN2_LOWS).add(ZERO))
          .sub(halfSquare)
          .add(f)
          .add(k.mul(LN2_HIGHS))
          .intoArray(y, i);
    }
  }

  /** Whether all of a vector of x are positive normal numbers. */
  static boolean hasLog(double[] from, int at) {
    DoubleVector x = fromArray(SPECIES, from, at);
    return x.compare(GE, Double.MIN_NORMAL).and(x.compare(LT, Double.POSITIVE_INFINITY)).allTrue();
  }

  /** ln(1 + x) where {@link #hasLog1p}; has the sign of x. */
  static void log1p(double[] y, int from, int length) {
    for (int i = from; i < from + length; i += LENGTH) {
      DoubleVector x = fromArray(SPECIES, y, i);
      DoubleVector u = x.add(ONE);
      DoubleVector lost = x.sub(u.sub(ONE)).blend(ONE.sub(u.sub(x)), u.compare(GE, 2));
      LongVector shifted = u.reinterpretAsLongs().add(ONE_BITS - ROOT_BITS);
      DoubleVector k =
          shifted.lanewise(LSHR, 52).lanewise(OR, INTEGER_BITS).reinterpretAsDoubles().sub(BIASS);
      DoubleVector f =
          shifted.lanewise(AND, FRACTION_BITS).add(ROOT_BITS).reinterpretAsDoubles().sub(ONE);
      DoubleVector halfSquare = f.mul(HALF).mul(f);
      DoubleVector s = f.div(f.add(TWO));
      DoubleVector z = s.mul(s);
      DoubleVector w = z.mul(z);
      DoubleVector even = w.mul(L6S).add(L4S).mul(w).add(L2S).mul(w);
      DoubleVector odd = w.mul(L7S).add(L5S).mul(w).add(L3S).mul(w).add(L1S).mul(z);
      DoubleVector series = s.mul(halfSquare.add(even.add(odd)));
      series
          .add(k.mul(LN2_LOWS).add(lost.div(u)))
          .sub(halfSquare)
          .add(f)
          .add(k.mul(LN2_HIGHS))
          .abs()
          .reinterpretAsLongs()
          .lanewise(OR, x.reinterpretAsLongs().lanewise(AND, Long.MIN_VALUE))
          .reinterpretAsDoubles()
          .intoArray(y, i);
    }
  }

  /** Whether all of a vector of x lie between -1 and 2^54. */
  static boolean hasLog1p(double[] from, int at) {
    DoubleVector x = fromArray(SPECIES, from, at);
    return x.compare(GT, -1).and(x.compare(LT, 0x1p54)).allTrue();
  }

  /** ln(1 + x) for x from 0 to 1. */
  static void log1pOfFraction(double[] y, int from, int length) {
    for (int i = from; i < from + length; i += LENGTH) {
      DoubleVector x = fromArray(SPECIES, y, i);
      DoubleVector u = x.add(ONE);
      DoubleVector more = x.sub(u.sub(ONE)).div(u);
      VectorMask<Double> aboveRoot = u.compare(GT, BELOW_ROOT_OF_2);
      DoubleVector k = ZERO.blend(ONE, aboveRoot);
      DoubleVector f = u.blend(u.mul(HALF), aboveRoot).sub(ONE);
      DoubleVector halfSquare = f.mul(HALF).mul(f);
      DoubleVector s = f.div(f.add(TWO));
      DoubleVector z = s.mul(s);
      DoubleVector w = z.mul(z);
      DoubleVector even = w.mul(L6S).add(L4S).mul(w).add(L2S).mul(w);
      DoubleVector odd = w.mul(L7S).add(L5S).mul(w).add(L3S).mul(w).add(L1S).mul(z);
      DoubleVector series = s.mul(halfSquare.add(even.add(odd)));
      series
          .add(k.mul(LN2_LOWS).add(more))
          .sub(halfSquare)
          .add(f)
          .add(k.mul(LN2_HIGHS))
          .intoArray(y, i);
    }
  }
}

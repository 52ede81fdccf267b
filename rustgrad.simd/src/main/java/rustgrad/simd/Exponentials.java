package rustgrad.simd;

import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.VectorOperators.ADD;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.OR;
import static rustgrad.ops.Exponential.GREATEST_SQUARE;
import static rustgrad.ops.Exponential.LARGEST_ORDINARY;
import static rustgrad.ops.Exponential.LEAST_SQUARE;
import static rustgrad.ops.Exponential.LN2_HIGH;
import static rustgrad.ops.Exponential.LN2_LOW;
import static rustgrad.ops.Exponential.ONE_BITS;
import static rustgrad.ops.Exponential.ONE_OVER_LN2;
import static rustgrad.ops.Exponential.P1;
import static rustgrad.ops.Exponential.P2;
import static rustgrad.ops.Exponential.P3;
import static rustgrad.ops.Exponential.P4;
import static rustgrad.ops.Exponential.P5;
import static rustgrad.ops.Exponential.Q1;
import static rustgrad.ops.Exponential.Q2;
import static rustgrad.ops.Exponential.Q3;
import static rustgrad.ops.Exponential.Q4;
import static rustgrad.ops.Exponential.Q5;
import static rustgrad.ops.Exponential.SHIFT;
import static rustgrad.simd.Vectors.LENGTH;
import static rustgrad.simd.Vectors.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;

/**
 * The exponential functions of {@link rustgrad.ops.Exponential} by vectors: loops that work in
 * place.
 *
 * <p>No vector is given to a method or returned by one: where HotSpot does not inline the method,
 * as late in a large one, each vector would be an object. The constants are vectors already, so
 * that methods are smaller: HotSpot 17 still makes an object of some vectors of the longest
 * formulas.
 */
final class Exponentials {
  private static final int EXPONENT = 52;

  private static final DoubleVector ONE_OVER_LN2S = broadcast(SPECIES, ONE_OVER_LN2);
  private static final DoubleVector SHIFTS = broadcast(SPECIES, SHIFT);
  private static final DoubleVector LN2_HIGHS = broadcast(SPECIES, LN2_HIGH);
  private static final DoubleVector LN2_LOWS = broadcast(SPECIES, LN2_LOW);
  private static final DoubleVector P5S = broadcast(SPECIES, P5);
  private static final DoubleVector P4S = broadcast(SPECIES, P4);
  private static final DoubleVector P3S = broadcast(SPECIES, P3);
  private static final DoubleVector P2S = broadcast(SPECIES, P2);
  private static final DoubleVector P1S = broadcast(SPECIES, P1);
  private static final DoubleVector HALF = broadcast(SPECIES, 0.5);
  private static final DoubleVector Q5S = broadcast(SPECIES, Q5);
  private static final DoubleVector Q4S = broadcast(SPECIES, Q4);
  private static final DoubleVector Q3S = broadcast(SPECIES, Q3);
  private static final DoubleVector Q2S = broadcast(SPECIES, Q2);
  private static final DoubleVector Q1S = broadcast(SPECIES, Q1);
  private static final DoubleVector ONE = broadcast(SPECIES, 1);
  private static final DoubleVector TWO = broadcast(SPECIES, 2);
  private static final DoubleVector THREE = broadcast(SPECIES, 3);
  private static final DoubleVector SIX = broadcast(SPECIES, 6);
  private static final DoubleVector ZERO = broadcast(SPECIES, 0);

  private static final LongVector LEAST_BITS =
      broadcast(SPECIES, LEAST_SQUARE).reinterpretAsLongs();
  private static final LongVector GREATEST_BITS =
      broadcast(SPECIES, GREATEST_SQUARE).reinterpretAsLongs();
  private static final LongVector ORDINARY_BITS =
      broadcast(SPECIES, LARGEST_ORDINARY).reinterpretAsLongs();

  private Exponentials() {}

  /**
   * y = e^x, for vectors of x that {@link #hasExp} accepts. The sign of what is returned is set if
   * there may be others: it is that of a difference of bits, which takes no mask for each vector.
   */
  static long exp(double[] from, int at, double[] y, int yFrom, int length) {
    LongVector outside = ZERO.reinterpretAsLongs();
    for (int i = 0; i < length; i += LENGTH) {
      DoubleVector x = fromArray(SPECIES, from, at + i);
      DoubleVector shifted = x.mul(ONE_OVER_LN2S).add(SHIFTS);
      DoubleVector k = shifted.sub(SHIFTS);
      DoubleVector high = x.sub(k.mul(LN2_HIGHS));
      DoubleVector low = k.mul(LN2_LOWS);
      DoubleVector r = high.sub(low);
      DoubleVector t = r.mul(r);
      LongVector square = t.reinterpretAsLongs();
      outside =
          square
              .sub(LEAST_BITS)
              .or(GREATEST_BITS.sub(square))
              .or(ORDINARY_BITS.sub(x.abs().reinterpretAsLongs()))
              .or(outside);
      DoubleVector p = t.mul(P5S).add(P4S).mul(t).add(P3S).mul(t).add(P2S).mul(t).add(P1S);
      DoubleVector c = r.sub(t.mul(p));
      DoubleVector quotient = r.mul(c).div(TWO.sub(c));
      DoubleVector mantissa = ONE.sub(low.sub(quotient).sub(high));
      mantissa
          .reinterpretAsLongs()
          .add(shifted.reinterpretAsLongs().lanewise(LSHL, EXPONENT))
          .reinterpretAsDoubles()
          .intoArray(y, yFrom + i);
    }
    return outside.reduceLanes(OR);
  }

  /**
   * Whether {@link #exp} computes what the op does for a vector of x; it does for nearly all x of
   * ordinary size but 0. The answer is the same for x and -x.
   */
  static boolean hasExp(double[] from, int at) {
    DoubleVector x = fromArray(SPECIES, from, at);
    DoubleVector k = x.mul(ONE_OVER_LN2S).add(SHIFTS).sub(SHIFTS);
    DoubleVector r = x.sub(k.mul(LN2_HIGHS)).sub(k.mul(LN2_LOWS));
    DoubleVector t = r.mul(r);
    return t.compare(GE, LEAST_SQUARE)
        .and(t.compare(LE, GREATEST_SQUARE))
        .and(x.abs().compare(LE, LARGEST_ORDINARY))
        .allTrue();
  }

  /**
   * e^x - 1, but for the sign of a zero, for x from -40 to 45 with a remainder r up to
   * GREATEST_REMAINDER.
   */
  static void expm1(double[] y, int from, int length) {
    for (int i = from; i < from + length; i += LENGTH) {
      DoubleVector x = fromArray(SPECIES, y, i);
      DoubleVector shifted = x.mul(ONE_OVER_LN2S).add(SHIFTS);
      DoubleVector k = shifted.sub(SHIFTS);
      DoubleVector high = x.sub(k.mul(LN2_HIGHS));
      DoubleVector low = k.mul(LN2_LOWS);
      DoubleVector r = high.sub(low);
      DoubleVector half = r.mul(HALF);
      DoubleVector t = r.mul(half);
      DoubleVector q = t.mul(Q5S).add(Q4S).mul(t).add(Q3S).mul(t).add(Q2S).mul(t).add(Q1S);
      q = q.mul(t).add(ONE);
      DoubleVector p = THREE.sub(q.mul(half));
      DoubleVector quotient = q.sub(p).div(SIX.sub(r.mul(p)));
      DoubleVector lost = high.sub(r).sub(low);
      DoubleVector mantissa = r.sub(r.mul(t.mul(quotient).sub(lost)).sub(lost).sub(t));
      DoubleVector scale =
          shifted
              .reinterpretAsLongs()
              .lanewise(LSHL, EXPONENT)
              .lanewise(ADD, ONE_BITS)
              .reinterpretAsDoubles();
      DoubleVector one = ZERO.blend(ONE, k.compare(LT, -1));
      scale.mul(mantissa.add(one)).add(scale.mul(ONE.sub(one)).sub(ONE)).intoArray(y, i);
    }
  }
}

package rustgrad.simd;

import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static jdk.incubator.vector.VectorOperators.AND;
import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.XOR;
import static rustgrad.ops.Trigonometric.C1;
import static rustgrad.ops.Trigonometric.C2;
import static rustgrad.ops.Trigonometric.C3;
import static rustgrad.ops.Trigonometric.C4;
import static rustgrad.ops.Trigonometric.C5;
import static rustgrad.ops.Trigonometric.C6;
import static rustgrad.ops.Trigonometric.CLOSEST;
import static rustgrad.ops.Trigonometric.HALF_PI_HIGH;
import static rustgrad.ops.Trigonometric.HALF_PI_LOW;
import static rustgrad.ops.Trigonometric.LARGEST;
import static rustgrad.ops.Trigonometric.S1;
import static rustgrad.ops.Trigonometric.S2;
import static rustgrad.ops.Trigonometric.S3;
import static rustgrad.ops.Trigonometric.S4;
import static rustgrad.ops.Trigonometric.S5;
import static rustgrad.ops.Trigonometric.S6;
import static rustgrad.ops.Trigonometric.SHIFT;
import static rustgrad.ops.Trigonometric.TWO_OVER_PI;
import static rustgrad.simd.Vectors.LENGTH;
import static rustgrad.simd.Vectors.SPECIES;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;

/**
 * The sine and the cosine of {@link rustgrad.ops.Trigonometric} by vectors. No vector is given to a
 * method, and there are two loops rather than a long one, for the reasons of {@link Exponentials}.
 */
final class Trigonometrics {
  private static final DoubleVector TWO_OVER_PIS = broadcast(SPECIES, TWO_OVER_PI);
  private static final DoubleVector SHIFTS = broadcast(SPECIES, SHIFT);
  private static final DoubleVector HALF_PI_HIGHS = broadcast(SPECIES, HALF_PI_HIGH);
  private static final DoubleVector HALF_PI_LOWS = broadcast(SPECIES, HALF_PI_LOW);
  private static final DoubleVector S1S = broadcast(SPECIES, S1);
  private static final DoubleVector S2S = broadcast(SPECIES, S2);
  private static final DoubleVector S3S = broadcast(SPECIES, S3);
  private static final DoubleVector S4S = broadcast(SPECIES, S4);
  private static final DoubleVector S5S = broadcast(SPECIES, S5);
  private static final DoubleVector S6S = broadcast(SPECIES, S6);
  private static final DoubleVector C1S = broadcast(SPECIES, C1);
  private static final DoubleVector C2S = broadcast(SPECIES, C2);
  private static final DoubleVector C3S = broadcast(SPECIES, C3);
  private static final DoubleVector C4S = broadcast(SPECIES, C4);
  private static final DoubleVector C5S = broadcast(SPECIES, C5);
  private static final DoubleVector C6S = broadcast(SPECIES, C6);
  private static final DoubleVector HALF = broadcast(SPECIES, 0.5);
  private static final DoubleVector ONE = broadcast(SPECIES, 1);
  private static final LongVector ZERO = broadcast(SPECIES, 0).reinterpretAsLongs();

  private Trigonometrics() {}

  /** sin(x + turns pi/2), for vectors of x that {@link #areOrdinary} accepts. */
  static void sinOfTurned(double[] x, int xFrom, double[] y, int yFrom, int length, long turns) {
    sinOfRemainder(x, xFrom, y, yFrom, length);
    choose(x, xFrom, y, yFrom, length, turns);
  }

  /** sin(r + lost) = r + r^3 (S1 + r^2 (S2 + ...)) + (1 - r^2/2) lost. */
  private static void sinOfRemainder(double[] x, int xFrom, double[] y, int yFrom, int length) {
    for (int i = 0; i < length; i += LENGTH) {
      DoubleVector in = fromArray(SPECIES, x, xFrom + i);
      DoubleVector n = in.mul(TWO_OVER_PIS).add(SHIFTS).sub(SHIFTS);
      DoubleVector high = in.sub(n.mul(HALF_PI_HIGHS));
      DoubleVector low = n.mul(HALF_PI_LOWS);
      DoubleVector r = high.sub(low);
      DoubleVector lost = high.sub(r).sub(low);
      DoubleVector z = r.mul(r);
      DoubleVector v = z.mul(r);
      DoubleVector series = z.mul(S6S).add(S5S).mul(z).add(S4S).mul(z).add(S3S).mul(z).add(S2S);
      r.sub(z.mul(HALF.mul(lost).sub(v.mul(series))).sub(lost).sub(v.mul(S1S)))
          .intoArray(y, yFrom + i);
    }
  }

  /**
   * cos(r + lost) = 1 - r^2/2 + r^4 (C1 + r^2 (C2 + ...)) - r lost, in place of the sine in y if n
   * + turns is odd; the opposite of either if n + turns modulo 4 is 2 or 3.
   */
  private static void choose(double[] x, int xFrom, double[] y, int yFrom, int length, long turns) {
    for (int i = 0; i < length; i += LENGTH) {
      DoubleVector in = fromArray(SPECIES, x, xFrom + i);
      DoubleVector shifted = in.mul(TWO_OVER_PIS).add(SHIFTS);
      DoubleVector n = shifted.sub(SHIFTS);
      DoubleVector high = in.sub(n.mul(HALF_PI_HIGHS));
      DoubleVector low = n.mul(HALF_PI_LOWS);
      DoubleVector r = high.sub(low);
      DoubleVector lost = high.sub(r).sub(low);
      DoubleVector z = r.mul(r);
      DoubleVector series = z.mul(C6S).add(C5S).mul(z).add(C4S).mul(z).add(C3S).mul(z);
      series = series.add(C2S).mul(z).add(C1S).mul(z);
      DoubleVector half = HALF.mul(z);
      DoubleVector w = ONE.sub(half);
      LongVector cosine =
          w.add(ONE.sub(w).sub(half).add(z.mul(series).sub(r.mul(lost)))).reinterpretAsLongs();
      LongVector sine = fromArray(SPECIES, y, yFrom + i).reinterpretAsLongs();
      LongVector quarter = shifted.reinterpretAsLongs().add(turns);
      LongVector odd = ZERO.sub(quarter.lanewise(AND, 1));
      sine.lanewise(XOR, sine.lanewise(XOR, cosine).lanewise(AND, odd))
          .lanewise(XOR, quarter.lanewise(AND, 2).lanewise(LSHL, 62))
          .reinterpretAsDoubles()
          .intoArray(y, yFrom + i);
    }
  }

  /** Whether {@link #sinOfTurned} computes what the ops do for a vector of x. */
  static boolean areOrdinary(double[] x, int from) {
    DoubleVector in = fromArray(SPECIES, x, from);
    DoubleVector n = in.mul(TWO_OVER_PIS).add(SHIFTS).sub(SHIFTS);
    DoubleVector r = in.sub(n.mul(HALF_PI_HIGHS)).sub(n.mul(HALF_PI_LOWS));
    DoubleVector size = in.abs();
    return size.compare(LE, LARGEST).and(r.abs().compare(GE, size.mul(CLOSEST))).allTrue();
  }
}

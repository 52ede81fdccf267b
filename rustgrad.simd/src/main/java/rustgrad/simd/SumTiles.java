package rustgrad.simd;

import static jdk.incubator.vector.DoubleVector.broadcast;
import static jdk.incubator.vector.DoubleVector.fromArray;
import static rustgrad.rows.kernel.Kernels.LANES;
import static rustgrad.simd.Vectors.SPECIES;

import jdk.incubator.vector.DoubleVector;

/**
 * Sums over rows of the products of a few a, from j on, with a few b, from i on, in as many lanes
 * as a vector has. The lanes of the first sum go to {@code lanes[to]}, those of the next b follow,
 * and those of the next a are a {@link #ROW} further on.
 */
final class SumTiles {
  /**
   * The lanes of 60 sums: with a power of two, columns would fall on the same lines of the cache.
   */
  static final int ROW = 60 * LANES;

  private SumTiles() {}

  /** 16 sums, 4 a, a b and a product: for CPUs with 32 registers for vectors. */
  static void fourByFour(
      double[] m,
      int stride,
      int rows,
      int lane,
      int[] a,
      int j,
      int[] b,
      int i,
      double[] lanes,
      int to) {
    int atA0 = a[j] * stride;
    int atA1 = a[j + 1] * stride;
    int atA2 = a[j + 2] * stride;
    int atA3 = a[j + 3] * stride;
    int atB0 = b[i] * stride;
    int atB1 = b[i + 1] * stride;
    int atB2 = b[i + 2] * stride;
    int atB3 = b[i + 3] * stride;
    DoubleVector s00 = broadcast(SPECIES, 0);
    DoubleVector s01 = s00;
    DoubleVector s02 = s00;
    DoubleVector s03 = s00;
    DoubleVector s10 = s00;
    DoubleVector s11 = s00;
    DoubleVector s12 = s00;
    DoubleVector s13 = s00;
    DoubleVector s20 = s00;
    DoubleVector s21 = s00;
    DoubleVector s22 = s00;
    DoubleVector s23 = s00;
    DoubleVector s30 = s00;
    DoubleVector s31 = s00;
    DoubleVector s32 = s00;
    DoubleVector s33 = s00;
    for (int r = lane; r < rows; r += LANES) {
      DoubleVector a0 = fromArray(SPECIES, m, atA0 + r);
      DoubleVector a1 = fromArray(SPECIES, m, atA1 + r);
      DoubleVector a2 = fromArray(SPECIES, m, atA2 + r);
      DoubleVector a3 = fromArray(SPECIES, m, atA3 + r);
      DoubleVector other = fromArray(SPECIES, m, atB0 + r);
      s00 = s00.add(a0.mul(other));
      s10 = s10.add(a1.mul(other));
      s20 = s20.add(a2.mul(other));
      s30 = s30.add(a3.mul(other));
      other = fromArray(SPECIES, m, atB1 + r);
      s01 = s01.add(a0.mul(other));
      s11 = s11.add(a1.mul(other));
      s21 = s21.add(a2.mul(other));
      s31 = s31.add(a3.mul(other));
      other = fromArray(SPECIES, m, atB2 + r);
      s02 = s02.add(a0.mul(other));
      s12 = s12.add(a1.mul(other));
      s22 = s22.add(a2.mul(other));
      s32 = s32.add(a3.mul(other));
      other = fromArray(SPECIES, m, atB3 + r);
      s03 = s03.add(a0.mul(other));
      s13 = s13.add(a1.mul(other));
      s23 = s23.add(a2.mul(other));
      s33 = s33.add(a3.mul(other));
    }
    s00.intoArray(lanes, to);
    s01.intoArray(lanes, to + LANES);
    s02.intoArray(lanes, to + 2 * LANES);
    s03.intoArray(lanes, to + 3 * LANES);
    s10.intoArray(lanes, to + ROW);
    s11.intoArray(lanes, to + ROW + LANES);
    s12.intoArray(lanes, to + ROW + 2 * LANES);
    s13.intoArray(lanes, to + ROW + 3 * LANES);
    s20.intoArray(lanes, to + 2 * ROW);
    s21.intoArray(lanes, to + 2 * ROW + LANES);
    s22.intoArray(lanes, to + 2 * ROW + 2 * LANES);
    s23.intoArray(lanes, to + 2 * ROW + 3 * LANES);
    s30.intoArray(lanes, to + 3 * ROW);
    s31.intoArray(lanes, to + 3 * ROW + LANES);
    s32.intoArray(lanes, to + 3 * ROW + 2 * LANES);
    s33.intoArray(lanes, to + 3 * ROW + 3 * LANES);
  }

  /** 8 sums, 4 a, a b and a product. */
  static void fourByTwo(
      double[] m,
      int stride,
      int rows,
      int lane,
      int[] a,
      int j,
      int[] b,
      int i,
      double[] lanes,
      int to) {
    int atA0 = a[j] * stride;
    int atA1 = a[j + 1] * stride;
    int atA2 = a[j + 2] * stride;
    int atA3 = a[j + 3] * stride;
    int atB0 = b[i] * stride;
    int atB1 = b[i + 1] * stride;
    DoubleVector s00 = broadcast(SPECIES, 0);
    DoubleVector s01 = s00;
    DoubleVector s10 = s00;
    DoubleVector s11 = s00;
    DoubleVector s20 = s00;
    DoubleVector s21 = s00;
    DoubleVector s30 = s00;
    DoubleVector s31 = s00;
    for (int r = lane; r < rows; r += LANES) {
      DoubleVector a0 = fromArray(SPECIES, m, atA0 + r);
      DoubleVector a1 = fromArray(SPECIES, m, atA1 + r);
      DoubleVector a2 = fromArray(SPECIES, m, atA2 + r);
      DoubleVector a3 = fromArray(SPECIES, m, atA3 + r);
      DoubleVector other = fromArray(SPECIES, m, atB0 + r);
      s00 = s00.add(a0.mul(other));
      s10 = s10.add(a1.mul(other));
      s20 = s20.add(a2.mul(other));
      s30 = s30.add(a3.mul(other));
      other = fromArray(SPECIES, m, atB1 + r);
      s01 = s01.add(a0.mul(other));
      s11 = s11.add(a1.mul(other));
      s21 = s21.add(a2.mul(other));
      s31 = s31.add(a3.mul(other));
    }
    s00.intoArray(lanes, to);
    s01.intoArray(lanes, to + LANES);
    s10.intoArray(lanes, to + ROW);
    s11.intoArray(lanes, to + ROW + LANES);
    s20.intoArray(lanes, to + 2 * ROW);
    s21.intoArray(lanes, to + 2 * ROW + LANES);
    s30.intoArray(lanes, to + 3 * ROW);
    s31.intoArray(lanes, to + 3 * ROW + LANES);
  }

  static void fourByOne(
      double[] m,
      int stride,
      int rows,
      int lane,
      int[] a,
      int j,
      int[] b,
      int i,
      double[] lanes,
      int to) {
    int atA0 = a[j] * stride;
    int atA1 = a[j + 1] * stride;
    int atA2 = a[j + 2] * stride;
    int atA3 = a[j + 3] * stride;
    int atB = b[i] * stride;
    DoubleVector s0 = broadcast(SPECIES, 0);
    DoubleVector s1 = s0;
    DoubleVector s2 = s0;
    DoubleVector s3 = s0;
    for (int r = lane; r < rows; r += LANES) {
      DoubleVector a0 = fromArray(SPECIES, m, atA0 + r);
      DoubleVector a1 = fromArray(SPECIES, m, atA1 + r);
      DoubleVector a2 = fromArray(SPECIES, m, atA2 + r);
      DoubleVector a3 = fromArray(SPECIES, m, atA3 + r);
      DoubleVector other = fromArray(SPECIES, m, atB + r);
      s0 = s0.add(a0.mul(other));
      s1 = s1.add(a1.mul(other));
      s2 = s2.add(a2.mul(other));
      s3 = s3.add(a3.mul(other));
    }
    s0.intoArray(lanes, to);
    s1.intoArray(lanes, to + ROW);
    s2.intoArray(lanes, to + 2 * ROW);
    s3.intoArray(lanes, to + 3 * ROW);
  }

  static void oneByFour(
      double[] m,
      int stride,
      int rows,
      int lane,
      int[] a,
      int j,
      int[] b,
      int i,
      double[] lanes,
      int to) {
    int atA = a[j] * stride;
    int atB0 = b[i] * stride;
    int atB1 = b[i + 1] * stride;
    int atB2 = b[i + 2] * stride;
    int atB3 = b[i + 3] * stride;
    DoubleVector s0 = broadcast(SPECIES, 0);
    DoubleVector s1 = s0;
    DoubleVector s2 = s0;
    DoubleVector s3 = s0;
    for (int r = lane; r < rows; r += LANES) {
      DoubleVector a0 = fromArray(SPECIES, m, atA + r);
      s0 = s0.add(a0.mul(fromArray(SPECIES, m, atB0 + r)));
      s1 = s1.add(a0.mul(fromArray(SPECIES, m, atB1 + r)));
      s2 = s2.add(a0.mul(fromArray(SPECIES, m, atB2 + r)));
      s3 = s3.add(a0.mul(fromArray(SPECIES, m, atB3 + r)));
    }
    s0.intoArray(lanes, to);
    s1.intoArray(lanes, to + LANES);
    s2.intoArray(lanes, to + 2 * LANES);
    s3.intoArray(lanes, to + 3 * LANES);
  }

  static void oneByOne(
      double[] m,
      int stride,
      int rows,
      int lane,
      int[] a,
      int j,
      int[] b,
      int i,
      double[] lanes,
      int to) {
    int atA = a[j] * stride;
    int atB = b[i] * stride;
    DoubleVector s = broadcast(SPECIES, 0);
    for (int r = lane; r < rows; r += LANES) {
      s = s.add(fromArray(SPECIES, m, atA + r).mul(fromArray(SPECIES, m, atB + r)));
    }
    s.intoArray(lanes, to);
  }
}

package rustgrad.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vectors of this CPU. They are constants, without which HotSpot makes an object of every
 * vector.
 *
 * <p>Large kernels call the Vector API directly rather than {@link #load} and {@link #all}: late in
 * a large method HotSpot inlines nothing but that API, and so would make objects there too. It also
 * does so where it has seen vectors of another length, so nothing here may use any but these.
 */
final class Vectors {
  /** Those that suit the CPU best, of 512 bits at most: LANES rows. */
  static final VectorSpecies<Double> SPECIES =
      DoubleVector.SPECIES_PREFERRED.vectorBitSize() > 512
          ? DoubleVector.SPECIES_512
          : DoubleVector.SPECIES_PREFERRED;

  /** Rows in a vector, 8 or 4. */
  static final int LENGTH = SPECIES.length();

  /** Vectors of 512 bits. Such CPUs have 32 of them, others 16; what needs more is spilled. */
  static final boolean WIDE = LENGTH == 8;

  private Vectors() {}

  static DoubleVector load(double[] from, int at) {
    return DoubleVector.fromArray(SPECIES, from, at);
  }

  static DoubleVector all(double value) {
    return DoubleVector.broadcast(SPECIES, value);
  }

  /** Whether vectors compute: one operation, which fails where the module is missing. */
  static boolean compute() {
    double[] one = new double[LENGTH];
    all(1).intoArray(one, 0);
    return load(one, 0).add(all(1)).lane(LENGTH - 1) == 2;
  }
}

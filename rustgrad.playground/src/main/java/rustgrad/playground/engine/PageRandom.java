package rustgrad.playground.engine;

import java.util.Random;

/** Draws in the page the numbers that {@link Random} draws on a JVM. */
public final class PageRandom extends Random {
  private static final long serialVersionUID = 1;
  private static final long MULTIPLIER = 0x5DEECE66DL;
  private static final long MASK = (1L << 48) - 1;

  private long state;
  private double nextGaussian = Double.NaN;

  /** A generator that starts from a seed. */
  public PageRandom(long seed) {
    super(seed);
    state = (seed ^ MULTIPLIER) & MASK;
  }

  @Override
  protected int next(int bits) {
    state = (state * MULTIPLIER + 0xBL) & MASK;
    return (int) (state >>> (48 - bits));
  }

  /** A number from 0 to less than a bound, which is above 0. */
  @Override
  public int nextInt(int bound) {
    int r = next(31);
    if ((bound & -bound) == bound) {
      return (int) (bound * (long) r >> 31);
    }
    int u = r;
    while (true) {
      r = u % bound;
      if (u - r + (bound - 1) >= 0) {
        return r;
      }
      u = next(31);
    }
  }

  /** A number from 0 to less than 1. */
  @Override
  public double nextDouble() {
    return (((long) next(26) << 27) + next(27)) * 0x1.0p-53;
  }

  /** A normal number, by Marsaglia's polar method, which makes two at once. */
  @Override
  public double nextGaussian() {
    if (!Double.isNaN(nextGaussian)) {
      double next = nextGaussian;
      nextGaussian = Double.NaN;
      return next;
    }
    while (true) {
      double a = 2 * nextDouble() - 1;
      double b = 2 * nextDouble() - 1;
      double square = a * a + b * b;
      if (square < 1 && square != 0) {
        double scale = Math.sqrt(-2 * PageStrictMath.log(square) / square);
        nextGaussian = b * scale;
        return a * scale;
      }
    }
  }
}

package rustgrad.program.contract;

import java.util.SplittableRandom;
import java.util.stream.DoubleStream;

/** Inputs that tell one order of additions from another, and inputs that are hard to get right. */
public final class RandomPoints {
  private static final double[] SPECIAL = {
    0.0,
    -0.0,
    1,
    -1,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    Double.NaN,
    Double.MIN_VALUE,
    -Double.MAX_VALUE
  };

  private RandomPoints() {}

  /** A number of either sign with an exponent from -20 to 20. */
  public static double ofMixedExponent(SplittableRandom random) {
    double number = Math.scalb(1 + random.nextDouble(), random.nextInt(-20, 21));
    return random.nextBoolean() ? number : -number;
  }

  /** Finite numbers of mixed exponents. */
  public static double[] ordinary(SplittableRandom random, int inputs) {
    return DoubleStream.generate(() -> ofMixedExponent(random)).limit(inputs).toArray();
  }

  /** Zeros of both signs, infinities, NaN, the extremes, and some ordinary numbers. */
  public static double[] special(SplittableRandom random, int inputs) {
    return DoubleStream.generate(
            () ->
                random.nextInt(3) == 0
                    ? ofMixedExponent(random)
                    : SPECIAL[random.nextInt(SPECIAL.length)])
        .limit(inputs)
        .toArray();
  }

  /** The same number for all inputs. */
  public static double[] tied(SplittableRandom random, int inputs) {
    double number = ofMixedExponent(random);
    return DoubleStream.generate(() -> number).limit(inputs).toArray();
  }

  /** Two ordinary points, a special one and a tied one. */
  public static double[][] all(SplittableRandom random, int inputs) {
    return new double[][] {
      ordinary(random, inputs),
      ordinary(random, inputs),
      special(random, inputs),
      tied(random, inputs)
    };
  }
}

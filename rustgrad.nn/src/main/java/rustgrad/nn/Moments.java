package rustgrad.nn;

import java.util.Map;
import java.util.Objects;
import rustgrad.core.Parameters;

/**
 * What {@link Adam} and {@link AdamW} share: their settings, running means of the gradients and of
 * their squares, and the direction that these make (Kingma and Ba, "Adam: a method for stochastic
 * optimization", 2015, algorithm 1).
 */
final class Moments {
  private static final double EPSILON = 1e-8;

  private final double beta1;
  private final double beta2;
  private final double epsilon;
  final double weightDecay;
  private final double[] mean;
  private final double[] meanSquare;
  private double correction1;
  private double correction2;

  private Moments(int parameters, double beta1, double beta2, double epsilon, double weightDecay) {
    this.beta1 = Check.fraction("beta1", beta1);
    this.beta2 = Check.fraction("beta2", beta2);
    this.epsilon = Check.notNegative("epsilon", epsilon);
    this.weightDecay = Check.notNegative("weightDecay", weightDecay);
    mean = new double[parameters];
    meanSquare = new double[parameters];
  }

  /** Means that start from 0, with the usual betas and epsilon. */
  static Moments of(Parameters parameters, double weightDecay) {
    int count = Objects.requireNonNull(parameters, "parameters").size();
    return new Moments(count, 0.9, 0.999, EPSILON, weightDecay);
  }

  // Each with one setting changed, and means that start from 0 again.

  Moments withBetas(double beta1, double beta2) {
    return new Moments(mean.length, beta1, beta2, epsilon, weightDecay);
  }

  Moments withEpsilon(double epsilon) {
    return new Moments(mean.length, beta1, beta2, epsilon, weightDecay);
  }

  Moments withWeightDecay(double weightDecay) {
    return new Moments(mean.length, beta1, beta2, epsilon, weightDecay);
  }

  /** 1 - beta^step: what a mean that started from 0 lacks. */
  void prepare(int step) {
    correction1 = 1 - StrictMath.pow(beta1, step);
    correction2 = 1 - StrictMath.pow(beta2, step);
  }

  /**
   * The direction m / (sqrt(v) + epsilon), against which parameter i is to move.
   *
   * <pre>
   * m = mean / correction1,          mean = beta1 mean + (1 - beta1) g
   * v = meanSquare / correction2,    meanSquare = beta2 meanSquare + (1 - beta2) g^2
   * </pre>
   */
  double direction(int i, double gradient) {
    mean[i] = beta1 * mean[i] + (1 - beta1) * gradient;
    meanSquare[i] = beta2 * meanSquare[i] + (1 - beta2) * gradient * gradient;
    return mean[i] / correction1 / (Math.sqrt(meanSquare[i] / correction2) + epsilon);
  }

  Map<String, double[]> memory() {
    return Map.of("mean", mean, "meanSquare", meanSquare);
  }

  /** Such as "betas 0.9 and 0.999"; names epsilon if it is not the usual one, and a decay. */
  @Override
  public String toString() {
    return "betas "
        + beta1
        + " and "
        + beta2
        + (epsilon == EPSILON ? "" : ", epsilon " + epsilon)
        + (weightDecay == 0 ? "" : ", weight decay " + weightDecay);
  }
}

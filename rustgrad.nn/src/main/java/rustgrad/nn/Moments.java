package rustgrad.nn;

/**
 * Running means of the gradients and of their squares, and the direction that Adam makes of them
 * (Kingma and Ba, "Adam: a method for stochastic optimization", 2015, algorithm 1).
 */
final class Moments {
  private final double[] mean;
  private final double[] meanSquare;
  private double beta1 = 0.9;
  private double beta2 = 0.999;
  private double epsilon = 1e-8;
  private double correction1;
  private double correction2;

  Moments(int parameters) {
    mean = new double[parameters];
    meanSquare = new double[parameters];
  }

  void betas(double beta1, double beta2) {
    Check.fraction("beta1", beta1);
    Check.fraction("beta2", beta2);
    this.beta1 = beta1;
    this.beta2 = beta2;
  }

  void epsilon(double epsilon) {
    this.epsilon = Check.notNegative("epsilon", epsilon);
  }

  /** 1 - beta^step: what a mean that started from 0 lacks. */
  void prepare(int step) {
    correction1 = 1 - StrictMath.pow(beta1, step);
    correction2 = 1 - StrictMath.pow(beta2, step);
  }

  /**
   * m / (sqrt(v) + epsilon), where
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
}

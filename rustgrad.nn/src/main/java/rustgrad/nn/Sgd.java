package rustgrad.nn;

import rustgrad.core.Parameters;

/**
 * Gradient descent, as {@code torch.optim.SGD} defines it: with momentum mu and weight decay w,
 *
 * <pre>
 * v = mu v + (g + w p)      v starts from 0
 * p = p - rate v
 * </pre>
 *
 * <p>Momentum is Polyak's heavy ball ("Some methods of speeding up the convergence of iteration
 * methods", 1964), without dampening.
 */
public final class Sgd extends Optimizer {
  private final double[] velocity;
  private double momentum;
  private double weightDecay;

  private Sgd(Parameters parameters, Schedule schedule) {
    super(parameters, schedule);
    velocity = new double[parameters.size()];
  }

  /**
   * Plain gradient descent at a constant learning rate.
   *
   * @throws IllegalArgumentException if the rate is negative or not finite
   */
  public static Sgd of(Parameters parameters, double rate) {
    return of(parameters, Schedule.constant(rate));
  }

  /** Plain gradient descent at the learning rates of a schedule. */
  public static Sgd of(Parameters parameters, Schedule schedule) {
    return new Sgd(parameters, schedule);
  }

  /**
   * Sets how much of the last step's velocity remains, 0 unless set, and returns this optimiser.
   *
   * @throws IllegalArgumentException if it is not from 0 to less than 1
   */
  public Sgd momentum(double momentum) {
    this.momentum = Check.fraction("momentum", momentum);
    return this;
  }

  /**
   * Sets the weight decay, 0 unless set, and returns this optimiser.
   *
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public Sgd weightDecay(double weightDecay) {
    this.weightDecay = Check.notNegative("weightDecay", weightDecay);
    return this;
  }

  @Override
  protected double moved(int i, double value, double gradient, double rate) {
    velocity[i] = momentum * velocity[i] + (gradient + weightDecay * value);
    return value - rate * velocity[i];
  }
}

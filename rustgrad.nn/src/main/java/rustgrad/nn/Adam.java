package rustgrad.nn;

import rustgrad.core.Parameters;

/**
 * Adam (Kingma and Ba, "Adam: a method for stochastic optimization", 2015), as {@code
 * torch.optim.Adam} defines it: each parameter moves by the mean of its gradients over the root of
 * their mean square. Weight decay w adds w p to the gradient; see {@link AdamW} for the other way.
 */
public final class Adam extends Optimizer {
  private final Moments moments;
  private double weightDecay;

  private Adam(Parameters parameters, Schedule schedule) {
    super(parameters, schedule);
    moments = new Moments(parameters.size());
  }

  /**
   * Adam at a constant learning rate; 0.001 is usual.
   *
   * @throws IllegalArgumentException if the rate is negative or not finite
   */
  public static Adam of(Parameters parameters, double rate) {
    return of(parameters, Schedule.constant(rate));
  }

  /** Adam at the learning rates of a schedule. */
  public static Adam of(Parameters parameters, Schedule schedule) {
    return new Adam(parameters, schedule);
  }

  /**
   * Sets how much of the running means of the gradients and of their squares remains from step to
   * step, 0.9 and 0.999 unless set, and returns this optimiser.
   *
   * @throws IllegalArgumentException if one is not from 0 to less than 1
   */
  public Adam betas(double beta1, double beta2) {
    moments.betas(beta1, beta2);
    return this;
  }

  /**
   * Sets what is added to the divisor, 1e-8 unless set, and returns this optimiser.
   *
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public Adam epsilon(double epsilon) {
    moments.epsilon(epsilon);
    return this;
  }

  /**
   * Sets the weight decay, 0 unless set, and returns this optimiser.
   *
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public Adam weightDecay(double weightDecay) {
    this.weightDecay = Check.notNegative("weightDecay", weightDecay);
    return this;
  }

  @Override
  protected void prepare(int step) {
    moments.prepare(step);
  }

  @Override
  protected double moved(int i, double value, double gradient, double rate) {
    return value - rate * moments.direction(i, gradient + weightDecay * value);
  }
}

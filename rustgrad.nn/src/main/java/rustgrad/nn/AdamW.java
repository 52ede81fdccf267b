package rustgrad.nn;

import rustgrad.core.Parameters;

/**
 * Adam with weight decay that bypasses the running means (Loshchilov and Hutter, "Decoupled weight
 * decay regularization", 2019), as {@code torch.optim.AdamW} defines it: each step first shrinks a
 * parameter by the factor 1 - rate w, then moves it as {@link Adam} does.
 */
public final class AdamW extends Optimizer {
  private final Moments moments;
  private double weightDecay = 0.01;

  private AdamW(Parameters parameters, Schedule schedule) {
    super(parameters, schedule);
    moments = new Moments(parameters.size());
  }

  /**
   * AdamW at a constant learning rate; 0.001 is usual.
   *
   * @throws IllegalArgumentException if the rate is negative or not finite
   */
  public static AdamW of(Parameters parameters, double rate) {
    return of(parameters, Schedule.constant(rate));
  }

  /** AdamW at the learning rates of a schedule. */
  public static AdamW of(Parameters parameters, Schedule schedule) {
    return new AdamW(parameters, schedule);
  }

  /**
   * Sets how much of the running means of the gradients and of their squares remains from step to
   * step, 0.9 and 0.999 unless set, and returns this optimiser.
   *
   * @throws IllegalArgumentException if one is not from 0 to less than 1
   */
  public AdamW betas(double beta1, double beta2) {
    moments.betas(beta1, beta2);
    return this;
  }

  /**
   * Sets what is added to the divisor, 1e-8 unless set, and returns this optimiser.
   *
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public AdamW epsilon(double epsilon) {
    moments.epsilon(epsilon);
    return this;
  }

  /**
   * Sets the weight decay, 0.01 unless set, and returns this optimiser.
   *
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public AdamW weightDecay(double weightDecay) {
    this.weightDecay = Check.notNegative("weightDecay", weightDecay);
    return this;
  }

  @Override
  protected void prepare(int step) {
    moments.prepare(step);
  }

  @Override
  protected double moved(int i, double value, double gradient, double rate) {
    double shrunk = value - rate * weightDecay * value;
    return shrunk - rate * moments.direction(i, gradient);
  }
}

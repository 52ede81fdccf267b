package rustgrad.nn;

import java.util.Map;
import rustgrad.core.Parameters;

/**
 * Adam (Kingma and Ba, "Adam: a method for stochastic optimization", 2015), as {@code
 * torch.optim.Adam} defines it: each parameter moves by the mean of its gradients over the root of
 * their mean square. Weight decay w adds w p to the gradient; see {@link AdamW} for the other way.
 */
public final class Adam extends ElementwiseOptimizer {
  private final Moments moments;

  private Adam(Parameters parameters, Schedule schedule, Moments moments) {
    super(parameters, schedule);
    this.moments = moments;
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
    return new Adam(parameters, schedule, Moments.of(parameters, 0));
  }

  /**
   * A new optimiser with these betas, which starts afresh. They say how much of the running means
   * of the gradients and of their squares remains from step to step: 0.9 and 0.999 unless set.
   *
   * @throws IllegalArgumentException if one is not a number from 0 to less than 1
   */
  public Adam withBetas(double beta1, double beta2) {
    return with(moments.withBetas(beta1, beta2));
  }

  /**
   * A new optimiser with this epsilon, which starts afresh. Epsilon is added to the divisor, and is
   * 1e-8 unless set.
   *
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public Adam withEpsilon(double epsilon) {
    return with(moments.withEpsilon(epsilon));
  }

  /**
   * A new optimiser with this weight decay, which starts afresh; 0 unless set.
   *
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public Adam withWeightDecay(double weightDecay) {
    return with(moments.withWeightDecay(weightDecay));
  }

  private Adam with(Moments other) {
    return new Adam(parameters(), schedule(), other);
  }

  @Override
  protected void prepare(int step) {
    moments.prepare(step);
  }

  @Override
  protected double moved(int i, double item, double grad, double rate) {
    return item - rate * moments.direction(i, grad + moments.weightDecay * item);
  }

  /**
   * Running means of each parameter: "mean" of its gradients and "meanSquare" of their squares,
   * PyTorch's {@code exp_avg} and {@code exp_avg_sq}.
   */
  @Override
  protected Map<String, double[]> memory() {
    return moments.memory();
  }

  /** Such as "Adam(rate 0.01, betas 0.9 and 0.999)". */
  @Override
  public String toString() {
    return "Adam(rate %s, %s)".formatted(schedule(), moments);
  }
}

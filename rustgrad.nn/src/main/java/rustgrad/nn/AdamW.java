package rustgrad.nn;

import java.util.Map;
import rustgrad.core.Parameters;

/**
 * Adam with weight decay that bypasses the running means (Loshchilov and Hutter, "Decoupled weight
 * decay regularization", 2019), as {@code torch.optim.AdamW} defines it: each step first shrinks a
 * parameter by the factor 1 - rate w, then moves it as {@link Adam} does.
 */
public final class AdamW extends ElementwiseOptimizer {
  private final Moments moments;

  private AdamW(Parameters parameters, Schedule schedule, Moments moments) {
    super(parameters, schedule);
    this.moments = moments;
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
    return new AdamW(parameters, schedule, Moments.of(parameters, 0.01));
  }

  /**
   * A new optimiser with these betas, which starts afresh. They say how much of the running means
   * of the gradients and of their squares remains from step to step: 0.9 and 0.999 unless set.
   *
   * @throws IllegalArgumentException if one is not a number from 0 to less than 1
   */
  public AdamW withBetas(double beta1, double beta2) {
    return with(moments.withBetas(beta1, beta2));
  }

  /**
   * A new optimiser with this epsilon, which starts afresh. Epsilon is added to the divisor, and is
   * 1e-8 unless set.
   *
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public AdamW withEpsilon(double epsilon) {
    return with(moments.withEpsilon(epsilon));
  }

  /**
   * A new optimiser with this weight decay, which starts afresh; 0.01 unless set.
   *
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public AdamW withWeightDecay(double weightDecay) {
    return with(moments.withWeightDecay(weightDecay));
  }

  private AdamW with(Moments other) {
    return new AdamW(parameters(), schedule(), other);
  }

  @Override
  protected void prepare(int step) {
    moments.prepare(step);
  }

  @Override
  protected double moved(int i, double item, double grad, double rate) {
    double shrunk = item - rate * moments.weightDecay * item;
    return shrunk - rate * moments.direction(i, grad);
  }

  /**
   * Running means of each parameter: "mean" of its gradients and "meanSquare" of their squares,
   * PyTorch's {@code exp_avg} and {@code exp_avg_sq}.
   */
  @Override
  protected Map<String, double[]> memory() {
    return moments.memory();
  }

  /** Such as "AdamW(rate 0.01, betas 0.9 and 0.999, weight decay 0.01)". */
  @Override
  public String toString() {
    return "AdamW(rate %s, %s)".formatted(schedule(), moments);
  }
}

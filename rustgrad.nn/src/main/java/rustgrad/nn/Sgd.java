package rustgrad.nn;

import java.util.Map;
import rustgrad.core.Parameters;

/**
 * Gradient descent, as {@code torch.optim.SGD} defines it, with momentum mu and weight decay w.
 *
 * <pre>
 * v = mu v + (g + w p)      v starts from 0
 * p = p - rate v
 * </pre>
 *
 * <p>Momentum is Polyak's heavy ball ("Some methods of speeding up the convergence of iteration
 * methods", 1964), without dampening.
 */
public final class Sgd extends ElementwiseOptimizer {
  private final double[] velocity;
  private final double momentum;
  private final double weightDecay;

  private Sgd(Parameters parameters, Schedule schedule, double momentum, double weightDecay) {
    super(parameters, schedule);
    this.momentum = Check.fraction("momentum", momentum);
    this.weightDecay = Check.notNegative("weightDecay", weightDecay);
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
    return new Sgd(parameters, schedule, 0, 0);
  }

  /**
   * A new optimiser with this momentum, which starts afresh. It says how much of the last step's
   * velocity remains: 0 unless set.
   *
   * @throws IllegalArgumentException if it is not a number from 0 to less than 1
   */
  public Sgd withMomentum(double momentum) {
    return new Sgd(parameters(), schedule(), momentum, weightDecay);
  }

  /**
   * A new optimiser with this weight decay, which starts afresh; 0 unless set.
   *
   * @throws IllegalArgumentException if it is negative or not finite
   */
  public Sgd withWeightDecay(double weightDecay) {
    return new Sgd(parameters(), schedule(), momentum, weightDecay);
  }

  @Override
  protected double moved(int i, double item, double grad, double rate) {
    velocity[i] = momentum * velocity[i] + (grad + weightDecay * item);
    return item - rate * velocity[i];
  }

  /** The velocity v of each parameter: PyTorch's {@code momentum_buffer}. */
  @Override
  protected Map<String, double[]> memory() {
    return Map.of("velocity", velocity);
  }

  /** Such as "Sgd(rate 0.1)" or "Sgd(rate 0.1, momentum 0.9, weight decay 0.01)". */
  @Override
  public String toString() {
    return "Sgd(rate "
        + schedule()
        + (momentum == 0 ? "" : ", momentum " + momentum)
        + (weightDecay == 0 ? ")" : ", weight decay " + weightDecay + ")");
  }
}

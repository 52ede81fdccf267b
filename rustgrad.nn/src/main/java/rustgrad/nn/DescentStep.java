package rustgrad.nn;

import java.util.Arrays;
import java.util.function.DoubleFunction;
import java.util.function.DoubleSupplier;
import rustgrad.core.Parameters;

/**
 * One step of an optimiser, which does not move a parameter unless the loss and its gradient are
 * finite.
 *
 * @param maxNorm the greatest norm of a gradient
 */
record DescentStep(Optimizer optimizer, double maxNorm) {

  /**
   * The loss before the step.
   *
   * @param gradient computes the loss, and replaces the gradients of the parameters by its own
   * @param error what is wrong with a loss, or its gradient, that is not finite
   */
  double take(DoubleSupplier gradient, DoubleFunction<ArithmeticException> error) {
    if (optimizer instanceof ElementwiseOptimizer) {
      return optimizer.step(() -> checked(gradient, error));
    }
    // Where such an optimiser looks further on, the loss may be infinite: it went too far.
    double[] start = optimizer.parameters().items();
    return optimizer.step(
        () ->
            Arrays.equals(start, optimizer.parameters().items())
                ? checked(gradient, error)
                : clipped(gradient.getAsDouble()));
  }

  private double checked(DoubleSupplier gradient, DoubleFunction<ArithmeticException> error) {
    double value = gradient.getAsDouble();
    Parameters moved = optimizer.parameters();
    if (!(Double.isFinite(value) && Divergence.isFinite(moved))) {
      throw error.apply(value);
    }
    return clipped(value);
  }

  private double clipped(double value) {
    if (maxNorm < Double.POSITIVE_INFINITY) {
      Clipping.clip(optimizer.parameters(), maxNorm);
    }
    return value;
  }
}

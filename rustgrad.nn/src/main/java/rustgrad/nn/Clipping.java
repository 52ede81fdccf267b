package rustgrad.nn;

import rustgrad.core.Parameters;

/** Shortens gradients that are too long, as {@code torch.nn.utils.clip_grad_norm_} does. */
final class Clipping {
  /** PyTorch's: so that the factor is finite at a gradient of 0. */
  private static final double EPSILON = 1e-6;

  private Clipping() {}

  /**
   * Multiplies all gradients by s = maxNorm / (norm + 1e-6) if that is less than 1. The norm is the
   * root of the sum of the squares of all gradients together.
   */
  static void clip(Parameters parameters, double maxNorm) {
    parameters.update(
        (items, grads, from, to) -> {
          double scale = maxNorm / (norm(grads, from, to) + EPSILON);
          if (scale < 1) {
            for (int i = from; i < to; i++) {
              grads[i] *= scale;
            }
          }
        });
  }

  private static double norm(double[] grads, int from, int to) {
    double squares = 0;
    double greatest = 0;
    for (int i = from; i < to; i++) {
      squares += grads[i] * grads[i];
      greatest = Math.max(greatest, Math.abs(grads[i]));
    }
    return squares < Double.POSITIVE_INFINITY
        ? Math.sqrt(squares)
        : norm(grads, from, to, greatest);
  }

  /** The norm of gradients whose squares overflow. */
  private static double norm(double[] grads, int from, int to, double greatest) {
    double squares = 0;
    for (int i = from; i < to; i++) {
      double share = grads[i] / greatest;
      squares += share * share;
    }
    return greatest * Math.sqrt(squares);
  }
}

package rustgrad.ops;

import rustgrad.api.NaryOp;
import rustgrad.api.Value;

/**
 * The greatest of any number of inputs; NaN if one of them is. Of two numbers, {@link Max} is the
 * same and faster.
 *
 * <p>Inputs that tie share the derivative evenly, as with PyTorch's amax.
 */
public final class MaxOf extends StandardOp implements NaryOp {
  @Override
  public String name() {
    return "maxOf";
  }

  @Override
  public double apply(double[] x) {
    return greatest(x);
  }

  static double greatest(double[] x) {
    double greatest = x[0];
    for (double input : x) {
      greatest = Math.max(greatest, input);
    }
    return greatest;
  }

  /** dy/dx[i] = 1/n where x[i] is one of n greatest, else 0. */
  @Override
  public void partials(double[] x, double y, double[] into) {
    Piecewise.sharesOfEqual(x, y, into);
  }

  @Override
  public Value partial(int i, Value[] x, Value y) {
    return Piecewise.shareOfEqual(i, x, y);
  }
}

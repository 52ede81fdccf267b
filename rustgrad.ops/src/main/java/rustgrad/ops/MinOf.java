package rustgrad.ops;

import rustgrad.api.NaryOp;
import rustgrad.api.Value;

/**
 * The least of any number of inputs; NaN if one of them is. Of two numbers, {@link Min} is the same
 * and faster.
 *
 * <p>Inputs that tie share the derivative evenly, as with PyTorch's amin.
 */
public final class MinOf extends StandardOp implements NaryOp {
  @Override
  public String name() {
    return "minOf";
  }

  @Override
  public double apply(double[] x) {
    double least = x[0];
    for (double input : x) {
      least = Math.min(least, input);
    }
    return least;
  }

  /** dy/dx[i] = 1/n where x[i] is one of n least, else 0. */
  @Override
  public void partials(double[] x, double y, double[] into) {
    Piecewise.sharesOfEqual(x, y, into);
  }

  @Override
  public Value partial(int i, Value[] x, Value y) {
    return Piecewise.shareOfEqual(i, x, y);
  }
}

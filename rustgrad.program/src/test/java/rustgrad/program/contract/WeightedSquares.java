package rustgrad.program.contract;

import rustgrad.api.NaryOp;
import rustgrad.api.Value;

/** y = 1*x[0]^2 + 2*x[1]^2 + ...: dy/dx[i] = 2*(i+1)*x[i], which tells the inputs apart. */
public final class WeightedSquares implements NaryOp {
  public static final WeightedSquares OP = new WeightedSquares();

  @Override
  public String name() {
    return "weightedSquares";
  }

  @Override
  public double apply(double[] x) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += (i + 1) * (x[i] * x[i]);
    }
    return sum;
  }

  @Override
  public void partials(double[] x, double y, double[] into) {
    for (int i = 0; i < x.length; i++) {
      into[i] = 2 * (i + 1) * x[i];
    }
  }

  @Override
  public Value partial(int i, Value[] x, Value y) {
    return x[i].times(2 * (i + 1));
  }
}

package rustgrad.bench.problems;

import rustgrad.api.Value;

/** The logarithm of the sum of exp(x[i]). */
final class LogSumExp implements Problem {
  private final double[] point;

  LogSumExp(int inputs) {
    this.point = Problems.numbers(0, inputs, -1, 1);
  }

  @Override
  public double[] point() {
    return point;
  }

  @Override
  public Value of(Value[] x) {
    Value sum = Value.constant(0);
    for (Value value : x) {
      sum = sum.plus(value.exp());
    }
    return sum.log();
  }

  @Override
  public double gradientByHand(double[] x, double[] into) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      into[i] = Math.exp(x[i]);
      sum += into[i];
    }
    for (int i = 0; i < x.length; i++) {
      into[i] /= sum;
    }
    return Math.log(sum);
  }
}

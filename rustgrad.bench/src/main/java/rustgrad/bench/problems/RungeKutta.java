package rustgrad.bench.problems;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.BinaryOperator;
import rustgrad.api.Value;
import rustgrad.program.VectorProgram;

/**
 * The sum of y(1), where y[0]' = x[0] and y[i]' = x[i] y[i-1], y(0) = 0, by steps of the classical
 * method of Runge and Kutta.
 */
final class RungeKutta implements Problem {
  private final int steps;
  private final double[] point;

  RungeKutta(int unknowns, int steps) {
    this.steps = steps;
    this.point = Problems.numbers(0, unknowns, 0.5, 1.5);
  }

  @Override
  public double[] point() {
    return point;
  }

  @Override
  public Value of(Value[] x) {
    return of(x, this::step);
  }

  private Value of(Value[] x, BinaryOperator<Value[]> step) {
    Value[] y = new Value[x.length];
    Arrays.fill(y, Value.constant(0));
    for (int k = 0; k < steps; k++) {
      y = step.apply(x, y);
    }
    return Value.sum(y);
  }

  private Value[] step(Value[] x, Value[] y) {
    double h = 1.0 / steps;
    Value[] k1 = slope(x, y);
    Value[] k2 = slope(x, moved(y, k1, h / 2));
    Value[] k3 = slope(x, moved(y, k2, h / 2));
    Value[] k4 = slope(x, moved(y, k3, h));
    Value[] next = new Value[y.length];
    for (int i = 0; i < y.length; i++) {
      Value k = k1[i].plus(k2[i].times(2)).plus(k3[i].times(2)).plus(k4[i]);
      next[i] = y[i].plus(k.times(h / 6));
    }
    return next;
  }

  private VectorProgram stepProgram() {
    int n = point.length;
    return VectorProgram.trace(
        2 * n, n, in -> step(Arrays.copyOf(in, n), Arrays.copyOfRange(in, n, 2 * n)));
  }

  @Override
  public boolean isLoop() {
    return true;
  }

  @Override
  public Optional<Differentiated> inSteps() {
    double[] start = new double[point.length];
    StepChain chain = new StepChain(stepProgram(), start, new double[steps][0], 0, 1);
    return Optional.of(chain.preparedAt(point));
  }

  @Override
  public Optional<Differentiated> byCalls() {
    VectorProgram step = stepProgram();
    return Optional.of(prepared(x -> of(x, (p, y) -> step.call(Problem.join(p, y)))));
  }

  private static Value[] slope(Value[] x, Value[] y) {
    Value[] slope = new Value[x.length];
    slope[0] = x[0];
    for (int i = 1; i < x.length; i++) {
      slope[i] = x[i].times(y[i - 1]);
    }
    return slope;
  }

  private static Value[] moved(Value[] y, Value[] slope, double by) {
    Value[] moved = new Value[y.length];
    for (int i = 0; i < y.length; i++) {
      moved[i] = y[i].plus(slope[i].times(by));
    }
    return moved;
  }

  @Override
  public double gradientByHand(double[] x, double[] into) {
    int n = x.length;
    double h = 1.0 / steps;
    double[] weights = {h / 6, h / 3, h / 3, h / 6};
    double[] moves = {0, h / 2, h / 2, h};
    double[][] at = new double[4 * steps][n]; // where each stage takes the slope
    double[] y = new double[n];
    double[] k = new double[n];
    for (int step = 0; step < steps; step++) {
      double[] next = y.clone();
      for (int stage = 0; stage < 4; stage++) {
        double[] u = at[4 * step + stage];
        for (int i = 0; i < n; i++) {
          u[i] = y[i] + moves[stage] * k[i];
        }
        k[0] = x[0];
        for (int i = 1; i < n; i++) {
          k[i] = x[i] * u[i - 1];
        }
        for (int i = 0; i < n; i++) {
          next[i] += weights[stage] * k[i];
        }
      }
      y = next;
    }
    Arrays.fill(into, 0);
    double[] yAdjoint = new double[n];
    Arrays.fill(yAdjoint, 1);
    double[] uAdjoint = new double[n];
    for (int step = steps - 1; step >= 0; step--) {
      double[] before = yAdjoint.clone();
      double move = 0;
      for (int stage = 3; stage >= 0; stage--) {
        double[] u = at[4 * step + stage];
        double[] adjoint = new double[n];
        for (int i = 0; i < n; i++) {
          double kAdjoint = weights[stage] * yAdjoint[i] + move * uAdjoint[i];
          into[i] += i == 0 ? kAdjoint : kAdjoint * u[i - 1];
          if (i > 0) {
            adjoint[i - 1] = kAdjoint * x[i];
            before[i - 1] += adjoint[i - 1];
          }
        }
        uAdjoint = adjoint;
        move = moves[stage];
      }
      yAdjoint = before;
    }
    return Arrays.stream(y).sum();
  }
}

package rustgrad.bench.problems;

import rustgrad.api.Value;
import rustgrad.program.Gradient;

/**
 * A charged particle falls past two charges, at (10, 10 - w) and (10, 0), and hits the ground: the
 * square of where, and its derivative with respect to w (Siskind and Pearlmutter 2008, "particle").
 * Each of Euler's steps takes the gradient of the potential, a function within the function.
 *
 * <pre>
 *   potential(x) = 1 / |x - (10, 10 - w)| + 1 / |x - (10, 0)|
 *   x'' = -(gradient of the potential),  x(0) = (0, 8),  x'(0) = (0.75, 0)
 * </pre>
 */
final class Particle implements Problem {
  private final double dt;

  /**
   * @param stepsInTime how many steps there are in a unit of time
   */
  Particle(int stepsInTime) {
    this.dt = 1.0 / stepsInTime;
  }

  @Override
  public double[] point() {
    return new double[] {0};
  }

  @Override
  public Value of(Value[] in) {
    Value height = Value.minus(10, in[0]);
    Gradient potential = Gradient.of(x -> potential(x, height));
    Value[] x = Value.constants(0, 8);
    Value[] v = Value.constants(0.75, 0);
    while (true) {
      Value[] next = {x[0].plus(v[0].times(dt)), x[1].plus(v[1].times(dt))};
      if (next[1].isAtMost(0)) {
        Value hit = x[0].minus(v[0].times(x[1]).div(v[1])); // where the line meets the ground
        return hit.times(hit);
      }
      Value[] slope = potential.at(x).gradient();
      v = new Value[] {v[0].minus(slope[0].times(dt)), v[1].minus(slope[1].times(dt))};
      x = next;
    }
  }

  private static Value potential(Value[] x, Value height) {
    Value right = x[0].minus(10);
    Value above = x[1].minus(height);
    Value one = right.times(right).plus(above.times(above)).sqrt();
    Value other = right.times(right).plus(x[1].times(x[1])).sqrt();
    return Value.div(1, one).plus(Value.div(1, other));
  }

  /** Each number has its derivative with respect to w beside it, forward. */
  @Override
  public double gradientByHand(double[] in, double[] into) {
    double height = 10 - in[0];
    double x = 0, y = 8, vx = 0.75, vy = 0;
    double dx = 0, dy = 0, dvx = 0, dvy = 0;
    while (y + vy * dt > 0) {
      double[] one = force(x - 10, y - height, dx, dy + 1);
      double[] other = force(x - 10, y, dx, dy);
      x += vx * dt;
      y += vy * dt;
      dx += dvx * dt;
      dy += dvy * dt;
      vx += (one[0] + other[0]) * dt;
      vy += (one[1] + other[1]) * dt;
      dvx += (one[2] + other[2]) * dt;
      dvy += (one[3] + other[3]) * dt;
    }
    double hit = x - vx * y / vy;
    into[0] = 2 * hit * (dx - (dvx * y + vx * dy) / vy + vx * y * dvy / (vy * vy));
    return hit * hit;
  }

  /** r / |r|^3 and its derivative, given that of r. */
  private static double[] force(double x, double y, double dx, double dy) {
    double square = x * x + y * y;
    double cube = square * Math.sqrt(square);
    double along = 3 * (x * dx + y * dy) / square;
    return new double[] {x / cube, y / cube, (dx - x * along) / cube, (dy - y * along) / cube};
  }
}

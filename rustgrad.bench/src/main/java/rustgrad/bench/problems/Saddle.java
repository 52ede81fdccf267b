package rustgrad.bench.problems;

import java.util.function.Function;
import rustgrad.api.Value;
import rustgrad.bench.problems.Problem.Differentiated;
import rustgrad.program.Gradient;

/**
 * The saddle point of |x|^2 - |y|^2 by two nested descents (Siskind and Pearlmutter 2008,
 * "saddle"): x minimises, by gradient descent, what y has maximised, by gradient descent within the
 * function. Where the gradient is asked for, this gives x, and as the value that of the saddle
 * point.
 */
final class Saddle implements Problem {
  /** A descent ends where the square of the gradient, or of a step, is less. */
  private static final double SMALL = 1e-10;

  private static final double FIRST_RATE = 1e-5;

  /** After as many steps down the next are twice as long. */
  private static final int STEPS_DOWN = 10;

  @Override
  public double[] point() {
    return new double[] {1, 1};
  }

  /** The greatest value over y. */
  @Override
  public Value of(Value[] x) {
    Value[] y = descend(at -> function(x, at).negate(), Value.constants(1, 1));
    return function(x, y);
  }

  private static Value function(Value[] x, Value[] y) {
    return x[0].times(x[0]).plus(x[1].times(x[1])).minus(square(y));
  }

  private static Value square(Value[] x) {
    return x[0].times(x[0]).plus(x[1].times(x[1]));
  }

  private static Value[] descend(Function<Value[], Value> function, Value[] start) {
    Gradient gradient = Gradient.of(function);
    Value[] x = start;
    Gradient.Values at = gradient.at(x);
    double rate = FIRST_RATE;
    int down = 0;
    while (square(at.gradient()).isGreaterThan(SMALL)) {
      Value[] slope = at.gradient();
      Value[] next = {x[0].minus(slope[0].times(rate)), x[1].minus(slope[1].times(rate))};
      if (square(new Value[] {next[0].minus(x[0]), next[1].minus(x[1])}).isAtMost(SMALL)) {
        break;
      }
      Gradient.Values there = gradient.at(next);
      if (there.value().isLessThan(at.value())) {
        x = next;
        at = there;
        rate = ++down % STEPS_DOWN == 0 ? 2 * rate : rate;
      } else {
        rate /= 2;
        down = 0;
      }
    }
    return x;
  }

  // ---- the descent in x, on numbers

  /** Writes to the second array where a function is least, and returns its value there. */
  private static double descend(Differentiated function, double[] start, double[] into) {
    double[] x = start.clone();
    double[] slope = new double[x.length];
    double[] next = new double[x.length];
    double[] slopeThere = new double[x.length];
    double value = function.gradient(x, slope);
    double rate = FIRST_RATE;
    int down = 0;
    while (square(slope) > SMALL) {
      next[0] = x[0] - slope[0] * rate;
      next[1] = x[1] - slope[1] * rate;
      if (square(new double[] {next[0] - x[0], next[1] - x[1]}) <= SMALL) {
        break;
      }
      double there = function.gradient(next, slopeThere);
      if (there < value) {
        value = there;
        System.arraycopy(next, 0, x, 0, x.length);
        System.arraycopy(slopeThere, 0, slope, 0, x.length);
        rate = ++down % STEPS_DOWN == 0 ? 2 * rate : rate;
      } else {
        rate /= 2;
        down = 0;
      }
    }
    System.arraycopy(x, 0, into, 0, x.length);
    return value;
  }

  private static double square(double[] x) {
    return x[0] * x[0] + x[1] * x[1];
  }

  private static Differentiated least(Differentiated greatestOverY) {
    return (x, into) -> descend(greatestOverY, x, into);
  }

  @Override
  public Differentiated once() {
    return least(Problem.super.once());
  }

  @Override
  public Differentiated anew() {
    return least(Problem.super.anew());
  }

  @Override
  public Differentiated eager() {
    return least(Problem.super.eager());
  }

  @Override
  public double gradientByHand(double[] x, double[] into) {
    return descend(Saddle::greatestOverY, x, into);
  }

  /** Where y ends does not depend on x. */
  private static double greatestOverY(double[] x, double[] into) {
    double[] y = new double[2];
    double least =
        descend(
            (at, slope) -> {
              slope[0] = 2 * at[0];
              slope[1] = 2 * at[1];
              return -(square(x) - square(at));
            },
            new double[] {1, 1},
            y);
    into[0] = 2 * x[0];
    into[1] = 2 * x[1];
    return -least;
  }
}

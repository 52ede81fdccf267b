package rustgrad.core;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;
import rustgrad.api.Value;
import rustgrad.core.trace.OneShot;

/**
 * The gradient of a function that is evaluated once, or takes another way through its comparisons
 * each time: recorded in arrays and swept back, without compiling anything. Takes about 30 bytes
 * for each operation and keeps no object for it.
 *
 * <pre>{@code
 * Gradient.Point p = Gradient.of(x -> x[0].times(x[1]).tanh()).at(0.5, -2.0);
 * p.value();        // -0.7615941559557649 = tanh(-1)
 * p.gradient()[0];  // -0.8399486832280523 = x[1] * (1 - tanh(-1)^2)
 * }</pre>
 *
 * <p>The value is the eager one to the last bit. Contributions to the gradient are added in the
 * reverse of the order in which the function computed things, not in that of {@code backward()}, so
 * that a gradient can differ from that of {@code backward()} and of a {@link Program} by rounding.
 *
 * <p>For a function that is evaluated many times, a {@link Program} is faster.
 */
public final class Gradient {
  private final Function<Value[], Value> function;
  private final int nodeLimit;

  private Gradient(Function<Value[], Value> function, int nodeLimit) {
    this.function = function;
    this.nodeLimit = nodeLimit;
  }

  /**
   * What was found at one point.
   *
   * @param value the value of the function
   * @param gradient its derivative by each input
   */
  public record Point(double value, double[] gradient) {

    /** Such as "Point(6.0, [3.0, 2.0])". */
    @Override
    public String toString() {
      return "Point(" + value + ", " + Arrays.toString(gradient) + ")";
    }
  }

  /** The gradient of a function of any number of inputs. */
  public static Gradient of(Function<Value[], Value> function) {
    return new Gradient(
        Objects.requireNonNull(function, "function"), ProgramBuilder.DEFAULT_NODE_LIMIT);
  }

  /**
   * Stops a function that takes more than so many nodes with an error: see {@link
   * ProgramBuilder#nodeLimit}.
   *
   * @throws IllegalArgumentException if the limit is less than 1
   */
  public Gradient nodeLimit(int nodeLimit) {
    return new Gradient(function, ProgramBuilder.checkLimit("nodeLimit", nodeLimit));
  }

  /** Evaluates the function, once. */
  public Point at(double... x) {
    double[] gradient = new double[x.length];
    double value =
        OneShot.gradient(inputs -> new Value[] {function.apply(inputs)}, x, gradient, nodeLimit);
    return new Point(value, gradient);
  }
}

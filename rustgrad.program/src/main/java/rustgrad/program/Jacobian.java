package rustgrad.program;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;
import rustgrad.api.Value;
import rustgrad.program.path.TracingLimits;
import rustgrad.program.tape.OneShot;

/**
 * The outputs and the Jacobian of a function that is evaluated once, or takes another path through
 * its comparisons each time: what {@link Gradient} is to a function of one output. One evaluation
 * serves all rows of the Jacobian.
 *
 * <pre>{@code
 * Jacobian polar = Jacobian.of(x -> new Value[] {x[0].hypot(x[1]), x[1].atan2(x[0])});
 * Jacobian.Point p = polar.at(3, 4);
 * p.values()[0];     // 5.0
 * p.jacobian()[1];   // 0.8, the derivative of the radius with respect to x[1]
 * }</pre>
 *
 * <p>For a function that is evaluated many times, a {@link VectorProgram} is faster.
 */
public final class Jacobian {
  private final Function<Value[], Value[]> function;
  private final int nodeLimit;

  private Jacobian(Function<Value[], Value[]> function, int nodeLimit) {
    this.function = function;
    this.nodeLimit = nodeLimit;
  }

  /**
   * What was found at one point.
   *
   * @param values the outputs of the function
   * @param jacobian all derivatives of the first output, then those of the second, and so on
   */
  public record Point(double[] values, double[] jacobian) {

    /** Such as "Point([5.0], [0.6, 0.8])". */
    @Override
    public String toString() {
      return "Point(%s, %s)".formatted(Arrays.toString(values), Arrays.toString(jacobian));
    }
  }

  /** The Jacobian of a function of one or more outputs. */
  public static Jacobian of(Function<Value[], Value[]> function) {
    return new Jacobian(
        Objects.requireNonNull(function, "function"), TracingLimits.DEFAULT.nodes());
  }

  /**
   * Stops a function that takes more nodes than this with an error: see {@link
   * ProgramBuilder#withNodeLimit}.
   *
   * @throws IllegalArgumentException if the limit is less than 1
   */
  public Jacobian withNodeLimit(int nodeLimit) {
    return new Jacobian(function, TracingLimits.check("nodeLimit", nodeLimit));
  }

  /**
   * Evaluates the function, once. The Jacobian is accumulated input by input or output by output,
   * whichever takes fewer sweeps.
   *
   * @throws IllegalArgumentException if the function returns null or no values
   */
  public Point at(double... x) {
    try (OneShot shot = new OneShot(function, x, nodeLimit)) {
      double[] jacobian = new double[Math.multiplyExact(shot.outputs(), x.length)];
      write(shot, x.length, jacobian);
      double[] values = new double[shot.outputs()];
      Arrays.setAll(values, shot::value);
      return new Point(values, jacobian);
    }
  }

  /**
   * As {@link #at(double...)}, with the Jacobian written into an array.
   *
   * @param into receives all derivatives of the first output, then those of the second, and so on;
   *     another array than x
   * @throws IllegalArgumentException if into is not as long as the Jacobian, or is x
   */
  public void at(double[] x, double[] into) {
    ProgramArguments.checkDistinct(x, into);
    try (OneShot shot = new OneShot(function, x, nodeLimit)) {
      check(into, Math.multiplyExact(shot.outputs(), x.length), "the Jacobian");
      write(shot, x.length, into);
    }
  }

  private static void write(OneShot shot, int inputs, double[] into) {
    if (inputs <= shot.outputs()) {
      for (int i = 0; i < inputs; i++) {
        shot.column(i, into);
      }
    } else {
      for (int k = 0; k < shot.outputs(); k++) {
        shot.gradient(k, into, k * inputs);
      }
    }
  }

  /**
   * The Jacobian at x times a vector: how the outputs change along a direction. Takes one forward
   * sweep.
   *
   * @param direction a number for each input
   * @param into receives a number for each output; another array than the others
   * @throws IllegalArgumentException if an array has another length, or is the same as into
   */
  public void jacobianVectorProduct(double[] x, double[] direction, double[] into) {
    ProgramArguments.checkDistinct(x, into);
    ProgramArguments.checkDirection(direction, x.length, into);
    try (OneShot shot = new OneShot(function, x, nodeLimit)) {
      check(into, shot.outputs(), "the outputs");
      shot.along(direction, into);
    }
  }

  /**
   * A vector times the Jacobian at x: the gradient of the outputs, added up with weights. Takes one
   * reverse sweep.
   *
   * @param weights a number for each output
   * @param into receives a number for each input; another array than the others
   * @throws IllegalArgumentException if an array has another length, or is the same as into
   */
  public void vectorJacobianProduct(double[] x, double[] weights, double[] into) {
    ProgramArguments.checkGradient(x, into);
    ProgramArguments.checkDistinct(weights, into);
    try (OneShot shot = new OneShot(function, x, nodeLimit)) {
      check(weights, shot.outputs(), "the weights of the outputs");
      shot.gradient(weights, into);
    }
  }

  private static void check(double[] array, int length, String what) {
    if (array.length != length) {
      throw new IllegalArgumentException(
          "an array of %d for %s; expected %d".formatted(array.length, what, length));
    }
  }
}

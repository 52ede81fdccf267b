package rustgrad.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import rustgrad.api.Op;
import rustgrad.api.Value;

/**
 * Compares the gradient that backpropagation gives with central differences, (f(x + h) - f(x - h))
 * / 2h. Finds a wrong derivative in an op, or in any function built of ops.
 *
 * <pre>{@code
 * GradientCheck.of(new Softplus(), 0.3).orThrow();
 * GradientCheck.of(x -> x[0].times(x[1]).tanh(), 0.5, -2.0).orThrow();
 * }</pre>
 *
 * <p>Differences are exact to about 9 digits for a smooth function of moderate size; a partial
 * passes if it agrees within 1e-6 of the greater of 1 and its own size. At a kink or a jump they
 * mean nothing: check beside it.
 *
 * @param partials what was compared, one for each input
 */
public record GradientCheck(List<Partial> partials) {
  /** The step that balances the error of the difference, h^2, with that of rounding, 1e-16 / h. */
  private static final double STEP = Math.cbrt(Math.ulp(1.0));

  private static final double TOLERANCE = 1e-6;

  /**
   * A partial derivative, found twice.
   *
   * @param input the input that it is with respect to, from 0
   * @param gradient what {@code backward()} gave
   * @param difference the central difference
   */
  public record Partial(int input, double gradient, double difference) {

    /** Whether the two agree. NaN agrees with nothing. */
    public boolean passes() {
      double scale = Math.max(1, Math.max(Math.abs(gradient), Math.abs(difference)));
      return Math.abs(gradient - difference) <= TOLERANCE * scale;
    }
  }

  /** Checks an op at one point, given as one number for each input. */
  public static GradientCheck of(Op op, double... x) {
    return of((Value[] inputs) -> Value.of(op, inputs), x);
  }

  /** Checks a function at one point. The function must be pure. */
  public static GradientCheck of(Function<Value[], Value> function, double... x) {
    Value[] leaves = Arrays.stream(x).mapToObj(Value::of).toArray(Value[]::new);
    Value y = function.apply(leaves);
    if (y.requiresGrad()) {
      y.backward();
    }
    ToDoubleFunction<double[]> value = at -> function.apply(Value.constants(at)).item();
    List<Partial> partials = new ArrayList<>();
    for (int i = 0; i < x.length; i++) {
      partials.add(new Partial(i, leaves[i].grad(), difference(value, x, i)));
    }
    return new GradientCheck(List.copyOf(partials));
  }

  /**
   * The derivative with respect to one input as differences alone give it: what a rule is compared
   * with.
   *
   * @param x the point; it is not changed
   * @param input the input to differentiate with respect to, from 0
   */
  public static double difference(ToDoubleFunction<double[]> function, double[] x, int input) {
    double h = STEP * Math.max(1, Math.abs(x[input]));
    // The errors of the two steps are as 4 to 1, so this combination takes them out (Richardson
    // 1911).
    return (4 * difference(function, x, input, h / 2) - difference(function, x, input, h)) / 3;
  }

  private static double difference(
      ToDoubleFunction<double[]> function, double[] x, int i, double h) {
    double[] above = x.clone();
    double[] below = x.clone();
    above[i] += h;
    below[i] -= h;
    double rise = function.applyAsDouble(above) - function.applyAsDouble(below);
    return rise / (above[i] - below[i]);
  }

  /** Whether every partial agrees with its difference. */
  public boolean passes() {
    return partials.stream().allMatch(Partial::passes);
  }

  /**
   * Does nothing if all is well.
   *
   * @throws AssertionError if a partial disagrees with its difference; the message shows both
   */
  public void orThrow() {
    List<Partial> wrong = partials.stream().filter(partial -> !partial.passes()).toList();
    if (!wrong.isEmpty()) {
      throw new AssertionError("backward() and central differences disagree: " + wrong);
    }
  }
}

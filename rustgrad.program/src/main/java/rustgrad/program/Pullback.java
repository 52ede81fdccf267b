package rustgrad.program;

import java.util.Arrays;
import rustgrad.program.ir.Count;
import rustgrad.program.path.KeptPrimal;

/**
 * The vector-Jacobian products of a {@link VectorProgram} at one point, which is evaluated once for
 * all of them: w -&gt; w J(x).
 *
 * <pre>{@code
 * VectorProgram polar =
 *     VectorProgram.trace(2, 2, x -> new Value[] {x[0].hypot(x[1]), x[1].atan2(x[0])});
 * Pullback pullback = polar.pullback(3, 4);
 * pullback.values();                                  // {5.0, 0.927...}
 * double[] gradient = new double[2];
 * pullback.apply(new double[] {1, 0}, gradient);      // {0.6, 0.8}
 * pullback.apply(new double[] {0, 1}, gradient);      // {-0.16, 0.12}
 * }</pre>
 *
 * <p>It keeps the outputs, and the partials of each operation; a product only multiplies and adds
 * these, and allocates nothing once warm. A chain of programs is differentiated with a pullback for
 * each: forward their {@link #values()}, and back their products.
 *
 * <p><b>Threads.</b> One thread at a time may use a pullback. Each can have its own of the same
 * program.
 */
public final class Pullback {
  private final KeptPrimal path;
  private final int inputs;
  private final int outputs;

  /** What the primal has written, the outputs first, and then the weights. */
  private final double[] at;

  private final int firstWeight;

  /** Runs the primal at a point of a path. */
  Pullback(KeptPrimal path, double[] x, int outputs) {
    this.path = path;
    this.inputs = x.length;
    this.outputs = outputs;
    this.firstWeight = path.kept();
    this.at = new double[firstWeight + outputs];
    path.forward(x, at);
  }

  /** The outputs at the point, copied. */
  public double[] values() {
    return Arrays.copyOf(at, outputs);
  }

  /**
   * A vector times the Jacobian: the gradient of the outputs, added up with weights. The bits are
   * those of {@link VectorProgram#vectorJacobianProduct}.
   *
   * @param weights a number for each output
   * @param into receives a number for each input; another array than the weights
   * @throws IllegalArgumentException if an array has another length, or both are the same
   */
  public void apply(double[] weights, double[] into) {
    ProgramArguments.checkVector(weights.length, outputs, "output");
    if (into.length != inputs) {
      throw new IllegalArgumentException(
          "the product for %d inputs into an array of %d".formatted(inputs, into.length));
    }
    ProgramArguments.checkDistinct(weights, into);
    System.arraycopy(weights, 0, at, firstWeight, outputs);
    path.back(at, into);
  }

  /** Such as "Pullback(2 inputs, 3 outputs, 7 numbers kept)". */
  @Override
  public String toString() {
    return "Pullback(%s, %s, %s kept)"
        .formatted(
            Count.of(inputs, "input"),
            Count.of(outputs, "output"),
            Count.of(firstWeight, "number"));
  }
}

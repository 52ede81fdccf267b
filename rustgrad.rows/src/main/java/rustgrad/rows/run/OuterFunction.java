package rustgrad.rows.run;

import java.util.List;
import rustgrad.program.exec.CompiledGraph;
import rustgrad.program.pass.Adjoint;
import rustgrad.program.pass.Derivative;
import rustgrad.program.pass.Pass;
import rustgrad.program.pass.Pipeline;
import rustgrad.program.path.PerPath;
import rustgrad.program.path.TracedFunction;

/** A function of parameters and sums over rows, and its gradient. */
final class OuterFunction {
  private static final double[] NO_OUTPUTS = {};
  private static final List<Pass> GRADIENT =
      Pipeline.join(
          List.of(Pipeline.DROP_UNUSED, new Pass("Adjoint", Adjoint::withReach)),
          Pipeline.SIMPLIFY);

  private final TracedFunction function;
  private final PerPath<CompiledGraph> gradients;

  OuterFunction(TracedFunction function) {
    this.function = function;
    this.gradients = new PerPath<>(function, path -> path.compile(GRADIENT));
  }

  double value(double[] x) {
    return function.run(Derivative.VALUE, x, NO_OUTPUTS);
  }

  /**
   * The value and the gradient.
   *
   * @param into receives the gradient, and after it for each input a number that is 0 where the
   *     gradient does not reach it
   */
  double gradient(double[] x, double[] into) {
    return gradients.at(x).run(x, into);
  }
}

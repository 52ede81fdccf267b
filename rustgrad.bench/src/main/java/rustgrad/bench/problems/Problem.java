package rustgrad.bench.problems;

import rustgrad.api.Value;
import rustgrad.program.Program;

/** A function of many inputs whose value and gradient are measured. */
interface Problem {

  /** Computes a value and writes its gradient. */
  @FunctionalInterface
  interface Differentiated {
    double gradient(double[] x, double[] into);
  }

  /** Where to differentiate. */
  double[] point();

  /** The function, from its formula. */
  Value of(Value[] x);

  /** Its value and gradient, derived by hand. */
  double gradientByHand(double[] x, double[] into);

  /** The function traced once: a program, or over rows where it is a sum over data. */
  default Differentiated once() {
    return Program.trace(point().length, this::of)::gradient;
  }
}

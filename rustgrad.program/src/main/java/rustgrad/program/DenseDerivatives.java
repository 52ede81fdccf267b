package rustgrad.program;

import rustgrad.program.SweepMemory.Sweep;
import rustgrad.program.pass.Derivative;
import rustgrad.program.path.TracedFunction;
import rustgrad.program.path.TracedPath;

/**
 * The full matrices of derivatives of a program, and their products with vectors.
 *
 * <p>A matrix is one program, unless that would be too large; then it is put together from its
 * products with all unit vectors.
 */
final class DenseDerivatives {
  /** A matrix whose program would have more instructions is computed vector by vector. */
  private static final long MOST_INSTRUCTIONS = 500_000;

  private final int inputs;
  private final int outputs;
  private final TracedFunction function;
  private final SweepMemory memory;

  DenseDerivatives(TracedFunction function, int outputs) {
    this.inputs = function.inputs();
    this.outputs = outputs;
    this.function = function;
    this.memory = new SweepMemory(inputs);
  }

  void jacobian(double[] x, Accumulation accumulation, double[] into) {
    switch (accumulation) {
      case FORWARD -> jacobianForward(x, into);
      case REVERSE -> jacobianReverse(x, into);
    }
  }

  /** Returns the value of the function, if it has one output. */
  double jacobianForward(double[] x, double[] into) {
    check(Derivative.JACOBIAN_FORWARD, x, into);
    return isSmall(function.pathAt(x), inputs)
        ? function.run(Derivative.JACOBIAN_FORWARD, x, into)
        : alongEach(
            Derivative.TANGENT,
            x,
            (i, column) -> {
              for (int k = 0; k < outputs; k++) {
                into[k * inputs + i] = column[k];
              }
            });
  }

  private void jacobianReverse(double[] x, double[] into) {
    check(Derivative.JACOBIAN_REVERSE, x, into);
    if (isSmall(function.pathAt(x), outputs)) {
      function.run(Derivative.JACOBIAN_REVERSE, x, into);
    } else {
      alongEach(
          Derivative.COTANGENT, x, (i, row) -> System.arraycopy(row, 0, into, i * inputs, inputs));
    }
  }

  double hessian(double[] x, double[] into) {
    check(Derivative.HESSIAN, x, into);
    TracedPath path = function.pathAt(x);
    return isSmall(path, inputs)
        ? function.run(Derivative.HESSIAN, x, into)
        : alongEach(
            Derivative.HESSIAN_PRODUCT,
            x,
            (i, column) -> {
              for (int k = i; k < inputs; k++) { // one half, which serves as the other too
                into[k * inputs + i] = column[k];
                into[i * inputs + k] = column[k];
              }
            });
  }

  double hessianDiagonal(double[] x, double[] into) {
    check(Derivative.HESSIAN_DIAGONAL, x, into);
    TracedPath path = function.pathAt(x);
    return isSmall(path, inputs)
        ? function.run(Derivative.HESSIAN_DIAGONAL, x, into)
        : alongEach(Derivative.HESSIAN_PRODUCT, x, (i, column) -> into[i] = column[i]);
  }

  /** A matrix times a vector. */
  double product(Derivative derivative, double[] x, double[] vector, double[] into) {
    int size = derivative.directionSize(inputs, outputs);
    ProgramArguments.checkVector(
        vector.length, size, derivative == Derivative.COTANGENT ? "output" : "input");
    check(derivative, x, into);
    ProgramArguments.checkDistinct(vector, into);
    Sweep sweep = memory.take(x, size, 0);
    System.arraycopy(vector, 0, sweep.at(), inputs, size);
    double value = function.run(derivative, sweep.at(), into);
    memory.give(sweep);
    return value;
  }

  /** Receives the product of a matrix with unit vector i: column i, or row i of a Jacobian. */
  private interface Product {
    void take(int i, double[] product);
  }

  private double alongEach(Derivative derivative, double[] x, Product product) {
    int vectors = derivative.directionSize(inputs, outputs);
    Sweep sweep = memory.take(x, vectors, derivative.size(inputs, outputs));
    double value = Double.NaN;
    for (int i = 0; i < vectors; i++) {
      sweep.at()[inputs + i] = 1;
      value = function.run(derivative, sweep.at(), sweep.product());
      sweep.at()[inputs + i] = 0;
      product.take(i, sweep.product());
    }
    memory.give(sweep);
    return value;
  }

  private static boolean isSmall(TracedPath path, int sweeps) {
    return path.work() * sweeps <= MOST_INSTRUCTIONS;
  }

  private void check(Derivative derivative, double[] x, double[] into) {
    int size = derivative.size(inputs, outputs);
    if (into.length != size) {
      throw new IllegalArgumentException(
          "%d inputs and %d outputs give %d numbers; got an array of %d"
              .formatted(inputs, outputs, size, into.length));
    }
    ProgramArguments.checkDistinct(x, into);
  }
}

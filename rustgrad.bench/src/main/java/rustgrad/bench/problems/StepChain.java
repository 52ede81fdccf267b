package rustgrad.bench.problems;

import java.util.Arrays;
import rustgrad.program.VectorProgram;

/**
 * A loop cut by hand into a program of its body, forward and back:
 *
 * <pre>
 *   state, term = step(p, state, data[t])     for t = 0, 1, ...
 *   value = ofTerm * (sum of terms) + ofState * (sum of the last state)
 * </pre>
 *
 * <p>Forward, the states are kept. Back, the vector-Jacobian product of each step turns the adjoint
 * of the state after it into that of the state before it, and adds to that of p.
 */
final class StepChain implements Problem.Differentiated {
  private final VectorProgram step;
  private final double[][] data;
  private final double ofTerm;
  private final double ofState;
  private final double[][] states;

  /** The inputs and outputs of a step, and what is computed of them. */
  private final double[] x;

  private final double[] y;
  private final double[] xAdjoint;
  private final double[] yAdjoint;

  /**
   * @param step takes p, a state and the data of the step; returns the state after it, and a term
   *     if there are terms
   * @param data of each step; may be empty
   */
  StepChain(VectorProgram step, double[] start, double[][] data, double ofTerm, double ofState) {
    this.step = step;
    this.data = data;
    this.ofTerm = ofTerm;
    this.ofState = ofState;
    this.states = new double[data.length + 1][start.length];
    this.states[0] = start;
    this.x = new double[step.inputs()];
    this.y = new double[step.outputs()];
    this.xAdjoint = new double[x.length];
    this.yAdjoint = new double[y.length];
  }

  /** The same, once the program of the step has been prepared at a point. */
  StepChain preparedAt(double[] p) {
    gradient(p, new double[p.length]);
    step.prepare();
    return this;
  }

  @Override
  public double gradient(double[] p, double[] into) {
    int size = states[0].length;
    System.arraycopy(p, 0, x, 0, p.length);
    double value = forward(p.length);
    Arrays.fill(into, 0);
    Arrays.fill(yAdjoint, 0, size, ofState);
    Arrays.fill(yAdjoint, size, y.length, ofTerm);
    for (int t = data.length - 1; t >= 0; t--) {
      at(t, p.length);
      step.vectorJacobianProduct(x, yAdjoint, xAdjoint);
      for (int i = 0; i < p.length; i++) {
        into[i] += xAdjoint[i];
      }
      System.arraycopy(xAdjoint, p.length, yAdjoint, 0, size);
    }
    return value;
  }

  private double forward(int parameters) {
    int size = states[0].length;
    double terms = 0;
    for (int t = 0; t < data.length; t++) {
      at(t, parameters);
      step.evaluate(x, y);
      System.arraycopy(y, 0, states[t + 1], 0, size);
      for (int k = size; k < y.length; k++) {
        terms += y[k];
      }
    }
    return ofTerm * terms + ofState * Arrays.stream(states[data.length]).sum();
  }

  /** Puts the state and data of a step after the parameters. */
  private void at(int t, int parameters) {
    int size = states[t].length;
    System.arraycopy(states[t], 0, x, parameters, size);
    System.arraycopy(data[t], 0, x, parameters + size, data[t].length);
  }
}

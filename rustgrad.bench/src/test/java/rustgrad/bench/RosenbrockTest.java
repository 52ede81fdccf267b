package rustgrad.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.hipparchus.analysis.differentiation.Gradient;
import org.junit.jupiter.api.Test;
import rustgrad.program.Program;

class RosenbrockTest {
  private static final int ROUNDS = 3;

  @Test
  void allFormsComputeTheSameValueAndGradient() {
    double[] x = {0.3, -1.2, 0.7, 2.1};
    Gradient[] forward = new Gradient[x.length];
    for (int i = 0; i < x.length; i++) {
      forward[i] = Gradient.variable(x.length, i, x[i]);
    }
    Gradient expected = Rosenbrock.of(forward, ROUNDS);
    Program program = Program.trace(x.length, values -> Rosenbrock.of(values, ROUNDS));
    double[] gradient = new double[x.length];

    assertEquals(expected.getValue(), Rosenbrock.of(x, ROUNDS), 1e-12 * expected.getValue());
    assertEquals(Rosenbrock.of(x, ROUNDS), program.gradient(x, gradient));
    for (int i = 0; i < x.length; i++) {
      double scale = Math.abs(expected.getPartialDerivative(i));
      assertEquals(expected.getPartialDerivative(i), gradient[i], 1e-12 * scale);
    }
  }

  @Test
  void everyPointDiffersFromTheOneBefore() {
    double[] x = new double[2];
    Rosenbrock.move(x, 0);
    assertEquals(0.5, x[0]);
    Rosenbrock.move(x, 1);
    assertEquals(0.5 + 0x1p-11, x[1]);
  }
}

package rustgrad.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import rustgrad.api.Value;

class MatrixInverseTest {
  private static final double[] WEIGHTS = {0.5, -1.5, 2, 3};

  /** ((d, -b), (-c, a)) / (a d - b c). */
  private static Value closedForm(Value[] m) {
    Value[] adjugate = {m[3], m[1].negate(), m[2].negate(), m[0]};
    Value determinant = m[0].times(m[3]).minus(m[1].times(m[2]));
    return Value.dot(adjugate, Value.constants(WEIGHTS)).div(determinant);
  }

  private static Value ofEntries(Value[] m) {
    MatrixInverse inverse = new MatrixInverse(2);
    Value first = Value.dot(inverse.row(0, m), Value.constants(0.5, -1.5));
    return first.plus(Value.dot(inverse.row(1, m), Value.constants(2, 3)));
  }

  @Test
  void theInverseOfTwoByTwoHasTheDerivativesOfItsClosedForm() {
    Program expected = Program.trace(4, MatrixInverseTest::closedForm);
    Program actual = Program.trace(4, MatrixInverseTest::ofEntries);
    for (double[] m : new double[][] {{2, 0.3, -0.7, 1.1}, {0, 2, 0.5, 3}, {1e-9, 1, 1, 0}}) {
      double[] gradient = new double[4];
      double[] hessian = new double[16];
      double[] expectedGradient = new double[4];
      double[] expectedHessian = new double[16];
      assertEquals(expected.gradient(m, expectedGradient), actual.gradient(m, gradient), 1e-13);
      assertArrayEquals(expectedGradient, gradient, 1e-12);
      expected.hessian(m, expectedHessian);
      actual.hessian(m, hessian);
      assertArrayEquals(expectedHessian, hessian, 1e-11);
    }
  }

  @Test
  void rowsAreExchangedWhereThePivotIsZero() { // of a permutation, the inverse is the transpose
    double[] augmented = {
      0, 1, 0, 1, 0, 0, //
      0, 0, 2, 0, 1, 0, //
      4, 0, 0, 0, 0, 1
    };
    GaussianElimination.solve(augmented, 3, 6);
    double[] inverse = new double[9];
    for (int i = 0; i < 3; i++) {
      System.arraycopy(augmented, 6 * i + 3, inverse, 3 * i, 3);
    }
    assertArrayEquals(new double[] {0, 0, 0.25, 1, 0, 0, 0, 0.5, 0}, inverse);
  }

  @Test
  void aSingularMatrixHasNoInverse() {
    double[] augmented = {1, 2, 1, 2, 4, 1};
    GaussianElimination.solve(augmented, 2, 3);
    assertFalse(Double.isFinite(augmented[2]), Arrays.toString(augmented));
    assertFalse(Double.isFinite(augmented[5]), Arrays.toString(augmented));
  }
}

package rustgrad.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rustgrad.api.Comparison;
import rustgrad.api.NaryOp;
import rustgrad.api.Value;

class DerivativesTest {
  private static final double[] X = {0.3, -1.7, 2.2};

  private static Value[] three(Value[] x) {
    return new Value[] {
      x[0].times(x[1]).sin(),
      Value.sum(x).exp().div(x[2]),
      x[1].times(x[1]).minus(x[0].pow(3)),
      x[2].isGreaterThan(1) ? x[2].log() : x[2]
    };
  }

  private final VectorProgram outputs = VectorProgram.trace(3, 4, DerivativesTest::three);
  private final Program weighted =
      Program.trace(3, x -> Value.dot(three(x), Value.constants(0.5, -1.5, 2, 3)));

  /** The partial of a square root at 0 is infinite. */
  @ParameterizedTest
  @EnumSource
  void whatAWhereDoesNotTakeHasNoDerivative(Accumulation accumulation) {
    VectorProgram root =
        VectorProgram.trace(
            2,
            1,
            x -> {
              Value positive =
                  Value.where(x[0], Comparison.LESS, x[1].detach(), x[1].detach(), x[0]);
              return new Value[] {positive.sqrt().times(2).plus(x[1])};
            });
    double[] jacobian = new double[2];
    root.jacobian(new double[] {-1, 0}, accumulation, jacobian);
    assertArrayEquals(new double[] {0, 1}, jacobian);
    root.jacobian(new double[] {4, 0}, accumulation, jacobian);
    assertArrayEquals(new double[] {0.5, 1}, jacobian);
  }

  @Test
  void norHasASecondDerivative() {
    Program cube =
        Program.trace(
            1,
            x -> {
              Value positive =
                  Value.where(x[0], Comparison.LESS, Value.constant(0), Value.constant(0), x[0]);
              return positive.times(positive.sqrt());
            });
    double[] second = new double[1];
    cube.hessian(new double[] {-1}, second);
    assertEquals(0, second[0]);
    cube.hessian(new double[] {4}, second);
    assertEquals(0.375, second[0], 1e-15);
  }

  @ParameterizedTest
  @EnumSource
  void theJacobianHasTheGradientsOfTheOutputs(Accumulation accumulation) {
    double[] jacobian = new double[12];
    outputs.jacobian(X, accumulation, jacobian);
    for (int k = 0; k < 4; k++) {
      int output = k;
      double[] gradient = new double[3];
      Program.trace(3, x -> three(x)[output]).gradient(X, gradient);
      assertArrayEquals(gradient, Arrays.copyOfRange(jacobian, 3 * k, 3 * k + 3), 1e-14);
    }
    double[] chosen = new double[12];
    outputs.jacobian(X, chosen);
    assertArrayEquals(jacobian, chosen, 1e-14);
  }

  @Test
  void aGradientCanBeAccumulatedFromTheInputs() {
    double[] forward = new double[3];
    double[] reverse = new double[3];
    double[] gradient = new double[3];
    assertEquals(weighted.value(X), weighted.gradient(X, Accumulation.FORWARD, forward));
    assertEquals(weighted.value(X), weighted.gradient(X, Accumulation.REVERSE, reverse));
    weighted.gradient(X, gradient);
    assertArrayEquals(gradient, reverse);
    assertArrayEquals(gradient, forward, 1e-14);
    double[] slope = new double[1]; // x tanh(x): the product rule, tangent by tangent
    double tanh = Math.tanh(0.7);
    Program.trace(1, x -> x[0].times(x[0].tanh()))
        .gradient(new double[] {0.7}, Accumulation.FORWARD, slope);
    assertEquals(tanh + 0.7 * (1 - tanh * tanh), slope[0], 1e-15);
    assertThrows(
        IllegalArgumentException.class, () -> weighted.gradient(X, Accumulation.FORWARD, slope));
    assertThrows(
        IllegalArgumentException.class, () -> weighted.gradient(X, Accumulation.FORWARD, X));
  }

  @Test
  void productsAreThoseOfTheJacobian() {
    double[] jacobian = new double[12];
    outputs.jacobian(X, jacobian);
    double[] direction = {0.7, -0.2, 1.1};
    double[] along = new double[4];
    outputs.jacobianVectorProduct(X, direction, along);
    double[] weights = {0.5, -1.5, 2, 3};
    double[] back = new double[3];
    outputs.vectorJacobianProduct(X, weights, back);
    for (int k = 0; k < 4; k++) {
      double expected = 0;
      for (int i = 0; i < 3; i++) {
        expected += jacobian[3 * k + i] * direction[i];
      }
      assertEquals(expected, along[k], 1e-13);
    }
    double[] gradient = new double[3];
    weighted.gradient(X, gradient);
    assertArrayEquals(gradient, back, 1e-13);
  }

  @Test
  void theHessianIsTheJacobianOfTheGradient() {
    double[] hessian = new double[9];
    double value = weighted.hessian(X, hessian);
    assertEquals(weighted.value(X), value);
    double[] diagonal = new double[3];
    weighted.hessianDiagonal(X, diagonal);
    for (int i = 0; i < 3; i++) {
      double[] unit = new double[3];
      unit[i] = 1;
      double[] column = new double[3];
      weighted.hessianVectorProduct(X, unit, column);
      double[] difference = centralDifference(i);
      for (int k = 0; k < 3; k++) {
        assertEquals(difference[k], hessian[3 * k + i], 1e-7 * (1 + Math.abs(difference[k])));
        assertEquals(hessian[3 * k + i], hessian[3 * i + k]);
        assertEquals(hessian[3 * k + i], column[k], 1e-13);
      }
      assertEquals(hessian[4 * i], diagonal[i], 1e-13);
    }
  }

  private double[] centralDifference(int i) {
    double h = 1e-5;
    double[] high = X.clone();
    double[] low = X.clone();
    high[i] += h;
    low[i] -= h;
    double[] a = new double[3];
    double[] b = new double[3];
    weighted.gradient(high, a);
    weighted.gradient(low, b);
    double[] difference = new double[3];
    Arrays.setAll(difference, k -> (a[k] - b[k]) / (2 * h));
    return difference;
  }

  @Test
  void aMatrixThatIsTooLargeForOneProgramIsComputedVectorByVector() {
    int n = 400;
    Program chain =
        Program.trace(
            n,
            x -> {
              Value sum = x[0].times(x[n - 1]).sin();
              for (int i = 1; i < n; i++) {
                sum = sum.plus(x[i].times(x[i - 1]).pow(2));
              }
              return sum;
            });
    SplittableRandom random = new SplittableRandom(1);
    double[] x = random.doubles(n).toArray();
    double[] hessian = new double[n * n];
    chain.hessian(x, hessian);
    double[] diagonal = new double[n];
    chain.hessianDiagonal(x, diagonal);
    for (int i = 1; i < n - 1; i++) {
      double expected = 2 * (x[i - 1] * x[i - 1] + x[i + 1] * x[i + 1]);
      assertEquals(expected, hessian[i * n + i], 1e-12);
      assertEquals(expected, diagonal[i], 1e-12);
      assertEquals(4 * x[i] * x[i + 1], hessian[i * n + i + 1], 1e-12);
      assertEquals(hessian[i * n + i + 1], hessian[(i + 1) * n + i], 1e-14);
    }
    double[] gradient = new double[n];
    chain.gradient(x, gradient);
    double[] jacobian = new double[n];
    VectorProgram.trace(n, 1, y -> new Value[] {chain.apply(y)})
        .jacobian(x, Accumulation.FORWARD, jacobian);
    assertArrayEquals(gradient, jacobian, 1e-13);
  }

  /** The sum of cubes. */
  private static final class Cubes implements NaryOp {
    @Override
    public String name() {
      return "cubes";
    }

    @Override
    public double apply(double[] x) {
      return Arrays.stream(x).map(each -> each * each * each).sum();
    }

    @Override
    public void partials(double[] x, double y, double[] into) {
      Arrays.setAll(into, i -> 3 * x[i] * x[i]);
    }

    @Override
    public Value partial(int i, Value[] x, Value y) {
      return x[i].times(x[i]).times(3);
    }
  }

  @Test
  void anOpOfManyInputsHasSecondDerivatives() {
    Program cubes = Program.trace(3, x -> Value.of(new Cubes(), x[0], x[1], x[0], x[2]));
    double[] hessian = new double[9];
    cubes.hessian(X, hessian);
    double[] expected = {12 * X[0], 0, 0, 0, 6 * X[1], 0, 0, 0, 6 * X[2]};
    assertArrayEquals(expected, hessian, 1e-14);
    double[] product = new double[3];
    cubes.hessianVectorProduct(X, new double[] {1, 1, 1}, product);
    assertArrayEquals(new double[] {12 * X[0], 6 * X[1], 6 * X[2]}, product, 1e-14);
    double[] diagonal = new double[3];
    cubes.hessianDiagonal(X, diagonal);
    assertArrayEquals(product, diagonal, 1e-14);
  }
}

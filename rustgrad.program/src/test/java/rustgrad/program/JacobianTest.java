package rustgrad.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import rustgrad.api.Comparison;
import rustgrad.api.Value;
import rustgrad.program.contract.RandomPoints;
import rustgrad.program.contract.RandomProgram;

/** Several outputs of one evaluation, without a program. */
class JacobianTest {
  private static final Function<Value[], Value[]> POLAR =
      x -> new Value[] {x[0].hypot(x[1]), x[1].atan2(x[0])};

  @Test
  void theExampleOfTheDocumentation() {
    Jacobian.Point p = Jacobian.of(POLAR).at(3, 4);
    assertEquals(5.0, p.values()[0]);
    assertEquals(0.8, p.jacobian()[1]);
    assertEquals(
        "Point([5.0], [0.6, 0.8])",
        Jacobian.of(x -> new Value[] {x[0].hypot(x[1])}).at(3, 4).toString());
  }

  /** Every kind of word, forward and back, with outputs that share results. */
  private static Value[] mixed(Value[] x) {
    Value shared = Value.dot(x[2], x, new Value[] {x[1], Value.constant(3), x[0]});
    Value chosen = Value.where(x[0], Comparison.LESS, x[1], shared.times(2), x[1].div(shared));
    Value other = Value.where(x[1], Comparison.LESS, x[0], shared, Value.minus(1, x[2]).negate());
    return new Value[] {
      chosen.minus(other).div(x[0]),
      Value.sum(x[0], shared, x[0], Value.constant(1)),
      Value.div(2, x[1]).plus(x[0].div(4)).minus(3),
      x[0].pow(x[1]).plus(x[2].pow(2)).plus(x[1].max(x[2])),
      Value.logSumExp(x[0], shared, Value.constant(0.5)),
      x[2].detach().times(x[0]).exp(),
      x[1],
      Value.constant(7)
    };
  }

  @Test
  void bothOrdersOfAccumulationAgreeWithThoseOfAProgram() {
    double[] x = {0.3, 1.7, 2.2};
    VectorProgram program = VectorProgram.trace(3, 8, JacobianTest::mixed);
    double[] expected = new double[24];
    program.jacobian(x, expected);
    double[] values = new double[8];
    program.evaluate(x, values);
    Jacobian.Point byInput = Jacobian.of(JacobianTest::mixed).at(x);
    assertArrayEquals(values, byInput.values());
    assertArrayEquals(expected, byInput.jacobian());
    for (int k = 0; k < 8; k++) {
      int output = k;
      Function<Value[], Value[]> one = v -> new Value[] {mixed(v)[output]};
      double[] row = Arrays.copyOfRange(expected, 3 * k, 3 * k + 3);
      assertArrayEquals(row, Jacobian.of(one).at(x).jacobian(), 1e-12);
    }
  }

  @Test
  void productsWithVectorsAreThoseOfTheJacobian() {
    double[] x = {0.3, 1.7, 2.2};
    double[] direction = {1, -0.5, 2};
    double[] weights = {1, 2, -1, 0.5, 3, -2, 1, 1};
    VectorProgram program = VectorProgram.trace(3, 8, JacobianTest::mixed);
    Jacobian jacobian = Jacobian.of(JacobianTest::mixed);
    double[] expected = new double[8];
    double[] along = new double[8];
    program.jacobianVectorProduct(x, direction, expected);
    jacobian.jacobianVectorProduct(x, direction, along);
    assertArrayEquals(expected, along);
    double[] weighted = new double[3];
    program.vectorJacobianProduct(x, weights, weighted);
    double[] gradient = new double[3];
    jacobian.vectorJacobianProduct(x, weights, gradient);
    assertArrayEquals(weighted, gradient, 1e-12);
  }

  @Test
  void aDirectionHasTheBitsThatItHasInAProgram() {
    for (int seed = 0; seed < 300; seed++) {
      RandomProgram function =
          seed % 3 == 0 ? RandomProgram.withCalls(seed) : new RandomProgram(seed);
      Function<Value[], Value[]> single = x -> new Value[] {function.apply(x)};
      SplittableRandom random = new SplittableRandom(seed);
      double[] x = RandomPoints.ordinary(random, function.inputs());
      double[] direction = RandomPoints.ordinary(random, function.inputs());
      double[] expected = new double[1];
      VectorProgram.trace(x.length, 1, single).jacobianVectorProduct(x, direction, expected);
      double[] actual = new double[1];
      Jacobian.of(single).jacobianVectorProduct(x, direction, actual);
      assertEquals(expected[0] + 0.0, actual[0], "seed " + seed);
    }
  }

  @Test
  void theSideNotTakenLeaksNothing() {
    Function<Value[], Value[]> function =
        x -> {
          Value zero = Value.constant(0);
          return new Value[] {
            Value.where(x[0], Comparison.GREATER, zero, x[0].log().times(x[1]), x[1].times(2)),
            x[1].times(Double.POSITIVE_INFINITY).times(x[0].detach()).plus(x[0])
          };
        };
    Jacobian jacobian = Jacobian.of(function);
    assertArrayEquals(new double[] {0, 2, 1, Double.NaN}, jacobian.at(0, 5).jacobian());
    double[] rows = new double[2];
    jacobian.vectorJacobianProduct(new double[] {0, 5}, new double[] {1, 0}, rows);
    assertEquals(0.0, rows[0]);
  }

  @Test
  void anArrayOfTheWrongLengthIsRefused() {
    Jacobian jacobian = Jacobian.of(POLAR);
    double[] two = {3, 4};
    double[] three = new double[3];
    for (Runnable call :
        new Runnable[] {
          () -> jacobian.at(two, three),
          () -> jacobian.jacobianVectorProduct(two, three, new double[2]),
          () -> jacobian.jacobianVectorProduct(two, new double[2], three),
          () -> jacobian.jacobianVectorProduct(two, new double[2], two),
          () -> jacobian.vectorJacobianProduct(two, three, new double[2]),
          () -> jacobian.vectorJacobianProduct(two, new double[2], three)
        }) {
      assertThrows(IllegalArgumentException.class, call::run);
    }
    assertArrayEquals(new double[3], three);
    assertThrows(IllegalArgumentException.class, () -> Jacobian.of(x -> new Value[0]).at(1));
    assertThrows(IllegalArgumentException.class, () -> Jacobian.of(x -> null).at(1));
    assertThrows(IllegalStateException.class, () -> jacobian.withNodeLimit(3).at(3, 4));
  }
}

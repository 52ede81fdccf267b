package rustgrad.core;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rustgrad.api.BinaryOp;
import rustgrad.api.NaryOp;
import rustgrad.api.Op;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/** Every op that is found, so that an op without a test cannot exist. */
class EveryOpTest {
  private static final double[] POINTS = {-7.3, -2.4, -1.1, -0.6, -0.03, 0.02, 0.7, 1.2, 2.6, 8.9};

  static Collection<Op> ops() {
    return OpRegistry.discovered().ops();
  }

  @Test
  void allStandardOpsAreFound() {
    assertEquals(31, ops().size());
    assertEquals(List.of(), OpRegistry.discovered().failures());
  }

  @ParameterizedTest
  @MethodSource("ops")
  void partialsAgreeWithDifferences(Op op) {
    for (double[] x : pointsOf(op)) {
      GradientCheck.of(op, x).orThrow();
    }
  }

  @ParameterizedTest
  @MethodSource("ops")
  void symbolicPartialsAgreeWithNumericOnesAndDifferentiateRight(Op op) {
    for (double[] x : pointsOf(op)) {
      for (int i = 0; i < x.length; i++) {
        int by = i;
        Value[] leaves = Value.constants(x);
        leaves[i] = Value.of(x[i]);
        Value.of(op, leaves).backward();
        double numeric = leaves[i].grad();
        double symbolic = symbolic(op, by, Value.constants(x)).item();
        assertEquals(numeric, symbolic, 1e-12 * Math.max(1, Math.abs(numeric)));
        GradientCheck.of(inputs -> symbolic(op, by, inputs), x).orThrow();
      }
    }
  }

  private static Value symbolic(Op op, int by, Value[] x) {
    Value y = Value.of(op, x);
    if (op instanceof UnaryOp unary) {
      return unary.partial(x[0], y);
    }
    if (op instanceof BinaryOp binary) {
      return by == 0 ? binary.partialA(x[0], x[1], y) : binary.partialB(x[0], x[1], y);
    }
    return ((NaryOp) op).partial(by, x, y);
  }

  /** Points where the op has a value, away from the kinks and jumps of the standard ops. */
  private static List<double[]> pointsOf(Op op) {
    List<double[]> points = new ArrayList<>();
    for (double a : POINTS) {
      if (op.accepts(1)) {
        addIfDefined(op, points, a);
      } else {
        for (double b : POINTS) {
          addIfDefined(op, points, a, b + 0.01);
        }
      }
    }
    assertTrue(points.size() >= 3, "too few points in the domain of " + op.name());
    return points;
  }

  /** A power of a negative base is defined for whole exponents only, so not around any of these. */
  private static void addIfDefined(Op op, List<double[]> points, double... x) {
    if (!Double.isNaN(Value.of(op, Value.constants(x)).item())) {
      points.add(x);
    }
  }
}

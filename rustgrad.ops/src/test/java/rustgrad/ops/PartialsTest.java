package rustgrad.ops;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import rustgrad.api.Op;
import rustgrad.api.UnaryOp;

/** The partials of every op agree with differences of its values, away from kinks. */
class PartialsTest {
  private static final double[] POINTS = {-2.3, -0.7, -0.3, 0.4, 0.8, 2.6};
  private static final double STEP = 1e-3;
  private static final double TOLERANCE = 1e-8;

  @TestFactory
  Stream<DynamicTest> everyPartialIsTheSlope() {
    return Ops.all().stream().map(op -> dynamicTest(op.name(), () -> checkSlopes(op)));
  }

  @Test
  void aWrongPartialIsRejected() {
    UnaryOp wrong =
        new UnaryOp() {
          @Override
          public String name() {
            return "wrong";
          }

          @Override
          public double apply(double x) {
            return x * x;
          }

          @Override
          public double partial(double x, double y) {
            return 2.001 * x;
          }
        };
    assertThrows(AssertionError.class, () -> checkSlopes(wrong));
  }

  private static void checkSlopes(Op op) {
    List<double[]> points = pointsInDomain(op);
    assertTrue(points.size() >= 3, "too few points in the domain of " + op.name());
    for (double[] in : points) {
      double[] partials = Ops.partials(op, in);
      for (int i = 0; i < in.length; i++) {
        double slope = slope(op, in, i);
        double error = Math.abs(partials[i] - slope) / Math.max(1, Math.abs(slope));
        assertTrue(
            error < TOLERANCE,
            "%s at %s: partial %d is %s, but the slope is %s"
                .formatted(op.name(), Arrays.toString(in), i, partials[i], slope));
      }
    }
  }

  /** Unequal inputs, so that max and min have no tie. */
  private static List<double[]> pointsInDomain(Op op) {
    List<double[]> points = new ArrayList<>();
    for (double a : POINTS) {
      if (Ops.inputs(op) == 1) {
        points.add(new double[] {a});
        continue;
      }
      for (double b : POINTS) {
        if (a != b) {
          points.add(Ops.inputs(op) == 2 ? new double[] {a, b} : new double[] {a, b, 0.1});
        }
      }
    }
    points.removeIf(in -> Double.isNaN(Ops.value(op, in)));
    return points;
  }

  /** The central difference of fourth order (Abramowitz and Stegun 25.3.6, five points). */
  private static double slope(Op op, double[] in, int i) {
    double near = shifted(op, in, i, STEP) - shifted(op, in, i, -STEP);
    double far = shifted(op, in, i, 2 * STEP) - shifted(op, in, i, -2 * STEP);
    return (8 * near - far) / (12 * STEP);
  }

  private static double shifted(Op op, double[] in, int i, double shift) {
    double[] moved = in.clone();
    moved[i] += shift;
    return Ops.value(op, moved);
  }
}

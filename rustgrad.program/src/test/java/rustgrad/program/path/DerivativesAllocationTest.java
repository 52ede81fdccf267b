package rustgrad.program.path;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rustgrad.api.Comparison;
import rustgrad.api.Value;
import rustgrad.program.Accumulation;
import rustgrad.program.Execution;
import rustgrad.program.Program;
import rustgrad.program.Pullback;
import rustgrad.program.VectorProgram;
import rustgrad.program.contract.WeightedSquares;

/** As {@link AllocationTest}, of all derivatives but the gradient. */
class DerivativesAllocationTest {
  private static final int CALLS = 400;

  /** What reading the counter itself may take. */
  private static final int MARGIN = 2000;

  private static Value function(Value[] x) {
    Value side = x[0].isGreaterThan(x[1]) ? x[0].pow(x[1]) : x[1].times(x[0]).tanh();
    Value squares = Value.of(WeightedSquares.OP, x[0], x[1], x[0]);
    return Value.where(x[0], Comparison.LESS, side, squares, squares.exp()).plus(side);
  }

  @ParameterizedTest
  @EnumSource
  void aCallAllocatesNothingOnceWarm(Execution execution) {
    Program f =
        Program.builder().withExecution(execution).trace(2, DerivativesAllocationTest::function);
    VectorProgram all =
        Program.builder()
            .withExecution(execution)
            .traceVector(
                2, 3, x -> new Value[] {function(x), x[0].times(x[1]), function(x).tanh()});
    double[][] points = {{0.5, 2}, {2, 0.5}};
    double[] direction = {0.3, -0.7};
    double[] weights = {1, -2, 0.5};
    double[] two = new double[2];
    double[] three = new double[3];
    double[] jacobian = new double[6];
    double[] hessian = new double[4];
    Pullback[] pullbacks = {all.pullback(points[0]), all.pullback(points[1])};
    Runnable calls =
        () -> {
          for (int i = 0; i < CALLS; i++) {
            double[] x = points[i % 2];
            all.jacobian(x, jacobian);
            all.jacobian(x, Accumulation.REVERSE, jacobian);
            all.jacobianVectorProduct(x, direction, three);
            all.vectorJacobianProduct(x, weights, two);
            pullbacks[i % 2].apply(weights, two);
            f.gradient(x, Accumulation.FORWARD, two);
            f.hessian(x, hessian);
            f.hessianVectorProduct(x, direction, two);
            f.hessianDiagonal(x, two);
          }
        };
    long least = Long.MAX_VALUE; // the first rounds warm up, and reflection allocates at times
    for (int round = 0; round < 5; round++) {
      long before = Jvm.allocatedBytes();
      calls.run();
      least = Math.min(least, Jvm.allocatedBytes() - before);
    }
    assertTrue(least < MARGIN, least + " bytes in " + 7 * CALLS + " calls");
  }
}

package rustgrad.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import rustgrad.api.Value;
import rustgrad.core.golden.GoldenGraph;

/** Random graphs whose Hessians come from PyTorch 1.13, float64. */
class GoldenHessiansTest {

  static Stream<Arguments> graphsAndExecutions() throws Exception {
    return GoldenGraph.all()
        .flatMap(
            graph ->
                Stream.of(Execution.INTERPRETER, Execution.BYTECODE)
                    .map(execution -> Arguments.of(graph, execution)));
  }

  @ParameterizedTest
  @MethodSource("graphsAndExecutions")
  void theHessianOfAProgramIsThatOfPyTorch(GoldenGraph graph, Execution execution) {
    double[] x = graph.leaves();
    Program program = Program.builder().withExecution(execution).trace(x.length, graph);
    double[] hessian = new double[x.length * x.length];
    double[] diagonal = new double[x.length];
    assertNear(graph.out(), program.hessian(x, hessian));
    assertNear(graph.out(), program.hessianDiagonal(x, diagonal));
    for (int i = 0; i < x.length; i++) {
      double[] unit = new double[x.length];
      unit[i] = 1;
      double[] column = new double[x.length];
      assertNear(graph.out(), program.hessianVectorProduct(x, unit, column));
      assertNear(graph.hessian()[i][i], diagonal[i]);
      for (int k = 0; k < x.length; k++) {
        assertNear(graph.hessian()[k][i], hessian[k * x.length + i]);
        assertNear(graph.hessian()[k][i], column[k]);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rustgrad.core.golden.GoldenGraph#all")
  void theGradientOfTheGradientIsThatOfPyTorch(GoldenGraph graph) {
    Gradient inner = Gradient.of(graph);
    for (int i = 0; i < graph.leaves().length; i++) {
      int row = i;
      Gradient.Point point =
          Gradient.of(x -> inner.at(x).gradient()[row]).at(graph.leaves().clone());
      assertNear(graph.grad()[i], point.value());
      assertNear(graph.hessian()[i], point.gradient());
    }
  }

  @ParameterizedTest
  @MethodSource("rustgrad.core.golden.GoldenGraph#all")
  void backwardThroughAnEagerGradientGivesTheHessianOfPyTorch(GoldenGraph graph) {
    for (int i = 0; i < graph.leaves().length; i++) {
      Value[] x = Arrays.stream(graph.leaves()).mapToObj(Value::of).toArray(Value[]::new);
      Value slope = Gradient.of(graph).at(x).gradient()[i];
      if (slope.requiresGrad()) {
        slope.backward();
      }
      for (int k = 0; k < x.length; k++) {
        assertNear(graph.hessian()[i][k], x[k].grad());
      }
    }
  }

  private static void assertNear(double[] torch, double[] ours) {
    assertEquals(torch.length, ours.length);
    for (int k = 0; k < torch.length; k++) {
      assertNear(torch[k], ours[k]);
    }
  }

  private static void assertNear(double torch, double ours) {
    assertEquals(torch, ours, 1e-9 * Math.abs(torch) + 1e-9);
  }
}

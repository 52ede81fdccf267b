package rustgrad.program.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rustgrad.api.Comparison;
import rustgrad.api.UnaryOp;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.GraphBuilder;
import rustgrad.program.ir.Kind;

class CompiledGraphTest {
  private static final double[] NO_OUTPUTS = {};

  static Stream<Function<Graph, CompiledGraph>> compilers() {
    return Stream.of(CompiledGraph::automatic, CompiledGraph::interpreted, CompiledGraph::bytecode);
  }

  /** x0 - x1, where x0 > 0 and x1 > 0. */
  private static Graph guarded() {
    GraphBuilder to = new GraphBuilder(2);
    int zero = to.constant(0);
    to.guard(Comparison.GREATER, true, 0, zero);
    to.guard(Comparison.GREATER, true, 1, zero);
    return to.build(to.add(Kind.MINUS, 0, 1));
  }

  private static int failed(CompiledGraph graph, double... x) {
    return graph.failedGuard(graph.run(x, NO_OUTPUTS));
  }

  @ParameterizedTest
  @MethodSource("compilers")
  void aRunTellsWhichGuardEndedIt(Function<Graph, CompiledGraph> compiler) {
    CompiledGraph graph = compiler.apply(guarded());
    double infinity = Double.POSITIVE_INFINITY;
    for (int run = 0; run < 1_000; run++) {
      assertEquals(0, failed(graph, -1, 1));
      assertEquals(1, failed(graph, 1, -1));
      assertEquals(CompiledGraph.NO_GUARD, failed(graph, 1, 1));
      assertEquals(CompiledGraph.NO_GUARD, failed(graph, infinity, infinity), "NaN is a result");
    }
  }

  @ParameterizedTest
  @MethodSource("compilers")
  void anOpMayRunTheSameGraphAgain(Function<Graph, CompiledGraph> compiler) {
    CompiledGraph[] graph = new CompiledGraph[1];
    UnaryOp factorial =
        new UnaryOp() {
          @Override
          public String name() {
            return "factorial";
          }

          @Override
          public double apply(double n) {
            return n < 1 ? 1 : graph[0].run(new double[] {n - 1}, NO_OUTPUTS);
          }

          @Override
          public double partial(double n, double y) {
            throw new AssertionError();
          }
        };
    GraphBuilder to = new GraphBuilder(1); // max(x, 1) * factorial(x), and x is in the frame
    int least = to.where(Comparison.GREATER, 0, to.constant(1), 0, to.constant(1));
    int before = to.add(Kind.SUM, new int[] {least, to.constant(0)});
    to.guard(Comparison.LESS, true, 0, to.constant(100));
    graph[0] =
        compiler.apply(to.build(to.add(Kind.TIMES, to.add(Kind.UNARY, factorial, 0), before)));
    for (int run = 0; run < 200; run++) {
      assertEquals(120, graph[0].run(new double[] {5}, NO_OUTPUTS));
      assertEquals(0, failed(graph[0], 100));
    }
  }

  @Test
  void threadsGoOnWhileBytecodeTakesOver() {
    for (int trial = 0; trial < 50; trial++) {
      CompiledGraph graph = CompiledGraph.automatic(guarded());
      IntStream.range(0, 2_000)
          .parallel()
          .forEach(
              seed -> {
                double a = new SplittableRandom(seed).nextDouble() - 0.5;
                assertEquals(a < 0 ? 0 : CompiledGraph.NO_GUARD, failed(graph, a, 1));
              });
      assertEquals("bytecode", graph.executor());
    }
  }
}

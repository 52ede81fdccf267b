package rustgrad.program.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.ref.WeakReference;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
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
    for (int trial = 0; trial < 20; trial++) {
      CompiledGraph graph = CompiledGraph.automatic(guarded());
      IntStream.range(0, 2_000)
          .parallel()
          .forEach(
              seed -> {
                double a = new SplittableRandom(seed).nextDouble() - 0.5;
                assertEquals(a < 0 ? 0 : CompiledGraph.NO_GUARD, failed(graph, a, 1));
                if (seed % 100 == 0) {
                  graph.prepare();
                }
              });
      graph.prepare();
      assertEquals("bytecode", graph.executor());
    }
  }

  @Test
  @Timeout(120)
  void anotherThreadCompilesWhatIsRunOftenAndEndsAfterwards() throws InterruptedException {
    CompiledGraph graph = CompiledGraph.automatic(guarded());
    Set<Thread> met = new HashSet<>();
    while (!graph.executor().equals("bytecode")) {
      assertEquals(CompiledGraph.NO_GUARD, failed(graph, 1, 1));
      met.addAll(backgroundThreads());
    }
    met.addAll(backgroundThreads());
    assertFalse(met.isEmpty());
    for (Thread background : met) {
      assertTrue(background.isDaemon(), "the JVM must not wait for it");
      assertNull(background.getContextClassLoader(), "it must keep no class loader");
    }
    while (!backgroundThreads().isEmpty()) {
      Thread.sleep(20);
    }
  }

  private static List<Thread> backgroundThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("rustgrad-bytecode"))
        .toList();
  }

  @Test
  @Timeout(120)
  void aGraphThatIsBeingCompiledCanBeCollected() throws InterruptedException {
    WeakReference<CompiledGraph> reference = runOften();
    while (reference.get() != null) {
      System.gc();
      Thread.sleep(20);
    }
  }

  @Test
  void aVeryLargeGraphIsSimplifiedOnlyWhenThatPays() {
    GraphBuilder to = new GraphBuilder(1);
    int v = 0;
    for (int i = 0; i < 600_000; i++) {
      v = to.add(Kind.PLUS, v, 0);
    }
    int[] simplified = {0};
    GraphBuilder less = new GraphBuilder(1);
    Graph small = less.build(less.add(Kind.TIMES, 0, less.constant(600_001)));
    CompiledGraph graph =
        CompiledGraph.automatic(
            to.build(v),
            given -> {
              simplified[0]++;
              return small;
            });
    assertEquals(1_200_002, graph.run(new double[] {2}, NO_OUTPUTS));
    assertEquals(0, simplified[0]);
    graph.prepare();
    assertEquals(1, simplified[0]);
    assertEquals(small, graph.graph());
    assertEquals("bytecode", graph.executor());
    assertEquals(1_800_003, graph.run(new double[] {3}, NO_OUTPUTS));
    assertEquals(small, CompiledGraph.automatic(less.build(0), given -> small).graph());
  }

  private static WeakReference<CompiledGraph> runOften() {
    GraphBuilder to = new GraphBuilder(2);
    int v = 0;
    for (int i = 0; i < 100_000; i++) {
      v = to.add(Kind.PLUS, v, 1);
    }
    CompiledGraph graph = CompiledGraph.automatic(to.build(v));
    for (int run = 0; run < 200; run++) {
      graph.run(new double[] {1, 2}, NO_OUTPUTS);
    }
    return new WeakReference<>(graph);
  }

  /** What an op throws while it is warmed up ends that, and nothing else. */
  @Test
  void anOpThatThrowsInTheMiddleOfItDoesNoHarm() {
    int[] calls = {0};
    UnaryOp fails =
        UnaryOp.of(
            "fails",
            x -> {
              if (++calls[0] == 1_000) {
                throw new IllegalStateException("in the middle of it");
              }
              return x;
            },
            (x, y) -> 1);
    GraphBuilder to = new GraphBuilder(1);
    CompiledGraph graph = CompiledGraph.automatic(to.build(to.add(Kind.UNARY, fails, 0)));
    assertEquals(3, graph.run(new double[] {3}, NO_OUTPUTS));
    graph.prepare();
    assertEquals("bytecode", graph.executor());
    assertEquals(4, graph.run(new double[] {4}, NO_OUTPUTS));
  }
}

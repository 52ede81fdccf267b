package rustgrad.program.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.util.Arrays;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import rustgrad.api.Comparison;
import rustgrad.api.UnaryOp;
import rustgrad.core.OpRegistry;
import rustgrad.program.exec.CompiledGraph;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.GraphBuilder;
import rustgrad.program.ir.Kind;
import rustgrad.program.ir.Verifier;

/** What every executor must do. Numbers are compared by their bits; one NaN is like another. */
public abstract class ExecutorContract {
  private static final double[] NUMBERS = {
    0.0, -0.0, 1, -2.5, 0.1, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.NaN
  };
  private static final double UNTOUCHED = 1234.5;

  /** Makes a graph ready to run by this executor. */
  protected abstract ReadyGraph ready(Graph graph);

  /**
   * The kinds of instructions that this executor is never given. Tests of these are skipped; there
   * are none unless it says so.
   */
  protected Set<Kind> neverGiven() {
    return Set.of();
  }

  private void assumeGiven(Kind kind) {
    assumeFalse(neverGiven().contains(kind), "this executor is never given such instructions");
  }

  /** What a run returned, wrote and noted. */
  private record Ran(double result, double[] outputs, int failedGuard) {}

  private static Ran run(ReadyGraph.Runs runs, Graph graph, double... x) {
    double[] outputs = new double[graph.outputs()];
    Arrays.fill(outputs, UNTOUCHED);
    ReadyGraph.Outcome ran = runs.run(x, outputs);
    return new Ran(ran.result(), outputs, ran.failedGuard());
  }

  private Ran run(Graph graph, double... x) {
    return run(ready(Verifier.verify(graph)).newRuns(), graph, x);
  }

  // ---- instructions

  @ParameterizedTest
  @EnumSource
  final void everyKindOfInstructionComputesItsFormula(Kind kind) {
    assumeGiven(kind);
    Graph graph = Verifier.verify(KindExamples.graph(kind));
    ReadyGraph.Runs runs = ready(graph).newRuns();
    for (double a : NUMBERS) {
      for (double b : NUMBERS) {
        for (double c : NUMBERS) {
          double expected = KindExamples.expected(kind, a, b, c, 0.7);
          assertEquals(expected, run(runs, graph, a, b, c, 0.7).result);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 8, 9})
  final void sumsAndDotsOfAnyLengthGoFromLeftToRight(int terms) {
    check(LargeGraphs.sum(terms));
    check(LargeGraphs.dot(terms));
  }

  @ParameterizedTest
  @EnumSource
  final void everyComparisonChooses(Comparison comparison) {
    GraphBuilder to = new GraphBuilder(4);
    Graph graph = to.build(to.where(comparison, 0, 1, 2, 3));
    ReadyGraph.Runs runs = ready(graph).newRuns();
    for (double a : NUMBERS) {
      for (double b : NUMBERS) {
        double expected = comparison.test(a, b) ? 5 : Double.NaN;
        assertEquals(expected, run(runs, graph, a, b, 5, Double.NaN).result);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  final void everyComparisonGuardsEitherOutcome(Comparison comparison) {
    assumeGiven(Kind.GUARD);
    for (boolean outcome : new boolean[] {true, false}) {
      GraphBuilder to = new GraphBuilder(2);
      to.guard(comparison, outcome, 0, 1);
      Graph graph = to.build(to.constant(7), 0);
      ReadyGraph ready = ready(graph);
      for (double a : NUMBERS) {
        for (double b : NUMBERS) {
          boolean holds = comparison.test(a, b) == outcome;
          Ran ran = run(ready.newRuns(), graph, a, b);
          assertEquals(holds ? 7 : Double.NaN, ran.result);
          assertEquals(holds ? CompiledGraph.NO_GUARD : 0, ran.failedGuard);
          assertEquals(holds ? a : UNTOUCHED, ran.outputs[0]);
        }
      }
    }
  }

  @Test
  final void theSidesOfAChoiceMayBeOneSlotOrTheSlotsThatAreCompared() {
    GraphBuilder to = new GraphBuilder(1);
    int square = to.add(Kind.TIMES, 0, 0);
    int same = to.where(Comparison.LESS, square, 0, square, square);
    int larger = to.where(Comparison.GREATER, square, 0, square, 0);
    Graph graph = to.build(to.add(Kind.MINUS, larger, same));
    assertEquals(0, run(graph, 3).result);
    assertEquals(0.25, run(graph, 0.5).result);
  }

  // ---- outputs

  @Test
  final void outputsMayBeInputsConstantsOrOneSlotTwice() {
    GraphBuilder to = new GraphBuilder(2);
    int sum = to.add(Kind.PLUS, 0, 1);
    int constant = to.constant(-0.0);
    Ran ran = run(to.build(sum, 1, constant, sum, 0, sum), 3, 4);
    assertArrayEquals(new double[] {4, -0.0, 7, 3, 7}, ran.outputs);
    assertEquals(7, ran.result);
  }

  @Test
  final void theResultMayBeAnInputOrAConstant() {
    assertEquals(4, run(new GraphBuilder(2).build(1), 3, 4).result);
    GraphBuilder to = new GraphBuilder(2);
    assertEquals(8, run(to.build(to.constant(8)), 3, 4).result);
  }

  @Test
  final void aGraphMayHaveNoInputs() {
    GraphBuilder to = new GraphBuilder(0);
    int six = to.add(Kind.TIMES, to.constant(2), to.constant(3));
    Ran ran = run(to.build(six, six));
    assertEquals(6, ran.result);
    assertArrayEquals(new double[] {6}, ran.outputs);
  }

  @Test
  final void aFailedGuardIsCountedFromZeroAndLeavesTheOutputsAsTheyWere() {
    assumeGiven(Kind.GUARD);
    GraphBuilder to = new GraphBuilder(2);
    int one = to.constant(1);
    to.guard(Comparison.LESS, true, 0, one);
    int square = to.add(Kind.TIMES, 1, 1);
    to.guard(Comparison.GREATER, false, square, one);
    Graph graph = to.build(square, square, 0, one);
    assertGuards(graph, CompiledGraph.NO_GUARD, 0.5, 1);
    assertGuards(graph, 0, 1, 1);
    assertGuards(graph, 0, Double.NaN, 7);
    assertGuards(graph, 1, 0.5, 7);
    assertGuards(graph, CompiledGraph.NO_GUARD, 0.5, Double.NaN);
  }

  private void assertGuards(Graph graph, int failedGuard, double a, double b) {
    Ran ran = run(graph, a, b);
    boolean held = failedGuard == CompiledGraph.NO_GUARD;
    double[] untouched = {UNTOUCHED, UNTOUCHED, UNTOUCHED};
    assertEquals(failedGuard, ran.failedGuard);
    assertEquals(held ? b * b : Double.NaN, ran.result);
    assertArrayEquals(held ? new double[] {b * b, a, 1} : untouched, ran.outputs);
  }

  // ---- runs

  @Test
  final void memoryServesRunAfterRun() {
    for (Graph graph : new Graph[] {LargeGraphs.nary(3), LargeGraphs.guardsFarApart(3, 2)}) {
      ReadyGraph ready = ready(graph);
      ReadyGraph.Runs reused = ready.newRuns();
      SplittableRandom random = new SplittableRandom(1);
      for (int i = 0; i < 100; i++) {
        double[] x = RandomPoints.special(random, 3);
        Ran expected = run(ready.newRuns(), graph, x);
        Ran actual = run(reused, graph, x);
        assertEquals(expected.result, actual.result);
        assertEquals(expected.failedGuard, actual.failedGuard);
        assertArrayEquals(expected.outputs, actual.outputs);
      }
    }
  }

  @Test
  final void aRunLeavesItsInputsAsTheyWere() {
    double[] x = {1, 2, 3};
    run(LargeGraphs.nary(3), x);
    assertArrayEquals(new double[] {1, 2, 3}, x);
  }

  @Test
  final void anOpThatThrowsHalfWayLeavesTheExecutorUsable() {
    ArithmeticException thrown = new ArithmeticException("below 0");
    GraphBuilder to = new GraphBuilder(1);
    int twice = to.add(Kind.PLUS, 0, 0);
    int picky = to.add(Kind.UNARY, new Picky(thrown), twice);
    Graph graph = to.build(to.add(Kind.TIMES, picky, twice), twice);
    ReadyGraph.Runs runs = ready(graph).newRuns();
    assertEquals(36, run(runs, graph, 3).result);
    assertSame(thrown, assertThrows(ArithmeticException.class, () -> run(runs, graph, -3)));
    Ran ran = run(runs, graph, 2);
    assertEquals(16, ran.result);
    assertArrayEquals(new double[] {4}, ran.outputs);
  }

  /** y = x, and an exception for x below 0. */
  private record Picky(ArithmeticException thrown) implements UnaryOp {
    @Override
    public String name() {
      return "picky";
    }

    @Override
    public double apply(double x) {
      if (x < 0) {
        throw thrown;
      }
      return x;
    }

    @Override
    public double partial(double x, double y) {
      return 1;
    }
  }

  @Test
  final void threadsRunOneGraphAtOnceEachWithMemoryOfItsOwn() {
    Graph graph = LargeGraphs.nary(50);
    ReadyGraph ready = ready(graph);
    IntStream.range(0, 500)
        .parallel()
        .forEach(
            seed -> {
              double[] x = RandomPoints.ordinary(new SplittableRandom(seed), 50);
              Ran ran = run(ready.newRuns(), graph, x);
              assertEquals(WeightedSquares.OP.apply(x), ran.result);
              assertEquals(100 * x[49], ran.outputs[0]);
            });
  }

  // ---- large graphs

  private void check(LargeGraphs.Example example) {
    assertEquals(example.expected(), run(example.graph(), example.x()).result);
  }

  @ParameterizedTest
  @CsvSource({"10000, 50", "10000, 10000", "100000, 50", "100000, 100000"})
  final void largeGraphsWhoseInstructionsReadFromNearAndFar(int instructions, int reach) {
    check(LargeGraphs.mixed(instructions, reach));
  }

  @ParameterizedTest
  @ValueSource(ints = {9_000, 40_000})
  final void manyConstants(int constants) {
    check(LargeGraphs.manyConstants(constants));
  }

  @Test
  final void longSumsAndDots() {
    check(LargeGraphs.sum(50_000));
    check(LargeGraphs.dot(50_001));
  }

  @Test
  final void anNaryOpOfManyInputs() {
    int inputs = 2_000;
    double[] x = RandomPoints.ordinary(new SplittableRandom(inputs), inputs);
    Ran ran = run(LargeGraphs.nary(inputs), x);
    assertEquals(WeightedSquares.OP.apply(x), ran.result);
    for (int k = 0; k < inputs; k++) {
      assertEquals(2 * (k + 1) * x[k], ran.outputs[inputs - 1 - k]);
    }
  }

  @Test
  final void manyCallsOfOps() {
    UnaryOp sin = (UnaryOp) OpRegistry.discovered().op("sin");
    UnaryOp atan = (UnaryOp) OpRegistry.discovered().op("atan");
    GraphBuilder to = new GraphBuilder(1);
    int slot = 0;
    double expected = 3;
    for (int i = 0; i < 2_000; i++) {
      UnaryOp op = i % 2 == 0 ? sin : atan;
      slot = to.add(Kind.PLUS, to.add(Kind.UNARY, op, slot), 0);
      expected = op.apply(expected) + 3;
    }
    assertEquals(expected, run(to.build(slot), 3).result);
  }

  @Test
  final void guardsFarApart() {
    assumeGiven(Kind.GUARD);
    int guards = 20;
    Graph graph = LargeGraphs.guardsFarApart(guards, 1_000);
    ReadyGraph.Runs runs = ready(graph).newRuns();
    for (int failing = 0; failing <= guards; failing++) {
      double[] x = new double[guards];
      Arrays.fill(x, failing, guards, 1.5);
      Ran ran = run(runs, graph, x);
      boolean held = failing == guards;
      assertEquals(held ? CompiledGraph.NO_GUARD : failing, ran.failedGuard);
      assertEquals(held ? 0.0 : Double.NaN, ran.result);
      assertArrayEquals(
          held ? new double[] {0.0, 0.0} : new double[] {UNTOUCHED, UNTOUCHED}, ran.outputs);
    }
  }
}

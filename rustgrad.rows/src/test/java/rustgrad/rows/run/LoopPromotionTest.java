package rustgrad.rows.run;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rustgrad.api.Value;
import rustgrad.program.ir.Graph;
import rustgrad.program.pass.Pipeline;
import rustgrad.program.trace.Trace;
import rustgrad.rows.data.ArrayRows;
import rustgrad.rows.kernel.PlainKernels;
import rustgrad.rows.pass.RowPipeline;

class LoopPromotionTest {
  private static final int ROWS = 300;

  private static PlannedPath path(Loops loops) {
    Graph traced = Trace.of(x -> new Value[] {function(x)}, 4, null, 1_000).graph();
    Graph graph = Pipeline.run(RowPipeline.gradientOverRows(2), traced);
    return PlannedPath.of(graph, 2, false, true, 0, new PlainKernels(), loops);
  }

  private static Value function(Value[] x) {
    Value error = x[0].plus(x[1].times(x[2]).tanh()).minus(x[3]);
    return error.times(error).relu();
  }

  /** The sum and its gradient. */
  private static double[] run(PlannedPath path, int seed) {
    Random random = new Random(seed);
    double[] data = random.doubles(2 * ROWS, -2, 2).toArray();
    PathRun run = path.runs.take();
    run.begin(new double[] {random.nextDouble(), random.nextDouble()});
    ArrayRows rows = new ArrayRows(data, ROWS, 2, 2, 1, null);
    new Evaluation(new OnePath(rows.open(), run, 0), 1, null).run();
    double[] all = new double[3];
    all[2] = run.finish(all, false);
    path.runs.give(run);
    return all;
  }

  @Test
  void aPathRunsInStepsUntilItIsPrepared() {
    PlannedPath path = path(Loops.LATER);
    path.prepare();
    assertSame(path, path.forRows(ROWS), "there were no rows to prepare it with");
    double[] inSteps = run(path, 1);
    path.prepare();
    PlannedPath loops = path.forRows(ROWS);
    assertTrue(loops.plan.inLoops());
    assertFalse(path.plan.inLoops());
    assertArrayEquals(inSteps, run(loops, 1));
  }

  @Test
  void manyRowsRunInLoopsAtOnceAndSoDoesAStream() {
    assertTrue(path(Loops.LATER).forRows(100_000_000).plan.inLoops());
    assertTrue(path(Loops.LATER).forRows(-1).plan.inLoops());
    assertTrue(path(Loops.AT_ONCE).forRows(1).plan.inLoops());
    assertFalse(path(Loops.NEVER).forRows(100_000_000).plan.inLoops());
  }

  @Test
  @Timeout(120)
  void loopsTakeOverBesideRunsOfSeveralThreads() {
    PlannedPath path = path(Loops.LATER);
    double[][] expected =
        IntStream.range(0, 20).mapToObj(k -> run(path, k)).toArray(double[][]::new);
    IntStream.range(0, 3)
        .parallel()
        .forEach(
            thread -> {
              for (int k = 0; !path.forRows(ROWS).plan.inLoops() || k < 100; k++) {
                assertArrayEquals(expected[k % 20], run(path.forRows(ROWS), k % 20));
              }
            });
  }

  @Test
  void whatCannotRunInLoopsStaysAsItIs() {
    PlannedPath[] made = new PlannedPath[1];
    LoopPromotion promotion = new LoopPromotion(10, noted -> made[0]);
    PlannedPath steps = path(Loops.NEVER);
    Workspace block = steps.workspaces.take();
    PathRun run = steps.runs.take();
    run.begin(new double[] {1, 2});
    block.begin(run.uniform, 5);
    promotion.note(steps, block);
    promotion.toItsEnd();
    assertEquals(null, promotion.forRows(Long.MAX_VALUE));
    assertFalse(promotion.advance());
  }
}

package rustgrad.rows.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import rustgrad.api.Comparison;
import rustgrad.api.Value;
import rustgrad.program.ir.Graph;
import rustgrad.program.pass.Pipeline;
import rustgrad.program.trace.Trace;
import rustgrad.rows.pass.RowPipeline;

class LoopPlannerTest {
  private static final int LOOP_SIZE = 64;

  /** Of the sum over rows and its gradient. Loops may contain all ops but exp. */
  private static Plan plan(int parameters, int inputs, Function<Value[], Value> function) {
    Graph traced = Trace.of(x -> new Value[] {function.apply(x)}, inputs, null, 1_000_000).graph();
    Graph graph = Pipeline.run(RowPipeline.gradientOverRows(parameters), traced);
    return LoopPlanner.plan(
        RowPipeline.withoutDots(graph),
        parameters,
        true,
        (kind, op) -> !op.name().equals("exp"),
        LOOP_SIZE);
  }

  private static List<PlanStep.Loop> loops(Plan plan) {
    return plan.steps().stream()
        .filter(PlanStep.Loop.class::isInstance)
        .map(PlanStep.Loop.class::cast)
        .toList();
  }

  @Test
  void whatFollowsAnOpAloneIsInALoopAfterIt() {
    assertEquals(
        """
        before the rows, where x is p and out is u:
          v1 = tanh(x0)
          out[0] = v1
        in each block of rows:
          c0 = row0
          in a loop:
            v2 = times(c0, u0)
            c1 = v2
          c2 = exp(c1)
          in a loop:
            s0 = sum(c2)
          c3 = exp'(c1, c2)
          in a loop:
            v2 = times(c3, c0)
            s1 = sum(v2)
        after the rows, where x is p and then s, and out is t:
          v3 = tanh(x0)
          v5 = tanh'(x0, v3)
          v6 = times(x2, v5)
          v7 = plus(v6, 0.0)
          out[0] = v7
        results:
          out[0] = t0
          return s0
        """,
        plan(1, 2, x -> x[1].times(x[0].tanh()).exp()).toString());
  }

  /** The sum of the squares of the differences of a row from the nearest of some points. */
  private static Value nearest(Value[] x, int points, int dimensions) {
    Value least = Value.constant(Double.POSITIVE_INFINITY);
    for (int c = 0; c < points; c++) {
      Value distance = Value.constant(0);
      for (int j = 0; j < dimensions; j++) {
        Value difference = x[points * dimensions + j].minus(x[c * dimensions + j]);
        distance = distance.plus(difference.times(difference));
      }
      least = Value.where(distance, Comparison.LESS, least, distance, least);
    }
    return least;
  }

  @Test
  void whatAWhereDoesNotChooseIsInALoopThatMaySkipIt() {
    Plan plan = plan(12, 16, x -> nearest(x, 3, 4));
    List<PlanStep.Loop> masked = loops(plan).stream().filter(loop -> loop.body().masked()).toList();
    assertEquals(3, masked.size(), plan.toString());
    masked.forEach(loop -> assertEquals(4, loop.body().sums()));
  }

  /** As exp is, which no loop contains, and a difference, which loops compute again. */
  @Test
  void whatTellsWhetherALoopMaySkipARowIsComputedBefore() {
    for (String op : List.of("exp", "minus")) {
      Plan plan =
          plan(
              1,
              3,
              x -> {
                Value all = x[1].times(x[0]).plus(x[2]).times(x[2]).minus(x[0]);
                Value mask = op.equals("exp") ? x[1].exp() : x[1].minus(x[2]);
                Value zero = Value.constant(0);
                return Value.where(mask, Comparison.NOT_EQUAL, zero, all.div(x[2]), zero);
              });
      Set<Integer> known = new HashSet<>();
      Arrays.stream(plan.rowColumns()).forEach(known::add);
      boolean masked = false;
      for (PlanStep step : plan.steps()) {
        if (step instanceof PlanStep.Loop loop) {
          masked |= loop.body().masked();
          for (int column : loop.x()) {
            assertTrue(known.contains(column), plan::toString);
          }
          Arrays.stream(loop.y()).forEach(known::add);
        } else {
          known.add(((PlanStep.OfOp) step).y());
        }
      }
      assertTrue(masked, plan::toString);
    }
  }

  @Test
  void loopsThatDoTheSameToOtherColumnsShareTheirBody() {
    List<PlanStep.Loop> loops = loops(plan(20 * 8, 21 * 8, x -> nearest(x, 20, 8)));
    long bodies = loops.stream().map(PlanStep.Loop::body).distinct().count();
    assertTrue(loops.size() > 25, loops.size() + " loops");
    assertTrue(bodies < 10, bodies + " bodies");
  }

  @Test
  void whatIsComputedAgainCountsToo() {
    checkSizes(plan(20 * 8, 21 * 8, x -> nearest(x, 20, 8)));
  }

  private static void checkSizes(Plan plan) {
    loops(plan)
        .forEach(loop -> assertTrue(loop.body().graph().nodes() <= LOOP_SIZE, plan::toString));
  }

  @Test
  void theBodiesOfOtherConstantsAreOthers() {
    PlanStep.Loop one = loops(plan(1, 2, x -> x[0].times(x[1]).times(3))).get(0);
    PlanStep.Loop other = loops(plan(1, 2, x -> x[0].times(x[1]).times(-3))).get(0);
    assertNotEquals(one.body(), other.body());
  }

  @Test
  void aLongFunctionIsCutWhereLittleGoesOn() {
    Plan plan =
        plan(
            1,
            2,
            x -> {
              Value y = x[1];
              for (int k = 0; k < 100; k++) {
                y = y.times(x[0]).plus(y.times(y)).plus(x[1].times(y.plus(k)));
              }
              return y;
            });
    assertTrue(loops(plan).size() > 5);
    checkSizes(plan);
  }
}

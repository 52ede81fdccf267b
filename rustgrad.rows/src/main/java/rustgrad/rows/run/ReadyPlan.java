package rustgrad.rows.run;

import java.util.Collection;
import org.jspecify.annotations.Nullable;
import rustgrad.program.ir.Graph;
import rustgrad.rows.kernel.Kernels;
import rustgrad.rows.kernel.RowLoop;
import rustgrad.rows.pass.RowPipeline;
import rustgrad.rows.plan.LoopPlanner;
import rustgrad.rows.plan.Plan;
import rustgrad.rows.plan.PlanStep;
import rustgrad.rows.plan.Planner;

/**
 * A plan and its steps, ready to run. Programs that consist mostly of long dots, such as networks,
 * run in steps of many columns each, others in loops that keep most numbers in registers. Both
 * compute the same bits.
 *
 * @param loops those among the steps
 */
record ReadyPlan(Plan plan, BlockStep[] steps, Collection<RowLoop> loops) {
  /** Shorter dots are no faster than single operations. */
  private static final int LONG_DOT = 4;

  /** Each takes some milliseconds to compile. */
  private static final int MOST_BODIES = 256;

  /** In steps, whatever the program. */
  static ReadyPlan inSteps(Graph graph, int parameters, boolean overRows, Kernels kernels) {
    return BlockSteps.ready(stepPlan(graph, parameters, overRows), kernels);
  }

  /** In loops; null if that is not possible. */
  static @Nullable ReadyPlan inLoops(
      Graph graph, int parameters, boolean overRows, Kernels kernels) {
    Plan plan = loopPlan(graph, parameters, overRows, kernels);
    try {
      return plan == null ? null : BlockSteps.ready(plan, kernels);
    } catch (VirtualMachineError e) {
      throw e;
    } catch (RuntimeException | Error e) { // the JVM defines no class, as in a native image
      return null;
    }
  }

  /** The plan alone, in loops if that is better. */
  static Plan plan(
      Graph graph, int parameters, boolean overRows, Kernels kernels, boolean mayLoop) {
    Plan steps = stepPlan(graph, parameters, overRows);
    Plan loops =
        mayLoop && suitsLoops(steps) ? loopPlan(graph, parameters, overRows, kernels) : null;
    return loops == null ? steps : loops;
  }

  private static Plan stepPlan(Graph graph, int parameters, boolean overRows) {
    return Planner.plan(RowPipeline.withDots(graph, parameters), parameters, overRows);
  }

  private static @Nullable Plan loopPlan(
      Graph graph, int parameters, boolean overRows, Kernels kernels) {
    Plan plan =
        LoopPlanner.plan(
            RowPipeline.withoutDots(graph),
            parameters,
            overRows,
            kernels::fits,
            kernels.loopSize());
    return bodies(plan) > MOST_BODIES ? null : plan;
  }

  private static long bodies(Plan plan) {
    return plan.steps().stream()
        .filter(PlanStep.Loop.class::isInstance)
        .map(step -> ((PlanStep.Loop) step).body())
        .distinct()
        .count();
  }

  /** Whether no more than half of the work are long dots and sums of products of columns. */
  static boolean suitsLoops(Plan steps) {
    long products = 0;
    long others = 0;
    for (PlanStep step : steps.steps()) {
      if (step instanceof PlanStep.DotProducts dots) {
        long work = (long) dots.x().length * steps.weights().get(dots.number()).outputs();
        products += dots.x().length >= LONG_DOT ? work : 0;
        others += dots.x().length >= LONG_DOT ? 0 : work;
      } else if (step instanceof PlanStep.RowSums sums) {
        long work = (long) sums.a().length * sums.b().length;
        products += sums.b().length >= LONG_DOT ? work : 0;
        others += sums.b().length >= LONG_DOT ? 0 : work;
      } else {
        others += columns(step);
      }
    }
    return products <= others;
  }

  private static int columns(PlanStep step) {
    if (step instanceof PlanStep.OfOp call) {
      return call.count();
    }
    if (step instanceof PlanStep.Elementwise arithmetic) {
      return arithmetic.count();
    }
    if (step instanceof PlanStep.Where where) {
      return where.count();
    }
    return 1;
  }
}

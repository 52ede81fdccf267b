package rustgrad.rows.run;

import rustgrad.program.ir.Graph;
import rustgrad.rows.kernel.Kernels;
import rustgrad.rows.pass.RowPipeline;
import rustgrad.rows.plan.LoopPlanner;
import rustgrad.rows.plan.Plan;
import rustgrad.rows.plan.PlanStep;
import rustgrad.rows.plan.Planner;

/**
 * A plan and its steps, ready to run. Programs that consist mostly of long dots, such as networks,
 * run in steps of many columns each, others in loops that keep most numbers in registers. Both
 * compute the same bits.
 */
record ReadyPlan(Plan plan, BlockStep[] steps) {
  /** Shorter dots are no faster than single operations. */
  private static final int LONG_DOT = 4;

  /** Each takes some milliseconds to compile. */
  private static final int MOST_BODIES = 256;

  /**
   * @param graph what {@link Mode#passes} has made of a path
   * @param loops whether there may be loops
   */
  static ReadyPlan of(
      Graph graph, int parameters, boolean overRows, Kernels kernels, boolean loops) {
    Plan plan = plan(graph, parameters, overRows, kernels, loops);
    try {
      return new ReadyPlan(plan, BlockSteps.of(plan, kernels));
    } catch (VirtualMachineError e) {
      throw e;
    } catch (RuntimeException | Error e) {
      if (!plan.inLoops()) {
        throw e;
      }
      // The JVM defines no class, as in a native image.
      return of(graph, parameters, overRows, kernels, false);
    }
  }

  /** The plan alone. */
  static Plan plan(Graph graph, int parameters, boolean overRows, Kernels kernels, boolean loops) {
    Plan steps = Planner.plan(RowPipeline.withDots(graph, parameters), parameters, overRows);
    if (!loops || hasMostlyProducts(steps)) {
      return steps;
    }
    Plan inLoops =
        LoopPlanner.plan(
            RowPipeline.withoutDots(graph),
            parameters,
            overRows,
            kernels::fits,
            kernels.loopSize());
    return bodies(inLoops) > MOST_BODIES ? steps : inLoops;
  }

  private static long bodies(Plan plan) {
    return plan.steps().stream()
        .filter(PlanStep.Loop.class::isInstance)
        .map(step -> ((PlanStep.Loop) step).body())
        .distinct()
        .count();
  }

  /** Whether most of the work are long dots and sums of products of columns. */
  private static boolean hasMostlyProducts(Plan plan) {
    long products = 0;
    long others = 0;
    for (PlanStep step : plan.steps()) {
      if (step instanceof PlanStep.DotProducts dots) {
        long work = (long) dots.x().length * plan.weights().get(dots.number()).outputs();
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
    return products > others;
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

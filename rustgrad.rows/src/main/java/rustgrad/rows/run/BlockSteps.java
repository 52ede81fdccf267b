package rustgrad.rows.run;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import rustgrad.api.Op;
import rustgrad.api.UnaryOp;
import rustgrad.program.ir.Formulas;
import rustgrad.rows.kernel.Kernels;
import rustgrad.rows.kernel.LoopBody;
import rustgrad.rows.kernel.RowLoop;
import rustgrad.rows.plan.Plan;
import rustgrad.rows.plan.PlanStep;

/** Makes the steps of a plan ready to run; {@link PlanStep} says what each of them computes. */
final class BlockSteps {
  private final Kernels kernels;
  private final Map<Op, OpLoops> loops = new IdentityHashMap<>();
  private final Map<LoopBody, RowLoop> rowLoops = new HashMap<>();

  private BlockSteps(Kernels kernels) {
    this.kernels = kernels;
  }

  /** A plan with its steps, in order. Any number of threads may run them. */
  static ReadyPlan ready(Plan plan, Kernels kernels) {
    BlockSteps steps = new BlockSteps(kernels);
    BlockStep[] ready = plan.steps().stream().map(steps::ready).toArray(BlockStep[]::new);
    return new ReadyPlan(plan, ready, steps.rowLoops.values());
  }

  private BlockStep ready(PlanStep step) {
    if (step instanceof PlanStep.Loop loop) {
      RowLoop ready = rowLoops.computeIfAbsent(loop.body(), kernels::loop);
      return at -> run(loop, ready, at);
    }
    if (step instanceof PlanStep.DotProducts dots) {
      return at -> run(dots, kernels, at);
    }
    if (step instanceof PlanStep.OfOp call) {
      OpLoops own = loops.computeIfAbsent(call.op(), this::loops);
      return at -> run(call, own, at);
    }
    if (step instanceof PlanStep.Elementwise arithmetic) {
      return at -> ArithmeticLoops.run(arithmetic, at);
    }
    if (step instanceof PlanStep.Where where) {
      return at -> run(where, kernels, at);
    }
    if (step instanceof PlanStep.Nary call) {
      return at -> run(call, at);
    }
    if (step instanceof PlanStep.NaryPartials partials) {
      return at -> run(partials, at);
    }
    if (step instanceof PlanStep.Call call) {
      return at -> run(call, at);
    }
    if (step instanceof PlanStep.RowSums sums) {
      return at -> run(sums, kernels, at);
    }
    throw new AssertionError(step);
  }

  private OpLoops loops(Op op) {
    return OpLoops.of(op instanceof UnaryOp unary ? kernels.columns(unary) : op);
  }

  private static void run(PlanStep.Loop step, RowLoop loop, Workspace at) {
    double[] numbers = at.uniform().numbers[step.number()];
    int rows = at.validRows();
    if (at.settles && !loop.isSettled()) {
      loop.settle(
          at.block, at.stride, 0, rows, numbers, step.x(), step.y(), at.lanes, step.first());
    } else {
      loop.run(at.block, at.stride, 0, rows, numbers, step.x(), step.y(), at.lanes, step.first());
    }
  }

  private static void run(PlanStep.DotProducts step, Kernels kernels, Workspace at) {
    UniformNumbers uniform = at.uniform();
    kernels.dots(
        at.block,
        at.stride,
        at.rows,
        step.x(),
        step.y(),
        uniform.starts[step.number()],
        uniform.weights[step.number()]);
  }

  private static void run(PlanStep.OfOp step, OpLoops loops, Workspace at) {
    double[] m = at.block;
    int s = at.stride;
    int[] x = step.x();
    int y = step.y();
    int n = at.length(step.count());
    switch (step.kind()) {
      case UNARY -> loops.apply(m, x[0] * s, y * s, n);
      case UNARY_PARTIAL -> loops.partial(m, x[0] * s, x[1] * s, y * s, n);
      case BINARY -> loops.applyBinary(m, x[0] * s, x[1] * s, y * s, n);
      case PARTIAL_A -> loops.partialA(m, x[0] * s, x[1] * s, x[2] * s, y * s, n);
      case PARTIAL_B -> loops.partialB(m, x[0] * s, x[1] * s, x[2] * s, y * s, n);
      default -> throw new AssertionError(step);
    }
  }

  private static void run(PlanStep.Where step, Kernels kernels, Workspace at) {
    kernels.where(
        step.comparison(),
        at.block,
        step.left() * at.stride,
        step.right() * at.stride,
        step.whenTrue() * at.stride,
        step.whenFalse() * at.stride,
        step.y() * at.stride,
        at.length(step.count()));
  }

  /** Row by row. */
  private static void run(PlanStep.Nary step, Workspace at) {
    double[] in = at.inputs(step.x().length);
    for (int r = 0; r < at.rows; r++) {
      gather(at, step.x(), r, in);
      at.block[step.y() * at.stride + r] = Formulas.nary(step.op(), in);
    }
  }

  /** Row by row. */
  private static void run(PlanStep.NaryPartials step, Workspace at) {
    double[] in = at.inputs(step.x().length);
    double[] partials = at.outputs(step.x().length);
    for (int r = 0; r < at.rows; r++) {
      gather(at, step.x(), r, in);
      Formulas.partials(step.op(), in, at.block[step.y() * at.stride + r], partials);
      scatter(partials, at, step.first(), r);
    }
  }

  /** Row by row. */
  private static void run(PlanStep.Call step, Workspace at) {
    double[] in = at.inputs(step.x().length);
    double[] outputs = at.outputs(step.op().outputs());
    for (int r = 0; r < at.rows; r++) {
      gather(at, step.x(), r, in);
      step.op().apply(in, outputs);
      scatter(outputs, at, step.first(), r);
    }
  }

  private static void scatter(double[] numbers, Workspace at, int first, int r) {
    for (int k = 0; k < numbers.length; k++) {
      at.block[(first + k) * at.stride + r] = numbers[k];
    }
  }

  private static void gather(Workspace at, int[] x, int r, double[] in) {
    for (int k = 0; k < x.length; k++) {
      in[k] = at.block[x[k] * at.stride + r];
    }
  }

  private static void run(PlanStep.RowSums step, Kernels kernels, Workspace at) {
    at.clearPadding(step.a());
    at.clearPadding(step.b());
    for (int leaf = 0; leaf < at.leaves(); leaf++) {
      int from = leaf * SumTree.LEAF_ROWS;
      int rows = Math.min(SumTree.LEAF_ROWS, at.rows - from);
      kernels.sums(
          at.block, at.stride, from, rows, step.a(), step.b(), at.sums[leaf], step.first());
    }
  }
}

package rustgrad.rows;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rustgrad.api.Value;
import rustgrad.core.Parameters;
import rustgrad.program.Program;
import rustgrad.program.ProgramBuilder;
import rustgrad.program.exec.CompiledGraph;
import rustgrad.program.path.TracedFunction;
import rustgrad.program.path.TracingLimits;
import rustgrad.rows.kernel.KernelChoice;
import rustgrad.rows.kernel.Kernels;
import rustgrad.rows.run.Loops;
import rustgrad.rows.run.OverRows;
import rustgrad.rows.run.Workers;

/**
 * The settings to trace a {@link RowProgram} or {@link VectorRowProgram} with. Immutable: each
 * {@code with} method returns a builder with one of them changed.
 */
public final class RowProgramBuilder {
  static final RowProgramBuilder DEFAULT =
      new RowProgramBuilder(TracingLimits.DEFAULT, null, KernelChoice.best(), Loops.LATER);

  private final TracingLimits limits;
  private final @Nullable Function<Value[], Value> penalty;
  private final Kernels kernels;
  private final Loops loops;

  private RowProgramBuilder(
      TracingLimits limits,
      @Nullable Function<Value[], Value> penalty,
      Kernels kernels,
      Loops loops) {
    this.loops = loops;
    this.limits = limits;
    this.penalty = penalty;
    this.kernels = kernels;
  }

  /**
   * As {@link ProgramBuilder#withNodeLimit}.
   *
   * @throws IllegalArgumentException if the limit is less than 1
   */
  public RowProgramBuilder withNodeLimit(int nodeLimit) {
    return new RowProgramBuilder(limits.withNodes(nodeLimit), penalty, kernels, loops);
  }

  /**
   * As {@link ProgramBuilder#withPathLimit}.
   *
   * @throws IllegalArgumentException if the limit is less than 1
   */
  public RowProgramBuilder withPathLimit(int pathLimit) {
    return new RowProgramBuilder(limits.withPaths(pathLimit), penalty, kernels, loops);
  }

  /** Adds a function of the parameters alone to the sum or mean over the rows, once. */
  public RowProgramBuilder withPenalty(Function<Value[], Value> penalty) {
    return new RowProgramBuilder(
        limits, Objects.requireNonNull(penalty, "penalty"), kernels, loops);
  }

  /** Uses these loops in place of the fastest ones of this JVM; they compute the same bits. */
  RowProgramBuilder withKernels(Kernels kernels) {
    return new RowProgramBuilder(limits, penalty, kernels, loops);
  }

  /** Computes step by step, a column at a time, as loops must. */
  RowProgramBuilder withoutLoops() {
    return new RowProgramBuilder(limits, penalty, kernels, Loops.NEVER);
  }

  /** Computes in loops from the first run. */
  RowProgramBuilder withLoopsAtOnce() {
    return new RowProgramBuilder(limits, penalty, kernels, Loops.AT_ONCE);
  }

  /** As {@link RowProgram#trace(int, int, RowFunction)}, with these settings. */
  public RowProgram trace(int parameters, int columns, RowFunction function) {
    Objects.requireNonNull(function, "function");
    return program(
        new RowShape(parameters, columns, 1),
        split(parameters, (p, row) -> new Value[] {function.apply(p, row)}));
  }

  /** As {@link RowProgram#trace(Parameters, int, Function)}, with these settings. */
  public RowProgram trace(Parameters parameters, int columns, Function<Value[], Value> function) {
    Objects.requireNonNull(function, "function");
    return program(
        new RowShape(parameters.size(), columns, 1),
        bind(parameters, row -> new Value[] {function.apply(row)}));
  }

  /**
   * As {@link VectorRowProgram#trace(int, int, int, VectorRowFunction)}, with these settings.
   *
   * @throws IllegalStateException if a penalty is set: it is added to a sum, and there is no sum
   */
  public VectorRowProgram traceVector(
      int parameters, int columns, int outputs, VectorRowFunction function) {
    return vectorProgram(
        new RowShape(parameters, columns, outputs),
        split(parameters, Objects.requireNonNull(function, "function")),
        outer -> split(parameters, outer));
  }

  /**
   * As {@link VectorRowProgram#trace(Parameters, int, int, Function)}, with these settings.
   *
   * @throws IllegalStateException if a penalty is set: it is added to a sum, and there is no sum
   */
  public VectorRowProgram traceVector(
      Parameters parameters, int columns, int outputs, Function<Value[], Value[]> function) {
    int size = parameters.size();
    return vectorProgram(
        new RowShape(size, columns, outputs),
        bind(parameters, Objects.requireNonNull(function, "function")),
        outer -> x -> parameters.at(Arrays.copyOf(x, size), () -> split(size, outer).apply(x)));
  }

  private static Function<Value[], Value[]> split(int parameters, VectorRowFunction function) {
    return x ->
        function.apply(Arrays.copyOf(x, parameters), Arrays.copyOfRange(x, parameters, x.length));
  }

  private static Function<Value[], Value[]> bind(
      Parameters parameters, Function<Value[], Value[]> function) {
    int size = parameters.size();
    return x -> {
      Value[] row = Arrays.copyOfRange(x, size, x.length);
      return parameters.at(Arrays.copyOf(x, size), () -> function.apply(row));
    };
  }

  private RowProgram program(RowShape shape, Function<Value[], Value[]> function) {
    OverRows rows = overRows(shape, function);
    Program penaltyProgram = penalty == null ? null : penaltyProgram(shape.parameters(), penalty);
    return new RowProgram(shape, penaltyProgram, rows, Workers.CALLER);
  }

  private VectorRowProgram vectorProgram(
      RowShape shape,
      Function<Value[], Value[]> function,
      Function<VectorRowFunction, Function<Value[], Value[]>> outer) {
    if (penalty != null) {
      throw new IllegalStateException(
          "a program for the results of each row has no penalty, which is added to a sum or mean; trace a RowProgram");
    }
    return new VectorRowProgram(
        new RowResults(shape, overRows(shape, function), Workers.CALLER),
        ofSums -> traced(outer.apply(ofSums), shape.parameters() + shape.outputs(), 1, true));
  }

  private Program penaltyProgram(int parameters, Function<Value[], Value> penalty) {
    return Program.builder()
        .withNodeLimit(limits.nodes())
        .withPathLimit(limits.paths())
        .trace(parameters, penalty);
  }

  private OverRows overRows(RowShape shape, Function<Value[], Value[]> function) {
    shape.check();
    TracedFunction traced =
        traced(function, shape.parameters() + shape.columns(), shape.outputs(), false);
    return new OverRows(traced, shape.parameters(), kernels, loops);
  }

  private TracedFunction traced(
      Function<Value[], Value[]> function, int inputs, int outputs, boolean single) {
    return new TracedFunction(function, inputs, outputs, single, limits, CompiledGraph::automatic);
  }
}

package rustgrad.rows;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rustgrad.api.Value;
import rustgrad.api.spi.Dispatcher;
import rustgrad.core.Parameters;
import rustgrad.program.Program;
import rustgrad.program.ProgramBuilder;
import rustgrad.program.exec.CompiledGraph;
import rustgrad.program.path.TracedFunction;
import rustgrad.program.path.TracingLimits;
import rustgrad.rows.kernel.KernelChoice;
import rustgrad.rows.kernel.Kernels;
import rustgrad.rows.run.OverRows;
import rustgrad.rows.run.Workers;

/**
 * The settings of a {@link RowProgram}. Immutable: each method returns a builder with one changed.
 */
public final class RowProgramBuilder {
  static final RowProgramBuilder DEFAULT =
      new RowProgramBuilder(TracingLimits.DEFAULT, null, KernelChoice.best(), false);

  private final TracingLimits limits;
  private final @Nullable Function<Value[], Value> penalty;
  private final Kernels kernels;
  private final boolean inColumns;

  private RowProgramBuilder(
      TracingLimits limits,
      @Nullable Function<Value[], Value> penalty,
      Kernels kernels,
      boolean inColumns) {
    this.inColumns = inColumns;
    this.limits = limits;
    this.penalty = penalty;
    this.kernels = kernels;
  }

  /**
   * As {@link ProgramBuilder#nodeLimit}.
   *
   * @throws IllegalArgumentException if the limit is less than 1
   */
  public RowProgramBuilder nodeLimit(int nodeLimit) {
    return new RowProgramBuilder(limits.withNodes(nodeLimit), penalty, kernels, inColumns);
  }

  /**
   * As {@link ProgramBuilder#branchLimit}.
   *
   * @throws IllegalArgumentException if the limit is less than 1
   */
  public RowProgramBuilder branchLimit(int branchLimit) {
    return new RowProgramBuilder(limits.withPaths(branchLimit), penalty, kernels, inColumns);
  }

  /** Adds a function of the parameters alone to the sum or mean over the rows, once. */
  public RowProgramBuilder penalty(Function<Value[], Value> penalty) {
    return new RowProgramBuilder(
        limits, Objects.requireNonNull(penalty, "penalty"), kernels, inColumns);
  }

  /** With other loops than the fastest ones here, which compute the same bits. */
  RowProgramBuilder kernels(Kernels kernels) {
    return new RowProgramBuilder(limits, penalty, kernels, inColumns);
  }

  /** In columns even where results of each row are computed faster row by row. */
  RowProgramBuilder inColumns() {
    return new RowProgramBuilder(limits, penalty, kernels, true);
  }

  /** As {@link RowProgram#trace(int, int, RowFunction)}, with these settings. */
  public RowProgram trace(int parameters, int columns, RowFunction function) {
    Objects.requireNonNull(function, "function");
    return build(
        parameters,
        columns,
        true,
        x -> {
          Value[] p = Arrays.copyOf(x, parameters);
          Value[] row = Arrays.copyOfRange(x, parameters, x.length);
          return new Value[] {function.apply(p, row)};
        });
  }

  /** As {@link RowProgram#trace(Parameters, int, Function)}, with these settings. */
  public RowProgram trace(Parameters parameters, int columns, Function<Value[], Value> function) {
    Objects.requireNonNull(function, "function");
    return bind(parameters, columns, true, row -> new Value[] {function.apply(row)});
  }

  /** As {@link RowProgram#traceAll}, with these settings. */
  public RowProgram traceAll(
      Parameters parameters, int columns, Function<Value[], Value[]> function) {
    return bind(parameters, columns, false, Objects.requireNonNull(function, "function"));
  }

  private RowProgram bind(
      Parameters parameters, int columns, boolean single, Function<Value[], Value[]> function) {
    int size = parameters.size();
    return build(
        size,
        columns,
        single,
        x -> {
          Value[] row = Arrays.copyOfRange(x, size, x.length);
          return parameters.at(Arrays.copyOf(x, size), () -> standIns(function.apply(row)));
        });
  }

  /** What stands for a parameter, in place of the leaf that a function returns as it is. */
  private static Value[] standIns(Value[] outputs) {
    return outputs == null ? null : Dispatcher.standIns(outputs);
  }

  private Program penaltyProgram(int parameters, Function<Value[], Value> penalty) {
    return Program.builder()
        .nodeLimit(limits.nodes())
        .branchLimit(limits.paths())
        .trace(parameters, penalty);
  }

  private RowProgram build(
      int parameters, int columns, boolean single, Function<Value[], Value[]> function) {
    if (parameters < 0) {
      throw new IllegalArgumentException(
          "a function of %d parameters; give 0 or more".formatted(parameters));
    }
    Rows.checkColumns(columns);
    TracedFunction traced =
        new TracedFunction(function, parameters + columns, false, limits, CompiledGraph::automatic);
    Program penaltyProgram = penalty == null ? null : penaltyProgram(parameters, penalty);
    OverRows rows = new OverRows(traced, parameters, kernels, inColumns);
    return new RowProgram(parameters, columns, single, penaltyProgram, rows, Workers.CALLER);
  }
}

package rustgrad.program;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import rustgrad.api.Value;
import rustgrad.program.pass.Pass;
import rustgrad.program.pass.Pipeline;
import rustgrad.program.path.TracedFunction;
import rustgrad.program.path.TracingLimits;

/**
 * The settings to trace a {@link Program} or {@link VectorProgram} with. Immutable: each {@code
 * with} method returns a builder with one of them changed.
 */
public final class ProgramBuilder {
  static final ProgramBuilder DEFAULT =
      new ProgramBuilder(TracingLimits.DEFAULT, Execution.AUTOMATIC, false);

  private final TracingLimits limits;
  private final Execution execution;
  private final boolean eliminatesCommon;

  private ProgramBuilder(TracingLimits limits, Execution execution, boolean eliminatesCommon) {
    this.limits = limits;
    this.execution = execution;
    this.eliminatesCommon = eliminatesCommon;
  }

  /**
   * Stops a function that takes more nodes than this with an error, before memory runs out. A node
   * is an operation, an input or a constant; a sum, a dot or an n-ary op counts each of its inputs,
   * too. 50 million if not set, about 1 GB while tracing.
   *
   * @throws IllegalArgumentException if the limit is less than 1
   */
  public ProgramBuilder withNodeLimit(int nodeLimit) {
    return new ProgramBuilder(limits.withNodes(nodeLimit), execution, eliminatesCommon);
  }

  /**
   * How many paths through the comparisons of the function are kept; 256 if not set.
   *
   * @throws IllegalArgumentException if the limit is less than 1
   */
  public ProgramBuilder withPathLimit(int pathLimit) {
    return new ProgramBuilder(limits.withPaths(pathLimit), execution, eliminatesCommon);
  }

  /** How the program is run; {@link Execution#AUTOMATIC} if not set. */
  public ProgramBuilder withExecution(Execution execution) {
    return new ProgramBuilder(
        limits, Objects.requireNonNull(execution, "execution"), eliminatesCommon);
  }

  /**
   * Eliminates common subexpressions before differentiating: what the function computes several
   * times, from the same values in the same way, is computed once, differentiated once and kept
   * once. Worth it for a recursion that meets the same subproblems again and again, such as a
   * determinant expanded by minors: of 9 x 9 numbers it takes 986,408 nodes, of which 4,088 differ,
   * and its gradient 2.5 million nodes without this and 16,000 with it.
   *
   * <p>The value keeps the bits of the eager engine. A derivative agrees with it up to rounding
   * only, because contributions to a number that is now shared are added before they are
   * multiplied. Its bits are still the same in all executors, on every JVM.
   *
   * <p>Not eliminated if not set; also then, what is written twice is computed once, but by passes
   * that come after the one that differentiates and change no bit.
   */
  public ProgramBuilder withCommonSubexpressionElimination() {
    return new ProgramBuilder(limits, execution, true);
  }

  /** As {@link Program#trace}, with these settings. */
  public Program trace(int inputs, Function<Value[], Value> function) {
    Objects.requireNonNull(function, "function");
    return new Program(traced(inputs, 1, x -> new Value[] {function.apply(x)}, true));
  }

  /** As {@link VectorProgram#trace}, with these settings. */
  public VectorProgram traceVector(int inputs, int outputs, Function<Value[], Value[]> function) {
    Objects.requireNonNull(function, "function");
    if (outputs < 1) {
      throw new IllegalArgumentException(
          "a function of %d outputs; give 1 or more".formatted(outputs));
    }
    return new VectorProgram(traced(inputs, outputs, function, false), outputs);
  }

  private TracedFunction traced(
      int inputs, int outputs, Function<Value[], Value[]> function, boolean single) {
    if (inputs < 0) {
      throw new IllegalArgumentException(
          "a function of %d inputs; give 0 or more".formatted(inputs));
    }
    List<Pass> afterTracing = eliminatesCommon ? List.of(Pipeline.SHARE_COMMON) : List.of();
    return new TracedFunction(
        function, inputs, outputs, single, limits, afterTracing, execution.compiler);
  }
}

package rustgrad.program;

import java.util.Objects;
import java.util.function.Function;
import rustgrad.api.Value;
import rustgrad.program.path.TracedFunction;
import rustgrad.program.path.TracingLimits;

/** The settings of a {@link Program}. Immutable: each method returns a builder with one changed. */
public final class ProgramBuilder {
  static final ProgramBuilder DEFAULT =
      new ProgramBuilder(TracingLimits.DEFAULT, Execution.AUTOMATIC);

  private final TracingLimits limits;
  private final Execution execution;

  private ProgramBuilder(TracingLimits limits, Execution execution) {
    this.limits = limits;
    this.execution = execution;
  }

  /**
   * Stops a function that takes more nodes than this with an error, before memory runs out. A node
   * is an operation, an input or a constant; a sum, a dot or an n-ary op counts each of its inputs,
   * too. 50 million if not set, about 1 GB while tracing.
   *
   * @throws IllegalArgumentException if the limit is less than 1
   */
  public ProgramBuilder nodeLimit(int nodeLimit) {
    return new ProgramBuilder(limits.withNodes(nodeLimit), execution);
  }

  /**
   * How many paths through the comparisons of the function are kept; 256 if not set.
   *
   * @throws IllegalArgumentException if the limit is less than 1
   */
  public ProgramBuilder branchLimit(int branchLimit) {
    return new ProgramBuilder(limits.withPaths(branchLimit), execution);
  }

  /** How the program is run; {@link Execution#AUTOMATIC} if not set. */
  public ProgramBuilder execution(Execution execution) {
    return new ProgramBuilder(limits, Objects.requireNonNull(execution, "execution"));
  }

  /** As {@link Program#trace}, with these settings. */
  public Program trace(int inputs, Function<Value[], Value> function) {
    Objects.requireNonNull(function, "function");
    return build(inputs, x -> new Value[] {function.apply(x)}, true);
  }

  /** As {@link Program#traceAll}, with these settings. */
  public Program traceAll(int inputs, Function<Value[], Value[]> function) {
    return build(inputs, Objects.requireNonNull(function, "function"), false);
  }

  private Program build(int inputs, Function<Value[], Value[]> function, boolean single) {
    if (inputs < 0) {
      throw new IllegalArgumentException(
          "a function of %d inputs; give 0 or more".formatted(inputs));
    }
    return new Program(
        new TracedFunction(function, inputs, single, limits, execution.compiler), single);
  }
}

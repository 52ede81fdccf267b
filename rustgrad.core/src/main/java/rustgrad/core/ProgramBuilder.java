package rustgrad.core;

import java.util.Objects;
import java.util.function.Function;
import rustgrad.api.Value;
import rustgrad.core.path.TracedFunction;

/** The settings of a {@link Program}. Immutable: each method returns a builder with one changed. */
public final class ProgramBuilder {
  static final int DEFAULT_NODE_LIMIT = 50_000_000;
  private static final int DEFAULT_BRANCH_LIMIT = 256;

  static final ProgramBuilder DEFAULT =
      new ProgramBuilder(DEFAULT_NODE_LIMIT, DEFAULT_BRANCH_LIMIT, Execution.AUTOMATIC);

  private final int nodeLimit;
  private final int branchLimit;
  private final Execution execution;

  private ProgramBuilder(int nodeLimit, int branchLimit, Execution execution) {
    this.nodeLimit = nodeLimit;
    this.branchLimit = branchLimit;
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
    return new ProgramBuilder(checkLimit("nodeLimit", nodeLimit), branchLimit, execution);
  }

  /**
   * How many paths through the comparisons of the function are kept; 256 if not set.
   *
   * @throws IllegalArgumentException if the limit is less than 1
   */
  public ProgramBuilder branchLimit(int branchLimit) {
    return new ProgramBuilder(nodeLimit, checkLimit("branchLimit", branchLimit), execution);
  }

  /** How the program is run; {@link Execution#AUTOMATIC} if not set. */
  public ProgramBuilder execution(Execution execution) {
    return new ProgramBuilder(
        nodeLimit, branchLimit, Objects.requireNonNull(execution, "execution"));
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
    return new Program(traced(inputs, single, function), single);
  }

  TracedFunction traced(int inputs, boolean single, Function<Value[], Value[]> function) {
    return new TracedFunction(function, inputs, single, nodeLimit, branchLimit, execution.compiler);
  }

  static int checkLimit(String name, int limit) {
    if (limit < 1) {
      throw new IllegalArgumentException("%s(%d); give 1 or more".formatted(name, limit));
    }
    return limit;
  }
}

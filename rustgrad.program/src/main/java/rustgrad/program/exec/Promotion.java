package rustgrad.program.exec;

import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import rustgrad.program.ir.Graph;

/**
 * From the interpreter of a graph to its bytecode. A new class is slower than the interpreter until
 * the JVM has compiled it, which takes some thousand runs. So it is run here, beside the runs of
 * the user and at a point of theirs, until it is hardly slower. This decides only when bytecode
 * takes over; the bits are the same.
 */
final class Promotion {
  /** More slots are not compiled unasked: it takes minutes, and the JVM some hundred MB. */
  static final int LARGE = 500_000;

  /** After as many runs of it HotSpot has compiled a method well, or is about to. */
  private static final int RUNS_TO_COMPILE = 20_000;

  private volatile Graph graph;

  /** What makes the graph smaller before it is compiled. */
  private final UnaryOperator<Graph> simplify;

  /** What runs the graph until the end of this, and after it if nothing comes of it. */
  private final Executor before;

  private volatile double @Nullable [] point;
  private volatile @Nullable Executor result;

  /** Null before the first round and after the last. */
  private @Nullable WarmUp warmUp;

  private @Nullable Executor compiled;

  /**
   * @param before the interpreter, to be replaced; or bytecode, to be warmed up
   */
  Promotion(Graph graph, UnaryOperator<Graph> simplify, Executor before) {
    this.graph = graph;
    this.simplify = simplify;
    this.before = before;
  }

  /** The graph, simplified when that has been done. */
  Graph graph() {
    return graph;
  }

  /** Notes a point at which all guards hold, if there is none yet. */
  void keepPoint(double[] x) {
    if (point == null) {
      point = x.clone();
    }
  }

  /** What is to run the graph from now on; null until that is clear. */
  @Nullable Executor result() {
    return result;
  }

  /**
   * Simplifies and compiles the graph, or runs a round.
   *
   * @param usersRuns how often the user has run it
   * @return whether there is more to do that is in proportion to those runs
   */
  synchronized boolean advance(long usersRuns) {
    double[] x = point;
    if (result != null || x == null) {
      return false;
    }
    WarmUp rounds = warmUp;
    if (rounds == null) {
      rounds = begin(x);
    } else {
      runRound(rounds);
    }
    return result == null && rounds != null && rounds.isInProportion(usersRuns);
  }

  /** All of it at once, if there is a point. */
  @Nullable Executor toItsEnd() {
    boolean more = true;
    while (more) {
      more = advance(Long.MAX_VALUE);
      waitForTheCompiler();
    }
    return result;
  }

  private synchronized void waitForTheCompiler() {
    if (warmUp != null) {
      warmUp.untilCompiled();
    }
  }

  /** Bytecode at once, if it can be had. */
  synchronized Executor withoutWarmingUp() {
    Executor known = result;
    return known != null ? known : end(compile());
  }

  private @Nullable WarmUp begin(double[] x) {
    Executor next = compile();
    if (next instanceof Interpreter) {
      end(next);
      return null;
    }
    compiled = next;
    Runnable interpret = before instanceof Interpreter ? runOf(before, x) : null;
    warmUp = new WarmUp(runOf(next, x), interpret, graph.size(), RUNS_TO_COMPILE);
    return warmUp;
  }

  private Runnable runOf(Executor executor, double[] x) {
    Frame frame = executor.newFrame();
    double[] into = new double[graph.outputs()];
    return () -> frame.run(x, into);
  }

  private Executor compile() {
    if (before instanceof Bytecode) {
      return before;
    }
    Graph given = graph;
    graph = simplify.apply(given);
    Executor compiled = graph.size() > LARGE ? null : Bytecode.compileOrNull(graph);
    return compiled != null ? compiled : graph == given ? before : new Interpreter(graph);
  }

  private void runRound(WarmUp rounds) {
    Executor next = Objects.requireNonNull(compiled);
    try {
      switch (rounds.run()) {
        case OPEN -> {}
        case BETTER -> end(next);
        case WORSE -> end(before);
      }
    } catch (RuntimeException | Error e) { // of an op; who runs the graph will meet it there
      end(next);
    }
  }

  /** Keeps nothing but what is to run. */
  private Executor end(Executor executor) {
    result = executor;
    warmUp = null;
    compiled = null;
    point = null;
    return executor;
  }
}

package rustgrad.program.exec;

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

  /** How long a round of runs takes at least, in ns. */
  private static final long ROUND = 1_000_000;

  /** After how many rounds of bytecode the interpreter is timed once more. */
  private static final int ROUNDS_OF_BYTECODE = 8;

  /** What this may take, in ns: at first, and for each ns that the user has spent interpreting. */
  private static final long CREDIT = 100_000_000;

  private static final int CREDIT_PER_NANO = 4;

  /** After as many runs of it HotSpot has compiled a method well, or is about to. */
  private static final int RUNS_TO_COMPILE = 20_000;

  /** When not to wait any longer for that, in ns: for any graph, and for its size. */
  private static final long PATIENCE = 1_000_000_000;

  private static final long PATIENCE_PER_SLOT = 100_000;

  /** By what bytecode may seem slower, as clocks and other programs have it. */
  private static final double MARGIN = 1.1;

  /** By what bytecode is slower that the JVM will not compile, and not only has not yet. */
  private static final double HOPELESS = 4;

  private volatile Graph graph;

  /** What makes the graph smaller before it is compiled. */
  private final UnaryOperator<Graph> simplify;

  /** What runs the graph until the end of this, and after it if nothing comes of it. */
  private final Executor before;

  private volatile double @Nullable [] point;
  private volatile @Nullable Executor result;

  /** What the rounds are run in; null before the first and after the last. */
  private @Nullable Frame bytecode;

  /** What bytecode is compared with; null if it is wanted in any case. */
  private @Nullable Frame interpreter;

  private double[] into = {};
  private int rounds;
  private long runs;
  private long spent;
  private double nanos = Double.POSITIVE_INFINITY;
  private double interpretedNanos = Double.POSITIVE_INFINITY;

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
    Frame compiled = bytecode;
    if (compiled == null) {
      begin();
    } else {
      runRound(x, compiled);
    }
    return result == null && spent <= CREDIT + CREDIT_PER_NANO * interpretedNanos * usersRuns;
  }

  /** All of it at once, if there is a point. */
  @Nullable Executor toItsEnd() {
    boolean more = true;
    while (more) {
      more = advance(Long.MAX_VALUE);
    }
    return result;
  }

  /** Bytecode at once, if it can be had. */
  synchronized Executor withoutWarmingUp() {
    Executor known = result;
    return known != null ? known : end(compile());
  }

  private void begin() {
    Executor compiled = compile();
    if (compiled instanceof Interpreter) {
      end(compiled);
      return;
    }
    interpreter = before instanceof Interpreter ? before.newFrame() : null;
    bytecode = compiled.newFrame();
    into = new double[graph.outputs()];
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

  private void runRound(double[] x, Frame compiled) {
    Frame other = interpreter;
    try {
      if (other != null && rounds++ % ROUNDS_OF_BYTECODE == 0) {
        interpretedNanos = Math.min(interpretedNanos, nanosOfRun(other, x));
      }
      double now = nanosOfRun(compiled, x);
      nanos = Math.min(nanos, now);
      boolean isLate = spent > PATIENCE + PATIENCE_PER_SLOT * graph.size();
      if (other == null ? runs > RUNS_TO_COMPILE || isLate : now <= MARGIN * interpretedNanos) {
        end(compiled.executor);
      } else if (runs > RUNS_TO_COMPILE && isLate) {
        end(nanos < HOPELESS * interpretedNanos ? compiled.executor : before);
      }
    } catch (RuntimeException | Error e) { // of an op; who runs the graph will meet it there
      end(compiled.executor);
    }
  }

  private double nanosOfRun(Frame frame, double[] x) {
    long start = System.nanoTime();
    long elapsed = 0;
    int times = 0;
    while (elapsed < ROUND) {
      frame.run(x, into);
      times++;
      elapsed = System.nanoTime() - start;
    }
    spent += elapsed;
    runs += frame == interpreter ? 0 : times;
    return (double) elapsed / times;
  }

  /** Keeps nothing but what is to run. */
  private Executor end(Executor executor) {
    result = executor;
    interpreter = null;
    bytecode = null;
    point = null;
    return executor;
  }
}

package rustgrad.program.exec;

import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import rustgrad.api.Op;
import rustgrad.api.spi.VectorOp;
import rustgrad.program.ir.Graph;

/**
 * A graph, ready to run: by the interpreter, as bytecode, or by the interpreter until it has been
 * run often enough that compiling it pays, which another thread does. The numbers are the same, bit
 * for bit.
 *
 * <p>Any number of threads may run it at once, and an op that is part of it may run it again. Each
 * run has a frame to itself, which the thread keeps for its next, so that runs allocate nothing. A
 * run uses the executor that made its frame, so it does not matter when another executor takes
 * over.
 */
public final class CompiledGraph implements BackgroundThread.Work {
  /** No guard has ended the run. */
  public static final int NO_GUARD = Frame.NONE;

  /** A graph is not compiled before it has been run as often, however large it is. */
  private static final int LEAST_RUNS = 20;

  /** Interpreting as many slots takes about a fifth of the time of compiling a small graph. */
  private static final long LEAST_SLOTS = 200_000;

  /** Where no other core is free, compiling costs as much as this many runs, whatever the size. */
  private static final int RUNS_ON_ONE_CORE = 500;

  private volatile Graph graph;
  private volatile Executor executor;

  /** The frame of all runs, if the executor keeps nothing in it. */
  private volatile @Nullable Frame shared;

  /** The frame of the latest run of a thread; null during a run. */
  private final ThreadLocal<@Nullable Frame> own = new ThreadLocal<>();

  /** What makes bytecode of it, or warms it up; null when that is over, or not to be done. */
  private volatile @Nullable Promotion promotion;

  /** Whether nothing needs to know of further runs. */
  private volatile boolean settled;

  private int runs;

  /** After how many runs the promotion goes on. */
  private int nextPromotion;

  private CompiledGraph(Graph graph, Executor executor, @Nullable Promotion promotion) {
    this.graph = graph;
    this.executor = executor;
    this.shared = executor.needsNoMemory() ? executor.newFrame() : null;
    this.promotion = promotion;
    this.settled = promotion == null;
    this.nextPromotion =
        BackgroundThread.HAS_CORE
            ? LEAST_RUNS + (int) (LEAST_SLOTS / graph.size())
            : RUNS_ON_ONE_CORE;
  }

  /**
   * Interpreted at first, and as bytecode when it has been run often for its size, unless it is
   * very large or mostly calls other programs.
   */
  public static CompiledGraph automatic(Graph graph) {
    Interpreter interpreter = new Interpreter(graph);
    boolean stays = graph.size() > Promotion.LARGE || interpreter.mostlyCalls();
    return new CompiledGraph(
        graph,
        interpreter,
        stays ? null : new Promotion(graph, UnaryOperator.identity(), interpreter));
  }

  /**
   * The same of a graph that can be simplified. That takes as long as interpreting it fifty times,
   * so a very large graph is interpreted as it is until it has been run often, too.
   *
   * @param simplify makes it smaller and changes no bit
   */
  public static CompiledGraph automatic(Graph graph, UnaryOperator<Graph> simplify) {
    if (graph.size() <= Promotion.LARGE) {
      return automatic(simplify.apply(graph));
    }
    Interpreter interpreter = new Interpreter(graph);
    return new CompiledGraph(graph, interpreter, new Promotion(graph, simplify, interpreter));
  }

  /** Instruction by instruction. */
  public static CompiledGraph interpreted(Graph graph) {
    return new CompiledGraph(graph, new Interpreter(graph), null);
  }

  /** As bytecode from the first run; interpreted where that is not possible. */
  public static CompiledGraph bytecode(Graph graph) {
    Bytecode bytecode = Bytecode.compileOrNull(graph);
    return bytecode == null
        ? interpreted(graph)
        : new CompiledGraph(
            graph, bytecode, new Promotion(graph, UnaryOperator.identity(), bytecode));
  }

  /** What is run at present. */
  public Graph graph() {
    return graph;
  }

  /** What runs it at present: "interpreter" or "bytecode". */
  public String executor() {
    return executor.name();
  }

  /**
   * Computes the outputs at x.
   *
   * @param x the inputs; may be longer
   * @param into receives the outputs; left as it was if a guard fails
   * @return the result; NaN if a guard fails, see {@link #failedGuard}
   */
  public double run(double[] x, double[] into) {
    Frame common = shared;
    if (common != null) {
      double result = common.run(x, into);
      if (!settled) {
        countRun(x);
      }
      return result;
    }
    Frame frame = take();
    double result;
    try {
      result = frame.run(x, into);
    } catch (ArrayIndexOutOfBoundsException e) {
      new Interpreter(graph).newFrame().run(x, into); // names the op, which bytecode does not
      throw e;
    }
    own.set(frame);
    if (!settled && frame.failedGuard == Frame.NONE) {
      countRun(x);
    }
    return result;
  }

  /**
   * Which guard ended the run that this thread has just made, counted from 0; {@link #NO_GUARD} if
   * it went to its end.
   *
   * @param result what the run returned: only if that is NaN there is anything to look up
   */
  public int failedGuard(double result) {
    if (!Double.isNaN(result)) {
      return NO_GUARD;
    }
    Frame frame = own.get();
    return frame == null ? NO_GUARD : frame.failedGuard;
  }

  /** A frame that no run uses, not even one of this thread that an op has interrupted. */
  private Frame take() {
    Executor current = executor;
    Frame frame = own.get();
    if (frame == null || frame.executor != current) {
      return current.newFrame();
    }
    own.set(null);
    frame.failedGuard = Frame.NONE;
    return frame;
  }

  /** Two threads may count one run; that is near enough. */
  private void countRun(double[] x) {
    Promotion next = promotion;
    if (next == null) {
      return;
    }
    next.keepPoint(x);
    if (executor instanceof Bytecode) {
      settled = true;
    } else if (++runs >= nextPromotion) {
      nextPromotion = runs + runs / 4;
      if (BackgroundThread.HAS_CORE) {
        BackgroundThread.run(this);
      } else {
        take(next, next.withoutWarmingUp());
      }
    }
  }

  /**
   * Goes on with the promotion for a moment, and uses what comes of it.
   *
   * @return whether there is more to do now
   */
  @Override
  public boolean advance() {
    Promotion next = promotion;
    boolean more = next != null && next.advance(runs);
    if (next != null) {
      take(next, next.result());
    }
    return more;
  }

  /**
   * Returns once the graph is run as bytecode that the JVM has compiled, as far as that is to be
   * had, and so are the programs that it calls. This thread runs it meanwhile, at the point of the
   * first run; before a run there is nothing to do.
   */
  public void prepare() {
    for (Op op : graph.ops()) {
      if (op instanceof VectorOp called) {
        called.prepare();
      }
    }
    Promotion next = promotion;
    if (next != null) {
      take(next, next.toItsEnd());
    }
  }

  private void take(Promotion from, @Nullable Executor promoted) {
    if (promoted != null) {
      graph = from.graph();
      if (promoted != executor) {
        executor = promoted;
        shared = promoted.needsNoMemory() ? promoted.newFrame() : null;
      }
      promotion = null;
      settled = true;
    }
  }
}

package rustgrad.program.exec;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.MethodTooLargeException;
import rustgrad.program.ir.Graph;

/**
 * A graph, ready to run: by the interpreter, as bytecode, or by the interpreter until it has been
 * run often enough that compiling it pays. The numbers are the same, bit for bit.
 *
 * <p>Any number of threads may run it at once, and an op that is part of it may run it again. Each
 * run has a frame to itself, which the thread keeps for its next, so that runs allocate nothing. A
 * run uses the executor that made its frame, so it does not matter when another executor takes
 * over.
 */
public final class CompiledGraph {
  /** No guard has ended the run. */
  public static final int NO_GUARD = Frame.NONE;

  private static final System.Logger LOG = System.getLogger(CompiledGraph.class.getName());
  private static final AtomicBoolean FALLBACK_LOGGED = new AtomicBoolean();

  /** Compiling costs about as much as this many interpreted runs, at any size of graph. */
  private static final int INTERPRETED_RUNS = 500;

  /** Larger graphs are not compiled unasked: it takes seconds, and the JVM some hundred MB. */
  private static final int AUTOMATIC_LIMIT = 500_000;

  private final Graph graph;
  private volatile Executor executor;

  /** The frame of all runs, if the executor keeps nothing in it. */
  private volatile @Nullable Frame shared;

  /** The frame of the latest run of a thread; null during a run. */
  private final ThreadLocal<@Nullable Frame> own = new ThreadLocal<>();

  /** Whether the executor stays the same from now on. */
  private volatile boolean settled;

  private final AtomicBoolean compiling = new AtomicBoolean();
  private int runs;

  private CompiledGraph(Graph graph, Executor executor, boolean settled) {
    this.graph = graph;
    this.executor = executor;
    this.shared = executor.needsNoMemory() ? executor.newFrame() : null;
    this.settled = settled;
  }

  /** Interpreted at first, and as bytecode when it has been run often, unless it is very large. */
  public static CompiledGraph automatic(Graph graph) {
    return new CompiledGraph(graph, new Interpreter(graph), graph.size() > AUTOMATIC_LIMIT);
  }

  /** Instruction by instruction. */
  public static CompiledGraph interpreted(Graph graph) {
    return new CompiledGraph(graph, new Interpreter(graph), true);
  }

  /** As bytecode from the first run; interpreted where that is not possible. */
  public static CompiledGraph bytecode(Graph graph) {
    Executor bytecode = compileOrNull(graph);
    return new CompiledGraph(graph, bytecode == null ? new Interpreter(graph) : bytecode, true);
  }

  /** What is run. */
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
    if (!settled) {
      countRun();
    }
    Frame common = shared;
    if (common != null) {
      return common.run(x, into);
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
  private void countRun() {
    if (++runs > INTERPRETED_RUNS && compiling.compareAndSet(false, true)) {
      Executor bytecode = compileOrNull(graph);
      if (bytecode != null) {
        executor = bytecode;
        shared = bytecode.needsNoMemory() ? bytecode.newFrame() : null;
      }
      settled = true;
    }
  }

  /** Null where the JVM defines no class for the graph, or it is too large for one. */
  private static @Nullable Executor compileOrNull(Graph graph) {
    try {
      return Bytecode.compile(graph);
    } catch (VirtualMachineError e) {
      throw e;
    } catch (ClassTooLargeException | MethodTooLargeException e) {
      return null;
    } catch (RuntimeException | Error e) { // a native image throws an Error of its own
      if (FALLBACK_LOGGED.compareAndSet(false, true)) {
        LOG.log(
            System.Logger.Level.WARNING,
            "programs are interpreted, because no class can be defined for them here: " + e);
      }
      return null;
    }
  }
}

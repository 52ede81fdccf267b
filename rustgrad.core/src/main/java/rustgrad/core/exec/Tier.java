package rustgrad.core.exec;

import java.util.concurrent.atomic.AtomicBoolean;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.MethodTooLargeException;
import rustgrad.core.Execution;
import rustgrad.core.ir.Graph;

/** How a graph is run at present: interpreted first, compiled once it has been run often enough. */
public final class Tier {
  private static final System.Logger LOG = System.getLogger(Tier.class.getName());
  private static final AtomicBoolean FALLBACK_LOGGED = new AtomicBoolean();

  /** Compiling costs about as much as so many interpreted runs, at any size of graph. */
  private static final int INTERPRETED_RUNS = 500;

  /** Larger graphs are not compiled unasked: it takes seconds, and the JVM some hundred MB. */
  private static final int AUTOMATIC_LIMIT = 500_000;

  private final Graph graph;
  private final AtomicBoolean compiling = new AtomicBoolean();
  private volatile Runner runner;
  private volatile boolean settled;
  private int runs;

  public Tier(Graph graph, Execution execution) {
    this.graph = graph;
    if (execution == Execution.BYTECODE) {
      compile();
    } else {
      interpret();
      settled = execution == Execution.INTERPRETER || graph.size() > AUTOMATIC_LIMIT;
    }
  }

  public Graph graph() {
    return graph;
  }

  /** The executor to use for the next run. */
  public Runner runner() {
    // Two threads may count one run; that is near enough.
    if (!settled && ++runs > INTERPRETED_RUNS && compiling.compareAndSet(false, true)) {
      compile();
    }
    return runner;
  }

  public String name() {
    return runner.executor().name();
  }

  private void compile() {
    try {
      runner = new Runner(Bytecode.compile(graph));
    } catch (VirtualMachineError e) {
      throw e;
    } catch (ClassTooLargeException | MethodTooLargeException e) {
      interpret();
    } catch (RuntimeException | Error e) { // a native image throws an Error of its own
      if (FALLBACK_LOGGED.compareAndSet(false, true)) {
        LOG.log(
            System.Logger.Level.WARNING,
            "programs are interpreted, because no class can be defined for them here: " + e);
      }
      interpret();
    }
    settled = true;
  }

  private void interpret() {
    if (runner == null) {
      runner = new Runner(new Interpreter(graph));
    }
  }
}

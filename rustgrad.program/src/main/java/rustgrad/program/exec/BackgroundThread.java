package rustgrad.program.exec;

import java.lang.ref.WeakReference;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The thread that makes bytecode of graphs while they are being run by other means. It is a daemon,
 * so the JVM does not wait for it, ends when it has been idle for a second, and knows graphs by
 * weak references, so that it keeps none from the collector.
 */
public final class BackgroundThread {
  private static final ThreadPoolExecutor THREAD =
      new ThreadPoolExecutor(
          1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), BackgroundThread::newThread);

  static {
    THREAD.allowCoreThreadTimeOut(true);
  }

  private BackgroundThread() {}

  /** Inherits nothing of the thread that happens to be the first to need it. */
  private static Thread newThread(Runnable work) {
    Thread thread = new Thread(null, work, "rustgrad-bytecode", 0, false);
    thread.setDaemon(true);
    thread.setContextClassLoader(null);
    return thread;
  }

  /** Whether there is a core beside that of the thread that runs a graph. */
  public static final boolean HAS_CORE = Runtime.getRuntime().availableProcessors() > 1;

  /** What makes bytecode of a graph, a moment at a time. */
  @FunctionalInterface
  public interface Work {

    /**
     * Goes on for a moment.
     *
     * @return whether there is more to do now
     */
    boolean advance();
  }

  /** Goes on with the work on a graph, in turns with others, until there is no more to do. */
  public static void run(Work work) {
    run(new WeakReference<>(work));
  }

  private static void run(WeakReference<Work> reference) {
    THREAD.execute(
        () -> {
          Work work = reference.get();
          if (work != null && work.advance()) {
            run(reference);
          }
        });
  }
}

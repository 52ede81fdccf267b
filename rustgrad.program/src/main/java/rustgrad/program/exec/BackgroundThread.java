package rustgrad.program.exec;

import java.lang.ref.WeakReference;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The thread that makes bytecode of graphs while they are being interpreted. It is a daemon, so the
 * JVM does not wait for it, ends when it has been idle for a second, and knows graphs by weak
 * references, so that it keeps none from the collector.
 */
final class BackgroundThread {
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

  /** Goes on with the promotion of a graph, in turns with those of others. */
  static void promote(CompiledGraph graph) {
    promote(new WeakReference<>(graph));
  }

  private static void promote(WeakReference<CompiledGraph> reference) {
    THREAD.execute(
        () -> {
          CompiledGraph graph = reference.get();
          if (graph != null && graph.promote()) {
            promote(reference);
          }
        });
  }
}

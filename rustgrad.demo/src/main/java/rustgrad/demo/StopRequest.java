package rustgrad.demo;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Whether the JVM was told to stop, by Ctrl-C or SIGTERM. Until this is closed, the JVM waits with
 * its end: so the training can end after the step that it is in, and write its files.
 *
 * <p>The exit code is that of the signal, 130 after Ctrl-C, whatever {@link System#exit} is called
 * with meanwhile.
 */
final class StopRequest implements AutoCloseable {
  /** Then the JVM ends all the same. A second Ctrl-C does not reach it. */
  private static final long MOST_SECONDS = 30;

  private final CountDownLatch made = new CountDownLatch(1);
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Thread hook = new Thread(this::stop, "stop");

  private StopRequest() {}

  /** Listens from now on. */
  static StopRequest listen() {
    StopRequest request = new StopRequest();
    Runtime.getRuntime().addShutdownHook(request.hook);
    return request;
  }

  boolean isMade() {
    return made.getCount() == 0;
  }

  /** Waits until it is made. */
  void await() throws InterruptedException {
    made.await();
  }

  private void stop() {
    made.countDown();
    try {
      closed.await(MOST_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Lets the JVM end. */
  @Override
  public void close() {
    closed.countDown();
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      // It is ending.
    }
  }
}

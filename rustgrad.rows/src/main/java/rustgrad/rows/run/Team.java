package rustgrad.rows.run;

import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Threads that do one piece of work together. The first error stops all. */
final class Team {
  private final Runnable work;
  private int running;
  private boolean over;
  private @Nullable Throwable error;

  private Team(Runnable work) {
    this.work = work;
  }

  /**
   * Does the work in this thread and in others, and returns when none is left. It does not wait for
   * threads that the executor has not started by then.
   *
   * @param threads how many threads take part, this one included
   */
  static void run(Runnable work, Executor executor, int threads) {
    Team team = new Team(work);
    team.ask(executor, threads - 1);
    team.takePart();
    team.finish();
  }

  private void ask(Executor executor, int threads) {
    for (int i = 0; i < threads; i++) {
      try {
        executor.execute(this::takePart);
      } catch (RuntimeException | Error e) {
        fail(
            new IllegalStateException(
                "the executor %s does not take work: %s".formatted(executor, e), e));
        return;
      }
    }
  }

  private void takePart() {
    if (enter()) {
      try {
        work.run();
      } catch (Throwable e) {
        fail(e);
      } finally {
        leave();
      }
    }
  }

  private synchronized boolean enter() {
    if (over || error != null) {
      return false;
    }
    running++;
    return true;
  }

  private synchronized void leave() {
    running--;
    notifyAll();
  }

  private synchronized void fail(Throwable e) {
    if (error == null) {
      error = e;
    }
  }

  private synchronized void finish() {
    over = true;
    boolean interrupted = false;
    while (running > 0) {
      try {
        wait();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    if (error instanceof RuntimeException e) {
      throw e;
    }
    if (error instanceof Error e) {
      throw e;
    }
  }
}

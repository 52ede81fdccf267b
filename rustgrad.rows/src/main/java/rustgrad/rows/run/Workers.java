package rustgrad.rows.run;

import java.util.concurrent.Executor;

/**
 * Who computes.
 *
 * @param threads how many threads, that of the caller included
 */
public record Workers(Executor executor, int threads) {

  /** The thread of the caller, alone. */
  public static final Workers CALLER = new Workers(Runnable::run, 1);
}

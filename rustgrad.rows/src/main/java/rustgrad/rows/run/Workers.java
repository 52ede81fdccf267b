package rustgrad.rows.run;

import java.util.Objects;
import java.util.concurrent.Executor;
import rustgrad.program.path.TracingLimits;

/**
 * The threads that compute.
 *
 * @param threads how many threads, that of the caller included
 */
public record Workers(Executor executor, int threads) {

  /** The thread of the caller, alone. */
  public static final Workers CALLER = new Workers(Runnable::run, 1);

  /**
   * An executor and how many threads take part.
   *
   * @throws IllegalArgumentException if that is less than 1
   */
  public static Workers of(Executor executor, int threads) {
    Objects.requireNonNull(executor, "executor");
    return new Workers(executor, TracingLimits.check("threads", threads));
  }
}

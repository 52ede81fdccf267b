package rustgrad.nn;

import java.util.Objects;
import java.util.concurrent.Executor;
import rustgrad.rows.RowProgram;

/** Which threads run a program. */
@FunctionalInterface
interface Threads {
  /** The thread that calls it, alone. */
  Threads CALLER = program -> program;

  /** This program, run by these threads. */
  RowProgram run(RowProgram program);

  /** The thread that calls it, and others of an executor. */
  static Threads of(Executor executor, int threads) {
    Objects.requireNonNull(executor, "executor");
    Check.atLeast(1, "the number of threads", threads);
    return program -> program.parallel(executor, threads);
  }
}

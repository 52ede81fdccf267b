package rustgrad.spark;

import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.broadcast.Broadcast;
import rustgrad.rows.RowProgram;

/**
 * What went wrong in a task, said so that it can be shown to whoever started the job: Spark hands
 * it to the driver inside of an error of its own.
 */
final class TaskError extends RuntimeException {
  private static final long serialVersionUID = 1;
  private static final String JARS =
      "; executors need the jars that the driver has: submit one jar with all classes and merged META-INF/services, or give --jars (see docs/spark.md)";

  /** Whether what was given is wrong, and not what was done with it. */
  private final boolean ofArgument;

  /** Whether it comes from the computation of rows, so that there may be one that has it alone. */
  private final boolean ofComputation;

  private TaskError(String message, boolean ofArgument, boolean ofComputation) {
    super(message);
    this.ofArgument = ofArgument;
    this.ofComputation = ofComputation;
  }

  /** That a row, or what is in it, is not as it should be. */
  static TaskError ofRow(String message) {
    return new TaskError(message, true, false);
  }

  /** What is wrong with the computation of rows; keeps where it was thrown. */
  static TaskError of(String where, Throwable e) {
    return e instanceof TaskError known ? known : of(where, e, true);
  }

  private static TaskError of(String where, Throwable e, boolean ofComputation) {
    String what = e.getMessage() == null ? e.toString() : e.getMessage();
    boolean ofArgument = e instanceof IllegalArgumentException;
    TaskError error = new TaskError(where + ": " + what, ofArgument, ofComputation);
    error.setStackTrace(e.getStackTrace());
    return error;
  }

  /** Whether {@link #explained} has thrown this for something in the computation of rows. */
  static boolean isOfComputation(RuntimeException e) {
    return e.getCause() instanceof TaskError error && error.ofComputation;
  }

  /** The program of an executor, which is traced there if this is the first task that needs it. */
  static RowProgram programOf(Broadcast<Sent<TracedOnce>> traced) {
    try {
      return traced.value().get().program();
    } catch (RuntimeException | LinkageError e) {
      TaskError error = of("an executor cannot trace the function", e, false);
      throw isOfClasses(e) || isOfOps(e)
          ? new TaskError(error.getMessage() + JARS, false, false)
          : error;
    }
  }

  private static boolean isOfOps(Throwable e) {
    return String.valueOf(e.getMessage()).contains("unknown op ");
  }

  private static boolean isOfClasses(Throwable e) {
    return missingClass(e).isPresent();
  }

  /** The name of a class that an error says is not there. */
  private static Optional<String> missingClass(Throwable e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof ClassNotFoundException || cause instanceof NoClassDefFoundError) {
        return Optional.of(String.valueOf(cause.getMessage()).replace('/', '.'));
      }
    }
    return Optional.empty();
  }

  /**
   * Runs a job.
   *
   * @throws IllegalArgumentException if a task says that what was given is wrong
   * @throws IllegalStateException if a task says that something else went wrong
   */
  static <T> T explained(Supplier<T> job) {
    try {
      return job.get();
    } catch (Exception e) { // Spark throws checked ones, which its methods do not declare
      throw explanation(e);
    }
  }

  private static RuntimeException explanation(Exception e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof TaskError error) {
        return error.ofArgument
            ? new IllegalArgumentException(error.getMessage(), error)
            : new IllegalStateException(error.getMessage(), error);
      }
    }
    Optional<String> missing = missingClass(e);
    if (missing.isPresent()) {
      return new IllegalStateException("an executor lacks the class " + missing.get() + JARS, e);
    }
    throw TaskError.<RuntimeException>same(e);
  }

  @SuppressWarnings("unchecked") // it is thrown as it is, whatever it is
  private static <E extends Exception> E same(Exception e) throws E {
    throw (E) e;
  }
}

package rustgrad.program.trace;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rustgrad.api.Value;
import rustgrad.api.spi.Dispatcher;
import rustgrad.program.ir.Graph;

/**
 * What a function did with traced values.
 *
 * @param graph the function as a program; it returns the first output, and writes all of them
 * @param numbers the number of each slot, if it was traced at a point
 */
public record Trace(Graph graph, @Nullable SlotNumbers numbers) {
  /** The innermost trace of each thread. */
  private static final ThreadLocal<@Nullable Tracer> CURRENT = new ThreadLocal<>();

  /**
   * Runs a function once on traced values. A {@code Value.noGrad} around the whole has no effect.
   *
   * @param point the inputs at which comparisons are decided, or null
   * @param nodeLimit how many instructions it may take
   * @throws NeedsPoint if there is no point and the function compares numbers
   * @throws IllegalArgumentException if the function uses an array index that does not exist, such
   *     as that of an input that it does not have
   */
  public static Trace of(
      Function<Value[], Value[]> function, int inputs, double @Nullable [] point, int nodeLimit) {
    Tracer tracer = new Tracer(inputs, point, nodeLimit);
    Tracer outer = CURRENT.get();
    CURRENT.set(tracer);
    try {
      return Dispatcher.lifting(
          () -> tracer.finish(Dispatcher.recording(true, () -> apply(function, tracer.inputs()))));
    } finally {
      tracer.close();
      if (outer == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(outer);
      }
    }
  }

  /** Calls a function; an index out of bounds becomes an error that says how many inputs it has. */
  static <T> T apply(Function<Value[], T> function, Value[] x) {
    int inputs = x.length;
    try {
      return function.apply(x);
    } catch (ArrayIndexOutOfBoundsException e) {
      throw new IllegalArgumentException(
          "the traced function uses an array index that does not exist: %s; it was traced with %d inputs, parameters included; trace it with as many as it uses"
              .formatted(e.getMessage(), inputs),
          e);
    }
  }

  /** The trace that the function of this thread is in, or null. */
  static @Nullable Tracer current() {
    return CURRENT.get();
  }

  /** Whether this thread is in a function that is being traced. */
  public static boolean isRunning() {
    return current() != null;
  }
}

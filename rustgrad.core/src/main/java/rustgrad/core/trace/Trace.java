package rustgrad.core.trace;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rustgrad.api.Value;
import rustgrad.core.eager.EagerEngine;
import rustgrad.core.ir.Graph;

/**
 * What a function did with traced values.
 *
 * @param graph the function as a program; it returns the first output, and writes all of them
 * @param numbers the number of each slot, if it was traced at a point
 */
public record Trace(Graph graph, @Nullable Numbers numbers) {

  /**
   * Runs a function once on traced values. A {@code Value.noGrad} around the whole has no
   * influence.
   *
   * @param point the inputs to decide comparisons by, or null
   * @param nodeLimit how many instructions it may take
   * @throws NeedsPoint if there is no point and the function compares numbers
   */
  public static Trace of(
      Function<Value[], Value[]> function, int inputs, double @Nullable [] point, int nodeLimit) {
    Tracer tracer = new Tracer(inputs, point, nodeLimit);
    try {
      Value[] outputs = EagerEngine.recording(() -> function.apply(tracer.inputs()));
      return tracer.finish(outputs);
    } finally {
      tracer.close();
    }
  }

  /** Whether this thread is in a function that is being traced. */
  public static boolean isRunning() {
    return Tracer.current() != null;
  }
}

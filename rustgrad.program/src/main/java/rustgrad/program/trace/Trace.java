package rustgrad.program.trace;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rustgrad.api.Value;
import rustgrad.program.ir.Graph;

/**
 * What a function did with traced values.
 *
 * @param graph the function as a program; it returns the first output, and writes all of them
 */
public record Trace(Graph graph) {

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
    return new Trace(new Tracer(inputs, point, nodeLimit).graphOf(function));
  }
}

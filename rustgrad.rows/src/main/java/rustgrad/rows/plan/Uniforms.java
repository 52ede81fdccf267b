package rustgrad.rows.plan;

import org.jspecify.annotations.Nullable;
import rustgrad.program.ir.Graph;

/**
 * A part of a program over rows that does not vary: numbers that are computed once, from the
 * parameters and, after all rows, from the sums over them.
 *
 * <p>Its numbers have places: first come those that it is given, then those that it computes.
 *
 * @param given how many numbers it is given, the inputs of the graph
 * @param graph computes the numbers, as its outputs; null if there are none to compute
 */
public record Uniforms(int given, @Nullable Graph graph) {

  /** How many numbers it computes. */
  public int computed() {
    return graph == null ? 0 : graph.outputs();
  }

  /** How many numbers it has. */
  public int size() {
    return given + computed();
  }
}

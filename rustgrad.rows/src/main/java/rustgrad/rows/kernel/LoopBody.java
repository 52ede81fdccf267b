package rustgrad.rows.kernel;

import java.util.List;
import rustgrad.api.Op;
import rustgrad.program.ir.Graph;

/**
 * What one loop over rows computes for each of them, all in registers. The inputs of the graph are
 * first numbers that are the same in every row, then columns; its outputs are first columns, then
 * what is summed over the rows. Bodies are equal if they compute the same, whatever columns they
 * are used on.
 *
 * @param numbers how many of the inputs are the same in every row
 * @param columns how many of the outputs are columns
 * @param masked whether the first column says where there is anything to compute: in rows where it
 *     is 0, what is summed is 0 or -0 and the other outputs are not read, so loops may skip them
 */
public record LoopBody(Graph graph, int numbers, int columns, boolean masked) {

  /** How many sums there are. */
  public int sums() {
    return graph.outputs() - columns;
  }

  /** Ops are the same only if they are one object. */
  private List<Object> key() {
    List<Op> ops = graph.ops();
    return List.of(numbers, columns, masked, graph.toString(), ops);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LoopBody that && that.key().equals(key());
  }

  @Override
  public int hashCode() {
    return key().hashCode();
  }
}

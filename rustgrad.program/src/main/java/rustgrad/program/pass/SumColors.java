package rustgrad.program.pass;

import java.util.Arrays;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.Kind;

/**
 * Adds up the outputs of each color; the sums are the outputs instead. With colors 0, 1, 0:
 *
 * <pre>
 * v2 = sin(x0)               v2 = sin(x0)
 * out[0] = v2                v3 = sum(v2, x1)
 * out[1] = x0                out[0] = v3
 * out[2] = x1                out[1] = x0
 * return v2                  return v2
 * </pre>
 */
final class SumColors {
  private SumColors() {}

  /** An output of a negative color is left out. */
  static Graph apply(Graph graph, int[] colors) {
    Copy copy = new Copy(graph).all();
    int sums = Arrays.stream(colors).max().orElse(-1) + 1;
    int[] lengths = new int[sums];
    for (int color : colors) {
      if (color >= 0) {
        lengths[color]++;
      }
    }
    int[][] terms = new int[sums][];
    Arrays.setAll(terms, color -> new int[lengths[color]]);
    for (int k = colors.length - 1; k >= 0; k--) {
      if (colors[k] >= 0) {
        terms[colors[k]][--lengths[colors[k]]] = copy.of(graph.output(k));
      }
    }
    int[] outputs = new int[sums];
    Arrays.setAll(
        outputs,
        color -> terms[color].length == 1 ? terms[color][0] : copy.to.add(Kind.SUM, terms[color]));
    return copy.to.build(copy.of(graph.result()), outputs);
  }
}

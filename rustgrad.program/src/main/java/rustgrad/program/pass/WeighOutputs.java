package rustgrad.program.pass;

import rustgrad.program.ir.Graph;
import rustgrad.program.ir.Kind;

/**
 * Adds up all outputs, each multiplied by a weight that is given as one more input.
 *
 * <pre>
 * v1 = tanh(x0)              v3 = tanh(x0)
 * out[0] = v1                v4 = dot(v3, x1, x0, x2)
 * out[1] = x0                return v4
 * return v1
 * </pre>
 */
final class WeighOutputs {
  private WeighOutputs() {}

  static Graph apply(Graph graph) {
    int outputs = graph.outputs();
    Copy copy = new Copy(graph, outputs).all();
    int[] terms = new int[2 * outputs];
    for (int k = 0; k < outputs; k++) {
      terms[2 * k] = copy.of(graph.output(k));
      terms[2 * k + 1] = graph.inputs() + k;
    }
    return copy.to.build(copy.to.add(Kind.DOT, terms));
  }
}

package rustgrad.program.pass;

import java.util.stream.IntStream;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.GraphBuilder;
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
    Graph weighed = new Copy(graph, graph.outputs()).all().build();
    return apply(weighed, graph.inputs(), IntStream.range(0, graph.outputs()).toArray());
  }

  /**
   * Adds up some of the outputs, whose weights are inputs of the graph already. All slots keep
   * their numbers.
   *
   * @param weights the first of these inputs, of which there is one for each output of the graph
   */
  static Graph apply(Graph graph, int weights, int... outputs) {
    int[] terms = new int[2 * outputs.length];
    for (int k = 0; k < outputs.length; k++) {
      terms[2 * k] = graph.output(outputs[k]);
      terms[2 * k + 1] = weights + outputs[k];
    }
    GraphBuilder to = new GraphBuilder(graph);
    return to.build(to.add(Kind.DOT, terms));
  }
}

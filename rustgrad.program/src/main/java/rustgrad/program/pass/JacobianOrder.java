package rustgrad.program.pass;

import java.util.Arrays;
import rustgrad.program.ir.Dependence;
import rustgrad.program.ir.Graph;

/**
 * Accumulates a Jacobian input by input or output by output, whichever takes fewer steps. A step
 * passes a derivative through one input of one instruction; the sweep from an input takes those
 * that it flows through, the sweep from an output those that its derivative flows back through. If
 * there are as many of both, it is the first.
 */
final class JacobianOrder {
  private final Graph graph;
  private final int[] inputs;
  private final boolean[] active;

  private JacobianOrder(Graph graph, int[] inputs) {
    this.graph = graph;
    this.inputs = inputs;
    this.active = Dependence.active(graph, inputs);
  }

  /** The Jacobian of all outputs with respect to these inputs. */
  static Graph apply(Graph graph, int... inputs) {
    JacobianOrder order = new JacobianOrder(graph, inputs);
    return order.stepsForward() <= order.stepsBack()
        ? Tangent.byEach(graph, inputs)
        : Adjoint.ofAllOutputs(graph, inputs);
  }

  private long stepsForward() {
    long steps = 0;
    for (int input : inputs) {
      boolean[] reached = Dependence.active(graph, input);
      for (int i = graph.inputs(); i < graph.size(); i++) {
        steps += reached[i] ? flowing(i, reached) : 0;
      }
    }
    return steps;
  }

  private long stepsBack() {
    boolean[] reached = new boolean[graph.size()];
    long steps = 0;
    for (int k = 0; k < graph.outputs(); k++) {
      Arrays.fill(reached, false);
      reached[graph.output(k)] = true;
      for (int i = graph.output(k); i >= graph.inputs(); i--) {
        if (reached[i] && active[i]) {
          steps += flowing(i, active);
          for (int at = Dependence.firstFlowing(graph, i); at < graph.arity(i); at++) {
            reached[graph.input(i, at)] = true;
          }
        }
      }
    }
    return steps;
  }

  /** How many inputs of an instruction a derivative flows through, given those it can. */
  private int flowing(int i, boolean[] slots) {
    int count = 0;
    for (int at = Dependence.firstFlowing(graph, i); at < graph.arity(i); at++) {
      count += slots[graph.input(i, at)] ? 1 : 0;
    }
    return count;
  }
}

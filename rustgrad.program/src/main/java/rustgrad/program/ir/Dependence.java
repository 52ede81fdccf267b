package rustgrad.program.ir;

import java.util.stream.IntStream;

/**
 * What depends on what in a graph.
 *
 * <p>Two relations must not be confused. The <i>number</i> of a slot depends on all its inputs. Its
 * <i>derivative</i> flows into some of them only ({@link #firstFlowing}): not into what a where
 * compares, and not through a detach.
 */
public final class Dependence {
  private Dependence() {}

  /**
   * The first input of an instruction that a derivative flows into; it flows into all after it,
   * too. If it flows into none, this is the arity.
   *
   * <pre>
   * where(x0 &lt; x1 ? x2 : x3)     flows into x2 and x3
   * detach(x0), guard(x0 &lt; x1)   flow into none
   * </pre>
   */
  public static int firstFlowing(Graph graph, int i) {
    return switch (graph.kind(i)) {
      case DETACH, GUARD -> graph.arity(i);
      case WHERE -> 2;
      default -> 0;
    };
  }

  /** Which slots have a derivative with respect to an input: the active ones. */
  public static boolean[] active(Graph graph) {
    return active(graph, IntStream.range(0, graph.inputs()).toArray());
  }

  /** Those with a derivative with respect to one of these inputs. */
  public static boolean[] active(Graph graph, int... inputs) {
    boolean[] active = new boolean[graph.size()];
    for (int input : inputs) {
      active[input] = true;
    }
    for (int i = graph.inputs(); i < active.length; i++) {
      int k = 0;
      int input = graph.flowingInput(i, k);
      while (input >= 0 && !active[input]) {
        input = graph.flowingInput(i, ++k);
      }
      active[i] = input >= 0;
    }
    return active;
  }

  /**
   * Which numbers of a program over rows vary from row to row. The inputs before this one do not,
   * and neither does what is summed over the rows.
   */
  public static boolean[] varying(Graph graph, int firstOfRow) {
    boolean[] varying = new boolean[graph.size()];
    for (int i = 0; i < graph.size(); i++) {
      varying[i] = i >= firstOfRow && graph.kind(i) == Kind.INPUT;
      for (int k = 0; k < graph.arity(i) && graph.kind(i) != Kind.ROW_SUM; k++) {
        varying[i] |= varying[graph.input(i, k)];
      }
    }
    return varying;
  }

  /** How many instructions and outputs read each slot. */
  public static int[] uses(Graph graph) {
    int[] uses = new int[graph.size()];
    for (int i = 0; i < graph.size(); i++) {
      for (int k = 0; k < graph.arity(i); k++) {
        uses[graph.input(i, k)]++;
      }
    }
    for (int k = 0; k < graph.outputs(); k++) {
      uses[graph.output(k)]++;
    }
    uses[graph.result()]++;
    return uses;
  }
}

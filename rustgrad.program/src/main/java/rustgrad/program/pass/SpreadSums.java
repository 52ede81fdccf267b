package rustgrad.program.pass;

import rustgrad.program.ir.Graph;
import rustgrad.program.ir.GraphBuilder;
import rustgrad.program.ir.Kind;

/**
 * Writes every sum and dot as its chain of additions and multiplications, in the order in which
 * they are computed. Long ones can then be cut anywhere.
 *
 * <pre>
 *                              v3 = times(x0, x1)
 * v3 = dot(x2, x0, x1)         v4 = plus(x2, v3)
 * return v3                    return v4
 * </pre>
 */
public final class SpreadSums {
  private SpreadSums() {}

  public static Graph apply(Graph graph) {
    Copy copy = new Copy(graph);
    for (int i = 0; i < graph.size(); i++) {
      switch (graph.kind(i)) {
        case SUM -> copy.map(i, sum(copy.to, copy.inputsOf(i)));
        case DOT -> copy.map(i, dot(copy.to, copy.inputsOf(i)));
        default -> copy.copy(i);
      }
    }
    return copy.build();
  }

  private static int sum(GraphBuilder to, int[] x) {
    int sum = x[0];
    for (int k = 1; k < x.length; k++) {
      sum = to.add(Kind.PLUS, sum, x[k]);
    }
    return sum;
  }

  private static int dot(GraphBuilder to, int[] x) {
    boolean started = x.length % 2 == 1;
    int sum = started ? x[0] : to.add(Kind.TIMES, x[0], x[1]);
    for (int k = started ? 1 : 2; k < x.length; k += 2) {
      sum = to.add(Kind.PLUS, sum, to.add(Kind.TIMES, x[k], x[k + 1]));
    }
    return sum;
  }
}

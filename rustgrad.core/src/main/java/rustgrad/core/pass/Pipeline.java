package rustgrad.core.pass;

import java.util.List;
import java.util.function.UnaryOperator;
import rustgrad.core.ProgramStatistics.Stage;
import rustgrad.core.ir.Graph;

/** The passes from the graph that was traced to the graph that runs. */
public final class Pipeline {

  /** A pass and what to call it. */
  public record Pass(String name, UnaryOperator<Graph> rewrite) {}

  private static final List<Pass> SIMPLIFY =
      List.of(
          new Pass("FoldConstants", FoldConstants::apply),
          new Pass("ShareCommon", ShareCommon::apply),
          new Pass("DropUnused", DropUnused::apply));

  private static final Pass ADJOINT = new Pass("Adjoint", Adjoint::apply);

  private Pipeline() {}

  /** For the value of a function. */
  public static List<Pass> value() {
    return SIMPLIFY;
  }

  /** For the value and the gradient of a function. */
  public static List<Pass> gradient() {
    return List.of(ADJOINT, SIMPLIFY.get(0), SIMPLIFY.get(1), SIMPLIFY.get(2));
  }

  /** Runs the passes in turn, and adds to the stages how many nodes each has left. */
  public static Graph run(List<Pass> passes, Graph graph, List<Stage> stages) {
    for (Pass pass : passes) {
      graph = pass.rewrite().apply(graph);
      stages.add(new Stage(pass.name(), graph.nodes()));
    }
    return graph;
  }
}

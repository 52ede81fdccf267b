package rustgrad.core.pass;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
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

  /**
   * For the sum over rows of a function of so many parameters and a row, and its gradient by the
   * parameters.
   */
  public static List<Pass> gradientOverRows(int parameters) {
    return overRows(new Pass("Adjoint", graph -> Adjoint.overRows(graph, parameters)), parameters);
  }

  /** For the value of a function of so many parameters and a row, and its gradient by the row. */
  public static List<Pass> gradientOfEachRow(int parameters) {
    return overRows(new Pass("Adjoint", graph -> Adjoint.ofEachRow(graph, parameters)), parameters);
  }

  /** For the values of a function of so many parameters and a row. */
  public static List<Pass> valueOfEachRow(int parameters) {
    return overRows(null, parameters);
  }

  /** For the sum over rows of a function of so many parameters and a row. */
  public static List<Pass> valueOverRows(int parameters) {
    return overRows(new Pass("SumRows", SumRows::apply), parameters);
  }

  private static List<Pass> overRows(@Nullable Pass first, int parameters) {
    List<Pass> passes = new ArrayList<>();
    passes.add(new Pass("DropGuards", DropGuards::apply)); // rows are sorted by them before
    if (first != null) {
      passes.add(first);
    }
    passes.addAll(SIMPLIFY);
    passes.add(new Pass("FuseDot", graph -> FuseDot.apply(graph, parameters)));
    return passes;
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

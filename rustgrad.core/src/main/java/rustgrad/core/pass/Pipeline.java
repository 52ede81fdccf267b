package rustgrad.core.pass;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import rustgrad.core.ProgramStatistics.Stage;
import rustgrad.core.ir.Graph;
import rustgrad.core.sparse.Compression;

/** The passes from the graph that was traced to the graph that runs. */
public final class Pipeline {

  /** A pass and what to call it. */
  public record Pass(String name, UnaryOperator<Graph> rewrite) {}

  private static final List<Pass> SIMPLIFY =
      List.of(
          new Pass("FoldConstants", FoldConstants::apply),
          new Pass("ShareCommon", ShareCommon::apply),
          new Pass("DropUnused", DropUnused::apply));

  private static final List<Pass> ORDER = List.of(new Pass("OrderByOutput", OrderByOutput::apply));

  private Pipeline() {}

  /** For a derivative by all of so many inputs. */
  public static List<Pass> of(Derivative derivative, int inputs) {
    return then(derivative.passes(0, inputs), SIMPLIFY);
  }

  /** For the entries of the Jacobian by all inputs that can differ from zero. */
  public static List<Pass> sparseJacobian(Compression compression) {
    Pass tangent = new Pass("Tangent", graph -> Tangent.compressed(graph, compression));
    Pass sums = new Pass("SumColors", graph -> SumColors.apply(graph, compression.colors()));
    Pass adjoint = new Pass("Adjoint", graph -> Adjoint.compressed(graph, compression));
    return then(compression.forward() ? List.of(tangent) : List.of(sums, adjoint), SIMPLIFY, ORDER);
  }

  /**
   * For the gradient by all of so many inputs, which can be differentiated again. No constants are
   * folded: that would lose what is detached.
   */
  public static List<Pass> gradient(int inputs) {
    return then(
        Derivative.GRADIENT.passes(0, inputs),
        List.of(
            new Pass("ExpandPartials", graph -> ExpandPartials.apply(graph, 0, inputs)),
            new Pass("DropUnused", DropUnused::apply)));
  }

  /** For the entries of the Hessian by all of so many inputs that can differ from zero. */
  public static List<Pass> sparseHessian(int inputs, Compression compression) {
    return then(
        gradient(inputs),
        List.of(new Pass("Tangent", graph -> Tangent.compressed(graph, compression))),
        SIMPLIFY,
        ORDER);
  }

  /**
   * For the results of each row, of a function of so many parameters and a row: a derivative by the
   * inputs {@code from, ..., to - 1}.
   */
  public static List<Pass> ofEachRow(Derivative derivative, int parameters, int from, int to) {
    return overRows(derivative.passes(from, to), parameters);
  }

  /**
   * For the sum over rows of a function of so many parameters and a row, and its gradient by the
   * parameters.
   */
  public static List<Pass> gradientOverRows(int parameters) {
    return overRows(
        List.of(new Pass("Adjoint", graph -> Adjoint.overRows(graph, parameters))), parameters);
  }

  /** For the sum over rows of a function of so many parameters and a row. */
  public static List<Pass> valueOverRows(int parameters) {
    return overRows(List.of(new Pass("SumRows", SumRows::apply)), parameters);
  }

  private static List<Pass> overRows(List<Pass> differentiate, int parameters) {
    return then(
        List.of(new Pass("DropGuards", DropGuards::apply)), // rows are sorted by them before
        differentiate,
        SIMPLIFY,
        List.of(new Pass("FuseDot", graph -> FuseDot.apply(graph, parameters))));
  }

  @SafeVarargs
  private static List<Pass> then(List<Pass>... parts) {
    List<Pass> passes = new ArrayList<>();
    for (List<Pass> part : parts) {
      passes.addAll(part);
    }
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

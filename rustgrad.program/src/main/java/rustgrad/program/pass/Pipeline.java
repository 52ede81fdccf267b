package rustgrad.program.pass;

import java.util.ArrayList;
import java.util.List;
import rustgrad.program.ir.Graph;
import rustgrad.program.sparse.Compression;

/**
 * The passes from the graph that was traced to the graph that runs.
 *
 * <pre>
 * a derivative        those of {@link Derivative}                   SIMPLIFY
 * sparse Jacobian     Tangent, or SumColors and Adjoint     SIMPLIFY  ORDER
 * sparse Hessian      Adjoint ExpandPartials DropUnused
 *                     Tangent                               SIMPLIFY  ORDER
 * </pre>
 */
public final class Pipeline {
  private static final Pass DROP_UNUSED = new Pass("DropUnused", DropUnused::apply);

  /** Passes that make a graph smaller and change no bit. */
  public static final List<Pass> SIMPLIFY =
      List.of(
          new Pass("FoldConstants", FoldConstants::apply),
          new Pass("ShareCommon", ShareCommon::apply),
          DROP_UNUSED);

  private static final List<Pass> ORDER = List.of(new Pass("OrderByOutput", OrderByOutput::apply));

  private Pipeline() {}

  /** The passes for a derivative with respect to all inputs. */
  public static List<Pass> of(Derivative derivative, int inputs) {
    return join(derivative.passes(0, inputs), SIMPLIFY);
  }

  /** The passes for those entries of the Jacobian that can differ from zero. */
  public static List<Pass> sparseJacobian(Compression compression) {
    Pass sums = new Pass("SumColors", graph -> SumColors.apply(graph, compression.colors()));
    Pass adjoint = new Pass("Adjoint", graph -> Adjoint.compressed(graph, compression));
    return join(
        compression.forward() ? List.of(tangent(compression)) : List.of(sums, adjoint),
        SIMPLIFY,
        ORDER);
  }

  /**
   * The passes for a gradient that can be differentiated again. No constants are folded: that would
   * lose what is detached.
   */
  public static List<Pass> gradient(int inputs) {
    return join(
        Derivative.GRADIENT.passes(0, inputs),
        List.of(DerivativePass.EXPAND_PARTIALS.by(0, inputs), DROP_UNUSED));
  }

  /** The passes for those entries of the Hessian that can differ from zero. */
  public static List<Pass> sparseHessian(int inputs, Compression compression) {
    return join(gradient(inputs), List.of(tangent(compression)), SIMPLIFY, ORDER);
  }

  private static Pass tangent(Compression compression) {
    return new Pass("Tangent", graph -> Tangent.compressed(graph, compression));
  }

  /** All passes of these lists in turn. */
  @SafeVarargs
  public static List<Pass> join(List<Pass>... parts) {
    List<Pass> passes = new ArrayList<>();
    for (List<Pass> part : parts) {
      passes.addAll(part);
    }
    return passes;
  }

  /** Runs the passes in turn. */
  public static Graph run(List<Pass> passes, Graph graph) {
    return run(passes, graph, new ArrayList<>());
  }

  /** The same; adds how many nodes each pass has left. */
  public static Graph run(List<Pass> passes, Graph graph, List<NodesLeft> left) {
    for (Pass pass : passes) {
      graph = pass.rewrite().apply(graph);
      left.add(new NodesLeft(pass.name(), graph.nodes()));
    }
    return graph;
  }
}

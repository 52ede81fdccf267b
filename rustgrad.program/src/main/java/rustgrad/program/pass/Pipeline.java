package rustgrad.program.pass;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import rustgrad.program.ir.Graph;
import rustgrad.program.sparse.Compression;

/**
 * The passes from the graph that was traced to the graph that runs.
 *
 * <pre>
 * the value                                                               SIMPLIFY
 * a derivative        DropUnused  those of {@link Derivative}             SIMPLIFY
 * sparse Jacobian     DropUnused  Tangent, or SumColors and Adjoint       SIMPLIFY  ORDER
 * sparse Hessian      DropUnused  Adjoint ExpandPartials DropUnused
 *                     Tangent                                             SIMPLIFY  ORDER
 * </pre>
 *
 * <p>What nothing depends on gets no derivative, so leaving it out first changes no bit, and
 * differentiating may cost far less.
 */
public final class Pipeline {
  /** Leaves out what no output and no guard depends on. */
  public static final Pass DROP_UNUSED = new Pass("DropUnused", DropUnused::apply);

  /** Computes once what is written twice; before a pass that differentiates, this changes bits. */
  public static final Pass SHARE_COMMON = new Pass("ShareCommon", ShareCommon::apply);

  /** Passes that make a graph smaller and change no bit. */
  public static final List<Pass> SIMPLIFY =
      List.of(new Pass("FoldConstants", FoldConstants::apply), SHARE_COMMON, DROP_UNUSED);

  private static final List<Pass> UNUSED_FIRST = List.of(DROP_UNUSED);

  private static final List<Pass> ORDER = List.of(new Pass("OrderByOutput", OrderByOutput::apply));

  private Pipeline() {}

  /** The passes for a derivative with respect to all inputs. */
  public static List<Pass> of(Derivative derivative, int inputs) {
    return join(differentiating(derivative, inputs), SIMPLIFY);
  }

  /** The first of them, after which the graph computes what is asked for; then come SIMPLIFY. */
  public static List<Pass> differentiating(Derivative derivative, int inputs) {
    List<Pass> differentiate = derivative.passes(all(inputs));
    return differentiate.isEmpty() ? differentiate : join(UNUSED_FIRST, differentiate);
  }

  /** The passes for those entries of the Jacobian that can differ from zero. */
  public static List<Pass> sparseJacobian(Compression compression) {
    Pass sums = new Pass("SumColors", graph -> SumColors.apply(graph, compression.colors()));
    Pass adjoint = new Pass("Adjoint", graph -> Adjoint.compressed(graph, compression));
    return join(
        UNUSED_FIRST,
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
        UNUSED_FIRST,
        Derivative.GRADIENT.passes(all(inputs)),
        List.of(DerivativePass.EXPAND_PARTIALS.by(all(inputs)), DROP_UNUSED));
  }

  /** The passes for those entries of the Hessian that can differ from zero. */
  public static List<Pass> sparseHessian(int inputs, Compression compression) {
    return join(gradient(inputs), List.of(tangent(compression)), SIMPLIFY, ORDER);
  }

  private static int[] all(int inputs) {
    return IntStream.range(0, inputs).toArray();
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

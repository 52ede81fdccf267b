package rustgrad.program.pass;

import rustgrad.program.ir.Graph;

/** A pass that differentiates with respect to some of the inputs, or serves one that does. */
enum DerivativePass {
  ADJOINT("Adjoint"),
  ADJOINT_OF_EACH("Adjoint"),
  EXPAND_PARTIALS("ExpandPartials"),
  TANGENT_ALONG("Tangent"),
  TANGENT_BY_EACH("Tangent"),
  IN_FEWER_STEPS("Jacobian"),
  TANGENT_SYMMETRIC("Tangent"),
  TANGENT_DIAGONAL("Tangent"),
  WEIGH_OUTPUTS("WeighOutputs");

  private final String title;

  DerivativePass(String title) {
    this.title = title;
  }

  /** The pass with respect to these inputs. */
  Pass by(int... inputs) {
    return new Pass(title, graph -> apply(graph, inputs));
  }

  private Graph apply(Graph graph, int[] inputs) {
    return switch (this) {
      case ADJOINT -> Adjoint.by(graph, inputs);
      case ADJOINT_OF_EACH -> Adjoint.ofAllOutputs(graph, inputs);
      case EXPAND_PARTIALS -> ExpandPartials.apply(graph, inputs);
      case TANGENT_ALONG -> Tangent.along(graph, inputs);
      case TANGENT_BY_EACH -> Tangent.byEach(graph, inputs);
      case IN_FEWER_STEPS -> JacobianOrder.apply(graph, inputs);
      case TANGENT_SYMMETRIC -> Tangent.symmetric(graph, inputs);
      case TANGENT_DIAGONAL -> Tangent.diagonal(graph, inputs);
      case WEIGH_OUTPUTS -> WeighOutputs.apply(graph);
    };
  }
}

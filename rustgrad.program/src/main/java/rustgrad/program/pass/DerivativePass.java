package rustgrad.program.pass;

import rustgrad.program.ir.Graph;

/** A pass that differentiates with respect to some of the inputs, or serves one that does. */
record DerivativePass(String name, Rewrite rewrite) {
  static final DerivativePass ADJOINT = new DerivativePass("Adjoint", Adjoint::by);
  static final DerivativePass ADJOINT_OF_EACH =
      new DerivativePass("Adjoint", Adjoint::ofAllOutputs);
  static final DerivativePass EXPAND_PARTIALS =
      new DerivativePass("ExpandPartials", ExpandPartials::apply);
  static final DerivativePass TANGENT_ALONG = new DerivativePass("Tangent", Tangent::along);
  static final DerivativePass TANGENT_BY_EACH = new DerivativePass("Tangent", Tangent::byEach);
  static final DerivativePass TANGENT_SYMMETRIC = new DerivativePass("Tangent", Tangent::symmetric);
  static final DerivativePass TANGENT_DIAGONAL = new DerivativePass("Tangent", Tangent::diagonal);
  static final DerivativePass WEIGH_OUTPUTS =
      new DerivativePass("WeighOutputs", (graph, from, to) -> WeighOutputs.apply(graph));

  /** What is done to a graph, with respect to the inputs {@code from, ..., to - 1}. */
  interface Rewrite {
    Graph apply(Graph graph, int from, int to);
  }

  Pass by(int from, int to) {
    return new Pass(name, graph -> rewrite.apply(graph, from, to));
  }
}

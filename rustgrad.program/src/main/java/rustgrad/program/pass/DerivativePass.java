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
  static final DerivativePass IN_FEWER_STEPS = new DerivativePass("Jacobian", JacobianOrder::apply);
  static final DerivativePass TANGENT_SYMMETRIC = new DerivativePass("Tangent", Tangent::symmetric);
  static final DerivativePass TANGENT_DIAGONAL = new DerivativePass("Tangent", Tangent::diagonal);
  static final DerivativePass WEIGH_OUTPUTS =
      new DerivativePass("WeighOutputs", (graph, inputs) -> WeighOutputs.apply(graph));

  /** What is done to a graph, with respect to these inputs. */
  interface Rewrite {
    Graph apply(Graph graph, int... inputs);
  }

  Pass by(int... inputs) {
    return new Pass(name, graph -> rewrite.apply(graph, inputs));
  }
}

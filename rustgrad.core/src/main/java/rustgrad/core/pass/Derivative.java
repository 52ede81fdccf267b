package rustgrad.core.pass;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import rustgrad.core.ir.Graph;
import rustgrad.core.pass.Pipeline.Pass;

/** What can be computed of a function, by some of its inputs, and how. */
public enum Derivative {
  /** The outputs themselves. */
  VALUE,
  /** The result's derivative by each input. */
  GRADIENT,
  /** The derivative of each output along a direction, which further inputs give. */
  TANGENT,
  /** The gradient of the outputs, added up with weights, which further inputs give. */
  COTANGENT,
  /** The derivatives of each output by each input, input by input. */
  JACOBIAN_FORWARD,
  /** The same, output by output. */
  JACOBIAN_REVERSE,
  /** The derivatives of each component of the gradient by each input. */
  HESSIAN,
  /** The derivative of the gradient along a direction, which further inputs give. */
  HESSIAN_PRODUCT,
  /** The second derivative of the result by each input. */
  HESSIAN_DIAGONAL;

  /** A pass that differentiates by the inputs between two. */
  private interface By {
    Graph apply(Graph graph, int from, int to);
  }

  /** The passes that do it, by the inputs {@code from, ..., to - 1}. */
  List<Pass> passes(int from, int to) {
    List<Pass> passes = new ArrayList<>();
    BiFunction<String, By, Boolean> add =
        (name, pass) -> passes.add(new Pass(name, graph -> pass.apply(graph, from, to)));
    switch (this) {
      case VALUE -> {}
      case TANGENT -> add.apply("Tangent", Tangent::along);
      case JACOBIAN_FORWARD -> add.apply("Tangent", Tangent::byEach);
      case JACOBIAN_REVERSE -> add.apply("Adjoint", Adjoint::ofAllOutputs);
      case COTANGENT -> {
        passes.add(new Pass("WeighOutputs", WeighOutputs::apply));
        add.apply("Adjoint", Adjoint::by);
      }
      default -> {
        add.apply("Adjoint", Adjoint::by);
        if (this != GRADIENT) {
          add.apply("ExpandPartials", ExpandPartials::apply);
        }
        switch (this) {
          case HESSIAN -> add.apply("Tangent", Tangent::symmetric);
          case HESSIAN_PRODUCT -> add.apply("Tangent", Tangent::along);
          case HESSIAN_DIAGONAL -> add.apply("Tangent", Tangent::diagonal);
          default -> {}
        }
      }
    }
    return passes;
  }

  /** How many numbers are the outputs, of a function of so many inputs and outputs. */
  public int size(int inputs, int outputs) {
    return switch (this) {
      case VALUE, TANGENT -> outputs;
      case GRADIENT, COTANGENT, HESSIAN_PRODUCT, HESSIAN_DIAGONAL -> inputs;
      case JACOBIAN_FORWARD, JACOBIAN_REVERSE -> Math.multiplyExact(inputs, outputs);
      case HESSIAN -> Math.multiplyExact(inputs, inputs);
    };
  }

  /** How many numbers give the direction or the weights. */
  public int directionSize(int inputs, int outputs) {
    return switch (this) {
      case TANGENT, HESSIAN_PRODUCT -> inputs;
      case COTANGENT -> outputs;
      default -> 0;
    };
  }
}

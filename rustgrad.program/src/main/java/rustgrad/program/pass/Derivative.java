package rustgrad.program.pass;

import static rustgrad.program.pass.Derivative.Size.*;
import static rustgrad.program.pass.DerivativePass.*;

import java.util.Arrays;
import java.util.List;

/**
 * What can be computed of a function, with respect to some of its inputs: how many numbers that is,
 * how many further inputs it takes, and the passes that make it.
 */
public enum Derivative {
  /** The outputs themselves. */
  VALUE(OUTPUTS, NOTHING),
  /** The derivative of the result with respect to each input. */
  GRADIENT(INPUTS, NOTHING, ADJOINT),
  /** The derivative of each output along a direction, which further inputs give. */
  TANGENT(OUTPUTS, INPUTS, TANGENT_ALONG),
  /** The gradient of the outputs, added up with weights, which further inputs give. */
  COTANGENT(INPUTS, OUTPUTS, WEIGH_OUTPUTS, ADJOINT),
  /** The derivative of each output with respect to each input, input by input. */
  JACOBIAN_FORWARD(OUTPUTS_BY_INPUTS, NOTHING, TANGENT_BY_EACH),
  /** The same, output by output. */
  JACOBIAN_REVERSE(OUTPUTS_BY_INPUTS, NOTHING, ADJOINT_OF_EACH),
  /** The same, in whichever of these orders takes fewer steps. */
  JACOBIAN(OUTPUTS_BY_INPUTS, NOTHING, IN_FEWER_STEPS),
  /** The derivative of each component of the gradient with respect to each input. */
  HESSIAN(INPUTS_BY_INPUTS, NOTHING, ADJOINT, EXPAND_PARTIALS, TANGENT_SYMMETRIC),
  /** The derivative of the gradient along a direction, which further inputs give. */
  HESSIAN_PRODUCT(INPUTS, INPUTS, ADJOINT, EXPAND_PARTIALS, TANGENT_ALONG),
  /** The second derivative of the result with respect to each input. */
  HESSIAN_DIAGONAL(INPUTS, NOTHING, ADJOINT, EXPAND_PARTIALS, TANGENT_DIAGONAL);

  private final Size size;
  private final Size directionSize;
  private final DerivativePass[] passes;

  Derivative(Size size, Size directionSize, DerivativePass... passes) {
    this.size = size;
    this.directionSize = directionSize;
    this.passes = passes;
  }

  /** The passes that make it, with respect to these inputs. */
  public List<Pass> passes(int... inputs) {
    return Arrays.stream(passes).map(pass -> pass.by(inputs)).toList();
  }

  /** How many numbers it is, for a function of that many inputs and outputs. */
  public int size(int inputs, int outputs) {
    return size.of(inputs, outputs);
  }

  /** How many further inputs give the direction or the weights. */
  public int directionSize(int inputs, int outputs) {
    return directionSize.of(inputs, outputs);
  }

  /** A number that depends on how many inputs and outputs a function has. */
  enum Size {
    NOTHING,
    INPUTS,
    OUTPUTS,
    OUTPUTS_BY_INPUTS,
    INPUTS_BY_INPUTS;

    int of(int inputs, int outputs) {
      return switch (this) {
        case NOTHING -> 0;
        case INPUTS -> inputs;
        case OUTPUTS -> outputs;
        case OUTPUTS_BY_INPUTS -> Math.multiplyExact(outputs, inputs);
        case INPUTS_BY_INPUTS -> Math.multiplyExact(inputs, inputs);
      };
    }
  }
}

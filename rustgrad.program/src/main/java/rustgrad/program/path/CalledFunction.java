package rustgrad.program.path;

import org.jspecify.annotations.Nullable;
import rustgrad.api.Value;
import rustgrad.api.spi.Dispatcher;
import rustgrad.api.spi.VectorOp;
import rustgrad.program.pass.Derivative;

/**
 * A traced function, or a derivative of one, as an op that other functions call. Each derivative is
 * one instruction of the caller, however long the function is.
 */
public final class CalledFunction implements VectorOp {
  private final TracedFunction function;
  private final Derivative derivative;
  private @Nullable CalledFunction pullback;
  private @Nullable CalledFunction tangent;

  /** Calls the function itself. */
  public CalledFunction(TracedFunction function) {
    this(function, Derivative.VALUE);
  }

  private CalledFunction(TracedFunction function, Derivative derivative) {
    this.function = function;
    this.derivative = derivative;
  }

  @Override
  public String name() {
    return switch (derivative) {
      case COTANGENT -> "pullback";
      case TANGENT -> "tangent";
      default -> "call";
    };
  }

  @Override
  public int inputs() {
    return function.inputs() + derivative.directionSize(function.inputs(), function.outputs());
  }

  @Override
  public int outputs() {
    return derivative.size(function.inputs(), function.outputs());
  }

  @Override
  public void apply(double[] x, double[] into) {
    double result = function.run(derivative, x, into);
    if (derivative == Derivative.VALUE && function.isSingle()) {
      into[0] = result;
    }
  }

  /** The outputs at these values, as values. */
  public Value[] on(Value... x) {
    if (x.length > 0) {
      return Dispatcher.call(this, x);
    }
    double[] constants = new double[outputs()];
    apply(new double[0], constants);
    return Value.constants(constants);
  }

  @Override
  public Value[] operations(Value... x) {
    return symbolic().apply(x);
  }

  @Override
  public synchronized CalledFunction pullback() {
    if (pullback == null) {
      pullback = new CalledFunction(symbolic(), Derivative.COTANGENT);
    }
    return pullback;
  }

  @Override
  public synchronized CalledFunction tangent() {
    if (tangent == null) {
      tangent = new CalledFunction(symbolic(), Derivative.TANGENT);
    }
    return tangent;
  }

  /** What can be differentiated: the function, or its product by symbolic rules. */
  private TracedFunction symbolic() {
    return switch (derivative) {
      case VALUE -> function;
      case COTANGENT -> function.pullback();
      default -> throw new AssertionError("no program differentiates a tangent");
    };
  }

  @Override
  public void prepare() {
    function.prepareIfCalled();
  }

  /** What the function computes, as text. */
  @Override
  public String toString() {
    return name() + " of " + function.listing(Derivative.VALUE);
  }
}

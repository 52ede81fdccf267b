package rustgrad.program.path;

import java.util.Optional;
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

  /** What this is the pullback of; null if it is another derivative, or of a derivative. */
  private final @Nullable CalledFunction primal;

  private @Nullable CalledFunction pullback;
  private @Nullable CalledFunction tangent;
  private @Nullable Split split;

  /** Calls the function itself. */
  public CalledFunction(TracedFunction function) {
    this(function, Derivative.VALUE, null);
  }

  private CalledFunction(
      TracedFunction function, Derivative derivative, @Nullable CalledFunction primal) {
    this.function = function;
    this.derivative = derivative;
    this.primal = primal;
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

  /** The primal and its pullback on the only path. */
  private record Halves(VectorOp primal, KeptPrimal path) implements Split {
    @Override
    public int kept() {
      return path.kept();
    }

    @Override
    public void forward(double[] x, double[] kept) {
      path.forward(x, kept);
    }

    @Override
    public void back(double[] keptAndWeights, double[] into) {
      path.back(keptAndWeights, into);
    }
  }

  @Override
  public synchronized Optional<Split> split() {
    TracedPath only = primal == null ? null : function.onlyPath();
    if (split == null && primal != null && only != null) {
      split = new Halves(primal, KeptPrimal.of(only));
    }
    return Optional.ofNullable(split);
  }

  @Override
  public Value[] operations(Value... x) {
    return symbolic().apply(x);
  }

  @Override
  public synchronized CalledFunction pullback() {
    if (pullback == null) {
      pullback =
          new CalledFunction(
              symbolic(), Derivative.COTANGENT, derivative == Derivative.VALUE ? this : null);
    }
    return pullback;
  }

  @Override
  public synchronized CalledFunction tangent() {
    if (tangent == null) {
      tangent = new CalledFunction(symbolic(), Derivative.TANGENT, null);
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

  /**
   * The same for the same function, whatever has been called: of one that compares, whose paths are
   * found one by one, only the numbers of inputs and outputs.
   */
  @Override
  public String toString() {
    TracedPath only = function.onlyPath();
    String what = only == null ? "a function that compares" : only.traced().toString();
    return "%s(%d inputs, %d outputs) of %s".formatted(name(), inputs(), outputs(), what);
  }
}

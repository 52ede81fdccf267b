package rustgrad.program.trace;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rustgrad.api.Value;
import rustgrad.api.spi.Dispatcher;
import rustgrad.api.spi.EagerEngine;
import rustgrad.api.spi.Engine;

/**
 * An engine that writes down what a function does with its values. It serves one thread, and only
 * until the function has returned. Eager values that the function meets are constants.
 */
public abstract class Recording implements Engine {
  private static final EagerEngine EAGER = Dispatcher.eager();

  /** The innermost recording of each thread. */
  private static final ThreadLocal<@Nullable Recording> CURRENT = new ThreadLocal<>();

  private final int nodeLimit;

  /** How many nodes the function may still take. */
  private int nodesLeft;

  /** The thread that may use the values; null when nobody may any more. */
  private @Nullable Thread user = Thread.currentThread();

  private boolean needsPoint;

  protected Recording(int nodeLimit) {
    this.nodeLimit = nodeLimit;
    this.nodesLeft = nodeLimit;
  }

  /** The recording that the function of this thread is in, or null. */
  static @Nullable Recording current() {
    return CURRENT.get();
  }

  /** Whether this thread is in a function that is being recorded. */
  public static boolean isRunning() {
    return current() != null;
  }

  /**
   * Runs a function, once, and returns its outputs as values of this recording. A {@code
   * Value.noGrad} around the whole has no effect.
   *
   * @throws IllegalArgumentException if the function returns null or no values, or uses an array
   *     index that does not exist, such as that of an input that it does not have
   */
  protected final Traced[] run(Function<Value[], Value[]> function, Value[] inputs) {
    Recording outer = CURRENT.get();
    CURRENT.set(this);
    try {
      return Dispatcher.lifting(
          () -> outputs(Dispatcher.recording(true, () -> apply(function, inputs))));
    } finally {
      user = null;
      if (outer == null) {
        CURRENT.remove();
      } else {
        CURRENT.set(outer);
      }
    }
  }

  /** Calls a function; an index out of bounds becomes an error that says how many inputs it has. */
  static <T> T apply(Function<Value[], T> function, Value[] x) {
    int inputs = x.length;
    try {
      return function.apply(x);
    } catch (ArrayIndexOutOfBoundsException e) {
      throw new IllegalArgumentException(
          "the traced function uses an array index that does not exist: %s; it was traced with %d inputs, parameters included; trace it with as many as it uses"
              .formatted(e.getMessage(), inputs),
          e);
    }
  }

  private Traced[] outputs(Value @Nullable [] returned) {
    checkUser(); // a function that catches every Throwable must not hide that it compares,
    take(0); // or that it takes too many nodes
    if (returned == null) {
      throw new IllegalArgumentException(
          "the traced function returned null; it must return values");
    }
    if (returned.length == 0) {
      throw new IllegalArgumentException(
          "the traced function returned no values; it must return one or more");
    }
    Traced[] outputs = new Traced[returned.length];
    for (int i = 0; i < outputs.length; i++) {
      if (returned[i] == null) {
        throw new IllegalArgumentException(
            "the traced function returned null; it must return a Value");
      }
      outputs[i] = own(Dispatcher.standIn(returned[i]));
    }
    return outputs;
  }

  // ---- whose values

  /** A value that the function uses here, as one of this recording. */
  protected final Traced own(Value value) {
    if (value instanceof Traced traced) {
      checkOwn(traced);
      return traced;
    }
    return constant(numberOf(value));
  }

  /** Refuses values of another recording. */
  protected final void checkOwn(Traced value) {
    if (value.recording != this) {
      throw misuse(value.recording);
    }
  }

  /** The number of an eager value. */
  protected static double numberOf(Value value) {
    if (value == null) {
      throw new IllegalArgumentException(
          "a traced function met a null; every input must be a Value");
    }
    return EAGER.number(value);
  }

  /** Refuses values whose recording has ended, or is in another thread. */
  protected final void checkUser() {
    if (user != Thread.currentThread()) {
      throw misuse();
    }
  }

  /** Ends a recording that cannot go on without the numbers of the inputs. */
  final NeedsPoint needPoint() {
    needsPoint = true;
    user = null;
    return NeedsPoint.INSTANCE;
  }

  /** Refuses what no traced value can tell. */
  final RuntimeException notWhileTracing(String call, String why) {
    return user == null
        ? misuse()
        : new IllegalStateException(
            "%s of a value that is being traced: %s. To branch, use isGreaterThan, isLessThan and the like; to choose between two values, Value.where; to cut the gradient, detach()"
                .formatted(call, why));
  }

  /** Why a value of this recording cannot be used outside of it. */
  final RuntimeException misuse() {
    return misuse(this);
  }

  private RuntimeException misuse(Recording owner) {
    if (owner.needsPoint) {
      throw NeedsPoint.INSTANCE; // once more: the function has caught the first
    }
    if (owner.user == null) {
      return new IllegalStateException(
          "a traced value was kept and used after its trace had ended; return it from the traced function instead");
    }
    if (owner != this) {
      return new TracesMet(
          "values of two traces met; within a traced function, call the inner function as plain Java, without tracing it; for its gradient use Gradient.of(function).at(values)");
    }
    return new IllegalStateException(
        "a traced value was used in thread '%s', but is being traced in '%s'; a traced function must stay in its thread"
            .formatted(Thread.currentThread().getName(), owner.user.getName()));
  }

  /** Counts nodes. */
  protected final void take(int nodes) {
    nodesLeft -= nodes;
    if (nodesLeft < 0) {
      throw new IllegalStateException(
          "the traced function takes more than %d nodes; raise the limit with withNodeLimit(..), or trace a smaller part, such as the body of the loop"
              .formatted(nodeLimit));
    }
  }

  // ---- what an engine that records adds

  @Override
  public abstract Traced constant(double number);

  @Override
  public abstract Traced detach(Value x);

  /** A new variable with the number of a value, through which gradient flows on into that. */
  protected abstract Traced variable(Traced x);

  /**
   * The derivatives of a value of this recording with respect to some of its slots, as values; 0
   * for slot -1.
   */
  protected abstract Value[] derivatives(Traced y, int[] slots);

  /** Whether the function runs this once, so that the numbers of its values are known. */
  protected abstract boolean knowsNumbers();

  /** See {@link Value#requiresGrad()}. */
  protected abstract boolean isActive(int slot);

  /** See {@link Value#op()}. */
  protected abstract String op(int slot);

  /** See {@link Value#inputs()}. */
  protected abstract List<Value> inputs(int slot);
}

package rustgrad.api.spi;

import java.util.Arrays;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import rustgrad.api.BinaryOp;
import rustgrad.api.Comparison;
import rustgrad.api.Op;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/**
 * Decides which engine computes an operation. Every operation on values comes through here.
 *
 * <p>The rule: the engine of the first {@linkplain Lifted lifted} operand computes, and refuses the
 * others if they are not its own; without one, the eager engine does. Before that, an operand for
 * which {@linkplain #standingIn another value stands} is replaced by it. While nothing is lifted
 * anywhere, the eager engine computes at once.
 */
public final class Dispatcher {
  private static final Discovery<EagerEngine> FOUND =
      Discovery.of(ServiceLoader.load(EagerEngine.class, EagerEngine.class.getClassLoader()));
  private static final @Nullable EagerEngine EAGER = FOUND.provider();

  /**
   * How many bodies of {@link #lifting} and {@link #standingIn} are running, in all threads. Not
   * volatile, because it is read at every operation: a thread that is in such a body sees at least
   * its own count, and any other thread decides the same even if it sees a count that is too high.
   */
  private static int open;

  /** How many of these are bodies of {@link #standingIn}, read in the same way. */
  private static int standing;

  /** What stands for values in this thread, for the innermost body and for those around it. */
  private record Replacing(UnaryOperator<Value> by, @Nullable Replacing outer) {}

  private static final ThreadLocal<@Nullable Replacing> STAND_INS = new ThreadLocal<>();

  private static final ThreadLocal<Boolean> PAUSED = ThreadLocal.withInitial(() -> false);

  /** How many bodies set {@link #PAUSED}. While none does, no thread needs to ask for its own. */
  private static final AtomicInteger PAUSES = new AtomicInteger();

  private Dispatcher() {}

  /** Delays the search for ops until one is asked for by its name. */
  private static final class Ops {
    static final Discovery<OpFinder> FOUND =
        Discovery.of(ServiceLoader.load(OpFinder.class, OpFinder.class.getClassLoader()));

    /** Those that have been found, because an op is asked for at every operation. */
    static final Map<String, Op> BY_NAME = new ConcurrentHashMap<>();
  }

  // ---- who computes

  /**
   * The eager engine.
   *
   * @throws IllegalStateException if there is none; the message names the module to add
   */
  public static EagerEngine eager() {
    if (EAGER == null) {
      throw new IllegalStateException(FOUND.problem());
    }
    return EAGER;
  }

  private static Engine engineOf(Value x) {
    return x instanceof Lifted lifted ? lifted.engine() : eager();
  }

  private static Engine engineOf(Value a, Value b) {
    return a instanceof Lifted lifted ? lifted.engine() : engineOf(b);
  }

  private static Engine engineOf(Value[] values) {
    for (int i = 0; open != 0 && i < values.length; i++) {
      if (values[i] instanceof Lifted lifted) {
        return lifted.engine();
      }
    }
    return eager();
  }

  private static Engine engineOf(Value[] left, Value[] right) {
    Engine engine = engineOf(left);
    return engine == EAGER ? engineOf(right) : engine;
  }

  /**
   * What stands for a value in this thread; the value itself if nothing does. For what stands for
   * it in one body, another may stand in a body around that one.
   */
  public static Value standIn(Value value) {
    Value other = value;
    if (standing != 0 && !(value instanceof Lifted)) {
      for (Replacing s = STAND_INS.get(); s != null; s = s.outer) {
        other = s.by.apply(other);
      }
    }
    return other;
  }

  /** What stands for each value; the same array if nothing stands for any value. */
  private static Value[] standIns(Value[] values) {
    if (standing == 0) {
      return values;
    }
    Value[] others = new Value[values.length];
    for (int i = 0; i < others.length; i++) {
      others[i] = standIn(values[i]);
    }
    return others;
  }

  /** Runs a body in which there are lifted values. */
  public static <T> T lifting(Supplier<T> body) {
    count(1, 0);
    try {
      return body.get();
    } finally {
      count(-1, 0);
    }
  }

  /**
   * Runs a body within which, in this thread, other values stand for some values; also for those
   * that it returns as they are, as a value or in an array of values.
   *
   * @param standIns gives what stands for a value, or the value itself
   */
  public static <T> T standingIn(UnaryOperator<Value> standIns, Supplier<T> body) {
    Replacing outer = STAND_INS.get();
    STAND_INS.set(new Replacing(standIns, outer));
    count(1, 1);
    try {
      return standInsOf(body.get());
    } finally {
      count(-1, -1);
      if (outer == null) {
        STAND_INS.remove();
      } else {
        STAND_INS.set(outer);
      }
    }
  }

  @SuppressWarnings("unchecked") // a value for a value, and an array for an array
  private static <T> T standInsOf(T returned) {
    if (returned instanceof Value value) {
      return (T) standIn(value);
    }
    return returned instanceof Value[] values ? (T) standIns(values) : returned;
  }

  private static synchronized void count(int moreOpen, int moreStanding) {
    open += moreOpen;
    standing += moreStanding;
  }

  /**
   * Runs a body in which this thread records how results are computed, or does not: see {@link
   * Value#noGrad}.
   */
  public static <T> T recording(boolean on, Supplier<T> body) {
    if (on == isRecording()) {
      return body.get();
    }
    PAUSED.set(!on);
    PAUSES.incrementAndGet();
    try {
      return body.get();
    } finally {
      PAUSES.decrementAndGet();
      PAUSED.set(on);
    }
  }

  /** Whether this thread records. */
  public static boolean isRecording() {
    return PAUSES.get() == 0 || !PAUSED.get();
  }

  // ---- operations: see Value

  public static Value arithmetic(Arithmetic operation, Value a, Value b) {
    if (open == 0) {
      return eager().arithmetic(operation, a, b);
    }
    if (a instanceof Lifted lifted && b instanceof Lifted) { // for which nothing stands
      return lifted.engine().arithmetic(operation, a, b);
    }
    Value x = standIn(a);
    Value y = standIn(b);
    return engineOf(x, y).arithmetic(operation, x, y);
  }

  public static Value arithmetic(Arithmetic operation, Value a, double b) {
    Value x = standIn(a);
    return engineOf(x).arithmetic(operation, x, b);
  }

  public static Value arithmetic(Arithmetic operation, double a, Value b) {
    Value y = standIn(b);
    return engineOf(y).arithmetic(operation, a, y);
  }

  public static Value negate(Value value) {
    Value x = standIn(value);
    return engineOf(x).negate(x);
  }

  public static Value sum(Value... terms) {
    Value[] x = standIns(terms);
    return x.length == 0 ? eager().constant(0) : engineOf(x).sum(x);
  }

  public static Value dot(Value[] left, Value[] right) {
    checkPairs(left, right);
    if (left.length == 0) {
      throw new IllegalArgumentException("dot of no values; give a start for that case");
    }
    Value[] l = standIns(left);
    Value[] r = standIns(right);
    return engineOf(l, r).dot(l, r);
  }

  public static Value dot(Value start, Value[] left, Value[] right) {
    checkPairs(left, right);
    Value s = standIn(start);
    Value[] l = standIns(left);
    Value[] r = standIns(right);
    Engine engine = s instanceof Lifted lifted ? lifted.engine() : engineOf(l, r);
    return engine.dot(s, l, r);
  }

  private static void checkPairs(Value[] left, Value[] right) {
    if (left.length != right.length) {
      throw new IllegalArgumentException(
          "dot of %d values with %d values; give as many of each"
              .formatted(left.length, right.length));
    }
  }

  public static Value where(
      Value left, Comparison comparison, Value right, Value whenTrue, Value whenFalse) {
    Value[] x = standIns(new Value[] {left, right, whenTrue, whenFalse});
    return engineOf(x).where(x[0], comparison, x[1], x[2], x[3]);
  }

  public static boolean compare(Value a, Comparison comparison, Value b) {
    Value x = standIn(a);
    Value y = standIn(b);
    return engineOf(x, y).compare(x, comparison, y);
  }

  public static Value detach(Value a) {
    Value x = standIn(a);
    return engineOf(x).detach(x);
  }

  /** A number that is to meet a value, as a constant of that value's engine. */
  public static Value constantBeside(Value value, double number) {
    return engineOf(standIn(value)).constant(number);
  }

  // ---- ops

  /** The op of this name. */
  public static Op op(String name) {
    Op known = Ops.BY_NAME.get(name);
    return known != null ? known : find(name);
  }

  private static Op find(String name) {
    OpFinder finder = Ops.FOUND.provider();
    if (finder == null) {
      throw new IllegalStateException(Ops.FOUND.problem());
    }
    Op op = finder.op(name);
    Ops.BY_NAME.put(name, op);
    return op;
  }

  /** The value of an op. */
  public static Value apply(Op op, Value... inputs) {
    checkArity(op, inputs.length);
    if (op instanceof VectorOp) {
      throw new IllegalArgumentException(
          "op '%s' has several outputs; programs are called with call(..)".formatted(op.name()));
    }
    Value[] x = standIns(inputs);
    try {
      return engineOf(x).apply(op, x);
    } catch (ArrayIndexOutOfBoundsException e) {
      throw noSuchIndex(op, x.length, e);
    }
  }

  /** The value of an op of one input. */
  public static Value apply(UnaryOp op, Value value) {
    Value x = standIn(value);
    return engineOf(x).apply(op, x);
  }

  /** The outputs of an op that has several. */
  public static Value[] call(VectorOp op, Value... inputs) {
    checkArity(op, inputs.length);
    Value[] x = standIns(inputs);
    Engine engine = engineOf(x);
    Value call = engine.call(op, x);
    Value[] outputs = new Value[op.outputs()];
    Arrays.setAll(outputs, place -> engine.output(call, place));
    return outputs;
  }

  /** Why an op failed that uses an input which it was not given. */
  public static RuntimeException noSuchIndex(
      Op op, int inputs, ArrayIndexOutOfBoundsException cause) {
    return new IllegalArgumentException(
        "op '%s' got %d inputs, and uses an array index that does not exist: %s; let it say in accepts(int) how many inputs it takes, or make it with NaryOp.of(name, inputs, ..)"
            .formatted(op.name(), inputs, cause.getMessage()),
        cause);
  }

  /** A {@link UnaryOp} or {@link BinaryOp} is not asked: its methods take no other number. */
  private static void checkArity(Op op, int inputs) {
    boolean fits =
        op instanceof UnaryOp
            ? inputs == 1
            : op instanceof BinaryOp ? inputs == 2 : op.accepts(inputs);
    if (!fits) {
      throw new IllegalArgumentException(
          "op '%s' takes %s, but got %d inputs".formatted(op.name(), takes(op), inputs));
    }
  }

  private static String takes(Op op) {
    if (op instanceof UnaryOp) {
      return "1";
    } else if (op instanceof BinaryOp) {
      return "2";
    }
    int[] few = IntStream.rangeClosed(0, 16).filter(op::accepts).limit(2).toArray();
    if (few.length == 2 && few[0] == 1 && few[1] == 2) {
      return "1 or more";
    }
    return few.length == 1 ? "" + few[0] : "another number";
  }

  /** Why a value is not one of the eager engine. */
  public static RuntimeException notEager(Value value) {
    if (value instanceof Lifted lifted) {
      return lifted.refusal();
    }
    return new IllegalArgumentException(
        value == null
            ? "an input is null; every input must be a Value"
            : "an input of " + value.getClass() + " was not made by Value.of or Value.constant");
  }
}

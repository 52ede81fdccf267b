package rustgrad.program.trace;

import java.util.Arrays;
import java.util.function.Function;
import rustgrad.api.Value;
import rustgrad.api.spi.Dispatcher;
import rustgrad.api.spi.EagerEngine;

/** Gradients as values, of eager and of traced ones. */
public final class Nested {
  private static final EagerEngine EAGER = Dispatcher.eager();

  /** The value of a function, and its derivatives with respect to its inputs. */
  public record Point(Value value, Value[] gradient) {}

  private Nested() {}

  /**
   * The derivatives of a value with respect to others; 0 for those that it was not computed from.
   */
  public static Value[] by(Value y, Value... by) {
    Value root = standInOf(y);
    Value[] inputs = standInsOf(by);
    if (root instanceof Traced traced) {
      return ofTraced(traced, inputs);
    }
    EagerGraph graph = new EagerGraph(root, inputs.length == 1 ? endsOf(inputs) : new Value[0]);
    return ValueWriter.gradient(graph.instructions(), graph::valueOf, slotsOf(graph, inputs));
  }

  /** The eager ones of the inputs; an eager value does not depend on a traced one. */
  private static Value[] endsOf(Value[] inputs) {
    return Arrays.stream(inputs).filter(x -> !(x instanceof Traced)).toArray(Value[]::new);
  }

  /**
   * The number of a value.
   *
   * @throws IllegalStateException if it is part of a program, which has many
   */
  public static double number(Value value) {
    return value instanceof Traced traced && traced.recording.knowsNumbers()
        ? traced.number
        : value.item();
  }

  /**
   * The value of a function and its derivatives with respect to its inputs. The function gets
   * values of its own, so that values from outside are not taken for them.
   */
  public static Point at(Function<Value[], Value> function, Value... x) {
    Value[] inputs = standInsOf(x);
    Recording recording = Recording.current();
    if (recording != null) {
      Arrays.setAll(inputs, k -> recording.own(inputs[k]));
    }
    Value[] fresh =
        Dispatcher.recording(
            true, () -> Arrays.stream(inputs).map(Nested::fresh).toArray(Value[]::new));
    Value y = Dispatcher.recording(true, () -> Recording.apply(function, fresh.clone()));
    if (y == null) {
      throw new IllegalArgumentException("the function returned null; it must return a Value");
    }
    Value root = standInOf(y);
    return root instanceof Traced traced
        ? new Point(silence(root), ofTraced(traced, fresh))
        : ofEager(root, fresh, inputs);
  }

  /** A constant is recorded as a leaf, and then replaced by itself. */
  private static Value fresh(Value x) {
    if (x instanceof Traced traced) {
      return traced.recording.variable(traced);
    }
    return depends(x) ? x.times(1) : Value.of(EAGER.number(x));
  }

  private static boolean depends(Value x) {
    return x instanceof Traced || x.requiresGrad();
  }

  private static Value[] ofTraced(Traced root, Value[] by) {
    Recording recording = root.recording;
    int[] slots =
        Arrays.stream(by).mapToInt(x -> x instanceof Traced ? recording.own(x).slot : -1).toArray();
    return recording.derivatives(root, slots);
  }

  /** Constants take the place of the leaves that were recorded for them. */
  private static Point ofEager(Value root, Value[] fresh, Value[] inputs) {
    EagerGraph graph = new EagerGraph(root, endsOf(fresh));
    Value[] replaced = fresh.clone();
    Arrays.setAll(replaced, k -> depends(inputs[k]) ? fresh[k] : inputs[k]);
    graph.replace(fresh, replaced);
    Value[] gradient =
        ValueWriter.gradient(graph.instructions(), graph::valueOf, slotsOf(graph, fresh));
    return new Point(silence(graph.valueOf(graph.instructions().result())), gradient);
  }

  private static int[] slotsOf(EagerGraph graph, Value[] values) {
    return Arrays.stream(values).mapToInt(graph::slotOf).toArray();
  }

  /** The value; within the body of {@code Value.noGrad}, without its graph. */
  private static Value silence(Value value) {
    return Dispatcher.isRecording() ? value : value.detach();
  }

  private static Value[] standInsOf(Value[] given) {
    return Arrays.stream(given).map(Nested::standInOf).toArray(Value[]::new);
  }

  private static Value standInOf(Value given) {
    Value value = Dispatcher.standIn(given);
    if (value instanceof Traced traced) {
      traced.recording.checkUser();
    } else {
      EAGER.number(value); // refuses null, and what is of no engine
    }
    return value;
  }
}

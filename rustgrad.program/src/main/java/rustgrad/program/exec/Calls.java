package rustgrad.program.exec;

import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import rustgrad.api.spi.VectorOp;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.Kind;

/**
 * How the interpreter runs the {@link Kind#CALL}s of a graph, and where it keeps their numbers.
 *
 * <p>The picks that follow a call at once are filled by it. If there are no others, its arrays
 * serve all such calls of its op, so that a loop of calls takes memory for what goes from one to
 * the next alone.
 *
 * <p>A call whose pullback is called, too, is run with that as a {@link VectorOp.Split}, unless all
 * of these would keep too much: then the pullback evaluates the function once more.
 */
final class Calls {
  /** How many numbers the calls of a graph may keep for their pullbacks: 64 MB. */
  private static final long MOST_KEPT = 8_000_000;

  private final Graph graph;

  /** The lengths of the arrays of a frame. */
  private final List<Integer> arrays;

  private final BitSet filled = new BitSet();
  private final BitSet readLater = new BitSet();

  /** The arrays that all calls of an op are given, by its detail. */
  private final Map<Integer, Integer> inputs = new HashMap<>();

  /** Those that its calls write, unless they are read later. */
  private final Map<Integer, Integer> outputs = new HashMap<>();

  /** The call that each pullback is run with, and how. */
  private final Map<Integer, Integer> primals = new HashMap<>();

  private final Map<Integer, VectorOp.Split> splits = new HashMap<>();

  /** The array that each of these calls keeps. */
  private final Map<Integer, Integer> kept = new HashMap<>();

  /** What a call computes: two are the same if op and inputs are. */
  private record Form(VectorOp op, List<Integer> slots) {}

  /** Adds the arrays that calls need to those of a frame. */
  Calls(Graph graph, List<Integer> arrays) {
    this.graph = graph;
    this.arrays = arrays;
    if (graph.ops().stream().anyMatch(VectorOp.class::isInstance)) {
      findPicks();
      findPrimals();
    }
  }

  private void findPicks() {
    for (int i = 1; i < graph.size(); i++) {
      if (graph.kind(i) == Kind.PICK) {
        int call = graph.first(i);
        if (graph.kind(call) == Kind.CALL && (i - 1 == call || follows(i, call))) {
          filled.set(i);
        } else {
          readLater.set(call);
        }
      }
    }
  }

  private boolean follows(int pick, int call) {
    return filled.get(pick - 1) && graph.first(pick - 1) == call;
  }

  private void findPrimals() {
    Map<Form, Integer> calls = new HashMap<>();
    long size = 0;
    for (int i = 0; i < graph.size(); i++) {
      if (graph.kind(i) == Kind.CALL) {
        VectorOp op = (VectorOp) graph.op(i);
        VectorOp.Split split = op.split().orElse(null);
        Integer primal =
            split == null ? null : calls.get(form(split.primal(), i, split.primal().inputs()));
        if (split != null && primal != null) {
          primals.put(i, primal);
          size += splits.put(primal, split) == null ? split.kept() : 0;
        }
        calls.putIfAbsent(form(op, i, op.inputs()), i);
      }
    }
    if (size > MOST_KEPT) {
      primals.clear();
      splits.clear();
    }
  }

  /** An op with the first inputs of a call. */
  private Form form(VectorOp op, int call, int count) {
    int[] slots = graph.inputsOf(call);
    return new Form(op, Arrays.stream(slots, 0, count).boxed().toList());
  }

  /** Whether a pick is filled by its call. */
  boolean isFilled(int pick) {
    return filled.get(pick);
  }

  /** How a call is run. Those before it have been asked for. */
  CallRun run(int call) {
    VectorOp op = (VectorOp) graph.op(call);
    int[] slots = graph.inputsOf(call);
    Integer primal = primals.get(call);
    VectorOp.Split split = splits.get(primal == null ? call : primal);
    int firstPick = call + 1;
    int end = filled.nextClearBit(firstPick);
    int[] places = new int[end - firstPick];
    Arrays.setAll(places, k -> graph.detail(firstPick + k));
    if (split == null) {
      return new CallRun(op::apply, slots, input(call), 0, output(call), firstPick, places);
    } else if (primal == null) {
      int keeps = array(split.kept() + op.outputs());
      kept.put(call, keeps);
      return new CallRun(split::forward, slots, input(call), 0, keeps, firstPick, places);
    }
    int[] weights = Arrays.copyOfRange(slots, split.primal().inputs(), slots.length);
    return new CallRun(
        split::back,
        weights,
        Objects.requireNonNull(kept.get(primal), "a pullback before its call"),
        split.kept(),
        output(call),
        firstPick,
        places);
  }

  private int input(int call) {
    return inputs.computeIfAbsent(graph.detail(call), op -> array(graph.arity(call)));
  }

  private int output(int call) {
    return readLater.get(call)
        ? array(graph.numbers(call))
        : outputs.computeIfAbsent(graph.detail(call), op -> array(graph.numbers(call)));
  }

  private int array(int length) {
    arrays.add(length);
    return arrays.size() - 1;
  }
}

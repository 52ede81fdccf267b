package rustgrad.program.exec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.Kind;

/**
 * What a generated class does, in order, cut into methods. HotSpot does not compile methods above
 * 8,000 bytes of bytecode.
 */
final class MethodLayout {

  /** Something that a method does. */
  sealed interface Action {
    /** Computes a slot. */
    record Compute(int slot) implements Action {}

    /** Stores input k of an n-ary instruction in its array. */
    record Fill(int instruction, int k) implements Action {}

    /** Writes an output. */
    record Output(int k) implements Action {}
  }

  /** The actions of each method. */
  final List<List<Action>> methods = new ArrayList<>();

  /** Where a slot stands in {@link Frame#slots}, or -1 if only one method uses it. */
  final int[] spill;

  /** The number of the first array in the frame of an n-ary instruction. */
  final int[] array;

  /** The number of each guard, from 0. */
  final int[] guardNumber;

  /** Whether there are too many constants for the pool of the class. */
  final boolean constantsInArray;

  private static final int POOL_CONSTANTS = 10_000;

  private final List<Integer> arrayLengths = new ArrayList<>();
  private int spills;
  private int guards;

  private final Graph graph;

  /** The method that computes each slot. */
  private final int[] home;

  MethodLayout(Graph graph, int methodBytes) {
    this.graph = graph;
    this.spill = new int[graph.size()];
    this.array = new int[graph.size()];
    this.home = new int[graph.size()];
    this.guardNumber = new int[graph.size()];
    this.constantsInArray = graph.constants().length > POOL_CONSTANTS;
    Arrays.fill(spill, -1);
    cut(actions(), methodBytes);
    if (methods.isEmpty()) {
      methods.add(List.of());
    }
    findSpills();
  }

  boolean needsNoMemory() {
    return spills == 0 && arrayLengths.isEmpty() && guards == 0;
  }

  Frame newFrame(Executor executor) {
    return new Frame(executor, new double[spills], arrayLengths);
  }

  /** Where the array of constants stands in the class data: after the ops. */
  int constantsPlace() {
    return graph.ops().size();
  }

  private List<Action> actions() {
    int lastGuard = -1;
    for (int i = 0; i < graph.size(); i++) {
      if (graph.kind(i) == Kind.GUARD) {
        guardNumber[i] = guards++;
        lastGuard = i;
      }
    }
    // An output is written once no guard can fail any more.
    List<List<Action>> outputsAfter = new ArrayList<>();
    int[] listOf = new int[graph.size()];
    for (int k = 0; k < graph.outputs(); k++) {
      int after = Math.max(graph.output(k), lastGuard);
      if (listOf[after] == 0) {
        outputsAfter.add(new ArrayList<>());
        listOf[after] = outputsAfter.size();
      }
      outputsAfter.get(listOf[after] - 1).add(new Action.Output(k));
    }
    List<Action> actions = new ArrayList<>();
    for (int i = 0; i < graph.size(); i++) {
      addActions(i, actions);
      if (listOf[i] > 0) {
        actions.addAll(outputsAfter.get(listOf[i] - 1));
      }
    }
    return actions;
  }

  private void addActions(int i, List<Action> actions) {
    Kind kind = graph.kind(i);
    if (kind == Kind.INPUT || kind == Kind.CONSTANT) {
      return;
    }
    if (kind == Kind.NARY || kind.hasManyNumbers()) {
      int arity = kind == Kind.NARY_PARTIALS ? graph.arity(i) - 1 : graph.arity(i);
      array[i] = arrayLengths.size();
      arrayLengths.add(arity);
      if (kind.hasManyNumbers()) {
        arrayLengths.add(graph.numbers(i));
      }
      for (int k = 0; k < arity; k++) {
        actions.add(new Action.Fill(i, k));
      }
    }
    actions.add(new Action.Compute(i));
  }

  private void cut(List<Action> actions, int methodBytes) {
    int bytes = Integer.MAX_VALUE;
    List<Action> method = List.of();
    for (Action action : actions) {
      int more = estimate(action);
      if (bytes + (long) more > methodBytes) {
        method = new ArrayList<>();
        methods.add(method);
        bytes = 0;
      }
      bytes += more;
      method.add(action);
      if (action instanceof Action.Compute compute) {
        home[compute.slot] = methods.size() - 1;
      }
    }
  }

  /** About how many bytes an action takes when its inputs are in local variables. */
  private int estimate(Action action) {
    if (action instanceof Action.Compute compute) {
      return switch (graph.kind(compute.slot)) {
        case PLUS, MINUS, TIMES, DIV, NEGATE -> 14;
        case WHERE, GUARD -> 36;
        default -> 30;
      };
    }
    return 16;
  }

  private void findSpills() {
    for (int m = 0; m < methods.size(); m++) {
      for (Action action : methods.get(m)) {
        for (int slot : reads(action)) {
          if (isComputed(slot) && home[slot] != m) {
            spill(slot);
          }
        }
      }
    }
    if (isComputed(graph.result()) && home[graph.result()] != methods.size() - 1) {
      spill(graph.result());
    }
  }

  private void spill(int slot) {
    if (spill[slot] < 0) {
      spill[slot] = spills++;
    }
  }

  private boolean isComputed(int slot) {
    return switch (graph.kind(slot)) {
      case INPUT, CONSTANT, NARY_PARTIALS, CALL -> false;
      default -> true;
    };
  }

  private int[] reads(Action action) {
    if (action instanceof Action.Output output) {
      return new int[] {graph.output(output.k)};
    }
    if (action instanceof Action.Fill fill) {
      return new int[] {graph.input(fill.instruction, fill.k)};
    }
    int i = ((Action.Compute) action).slot;
    return switch (graph.kind(i)) {
      case NARY, CALL, PICK -> new int[0];
      case NARY_PARTIALS -> new int[] {graph.input(i, graph.arity(i) - 1)};
      default -> graph.inputsOf(i);
    };
  }
}

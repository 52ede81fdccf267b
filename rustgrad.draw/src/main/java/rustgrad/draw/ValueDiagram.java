package rustgrad.draw;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import rustgrad.api.Value;
import rustgrad.draw.diagram.Box;
import rustgrad.draw.diagram.Diagram;
import rustgrad.draw.diagram.Edge;
import rustgrad.draw.diagram.Role;
import rustgrad.draw.diagram.ShortNumber;

/** Makes a diagram of values: for each a box, and before that its operation if it has inputs. */
final class ValueDiagram {
  private static final List<String> OF_WHERE = List.of("1", "2", "then", "else");

  private final Value root;
  private final List<Value> shown;
  private final @Nullable Names names;
  private final Set<Value> highlighted;
  private final Map<Value, Operation> operations = new HashMap<>();
  private final Map<Value, Integer> numbers = new HashMap<>();
  private final Set<Value> used = new HashSet<>();
  private final List<Box> boxes = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();

  /**
   * Begins a diagram.
   *
   * @param shown the values to draw, each after its inputs
   * @param names what to call them; null for their labels
   */
  ValueDiagram(
      Value root, List<Value> shown, @Nullable Names names, Collection<Value> highlighted) {
    this.root = root;
    this.shown = shown;
    this.names = names;
    this.highlighted = new HashSet<>(highlighted);
  }

  Diagram diagram() {
    for (Value value : shown) {
      if (!value.inputs().isEmpty()) {
        operations.put(value, Operation.of(value));
      }
    }
    findUsed();
    shown.forEach(this::add);
    return new Diagram("The graph of " + root, boxes, edges);
  }

  /** Goes from the root along all inputs but the sides that are not taken. */
  private void findUsed() {
    ArrayDeque<Value> next = new ArrayDeque<>(List.of(root));
    used.add(root);
    while (!next.isEmpty()) {
      Value value = next.remove();
      List<Value> inputs = value.inputs();
      for (int i = 0; i < inputs.size(); i++) {
        Value input = inputs.get(i);
        if (operations.containsKey(value) && isTaken(value, i) && used.add(input)) {
          next.add(input);
        }
      }
    }
  }

  private Operation operation(Value value) {
    return Objects.requireNonNull(operations.get(value));
  }

  private boolean isTaken(Value value, int input) {
    return input < 2
        || !(operation(value) instanceof Operation.Where where)
        || where.taken(value) == input;
  }

  private void add(Value value) {
    if (operations.containsKey(value)) {
      int operation = addOperation(value);
      edges.add(new Edge(operation, boxes.size(), "", !used.contains(value)));
    }
    numbers.put(value, boxes.size());
    boxes.add(
        new Box(
            role(value),
            names == null ? value.label() : names.ofValue(value),
            ShortNumber.of(value.item()),
            value.requiresGrad() ? ShortNumber.of(value.grad()) : "",
            marks(value)));
  }

  private static Role role(Value value) {
    if (!value.requiresGrad()) {
      return Role.CONSTANT;
    }
    return value.inputs().isEmpty() ? Role.LEAF : Role.RESULT;
  }

  private Box.Marks marks(Value value) {
    return new Box.Marks(!used.contains(value), highlighted.contains(value));
  }

  /** Adds what computes a result, an ellipsis if some inputs are not shown, and their edges. */
  private int addOperation(Value value) {
    boolean all = numbers.keySet().containsAll(value.inputs());
    int ellipsis = boxes.size();
    if (!all) {
      boxes.add(Box.named(Role.ELLIPSIS, "\u2026"));
    }
    int operation = boxes.size();
    String symbol = operation(value).symbol();
    boxes.add(new Box(Role.OPERATION, symbol, "", "", marks(value)));
    places(value).forEach((input, places) -> addEdge(value, input, places, operation));
    if (!all) {
      edges.add(new Edge(ellipsis, operation, "", !used.contains(value)));
    }
    return operation;
  }

  /** The places of each input that is shown. */
  private Map<Value, List<Integer>> places(Value value) {
    Map<Value, List<Integer>> places = new LinkedHashMap<>();
    List<Value> inputs = value.inputs();
    for (int i = 0; i < inputs.size(); i++) {
      if (numbers.containsKey(inputs.get(i))) {
        places.computeIfAbsent(inputs.get(i), key -> new ArrayList<>()).add(i);
      }
    }
    return places;
  }

  private void addEdge(Value value, Value input, List<Integer> places, int operation) {
    boolean isUsed =
        used.contains(value) && places.stream().anyMatch(place -> isTaken(value, place));
    edges.add(new Edge(numbers.getOrDefault(input, -1), operation, text(value, places), !isUsed));
  }

  private String text(Value value, List<Integer> places) {
    Operation operation = operation(value);
    boolean ordered = operation.hasOrder() && value.inputs().size() > 1;
    if (!ordered && places.size() == 1) {
      return "";
    }
    List<String> texts =
        places.stream()
            .map(i -> operation instanceof Operation.Where ? OF_WHERE.get(i) : "" + (i + 1))
            .toList();
    return texts.size() > 4
        ? String.join(", ", texts.subList(0, 3)) + ", \u2026"
        : String.join(", ", texts);
  }
}

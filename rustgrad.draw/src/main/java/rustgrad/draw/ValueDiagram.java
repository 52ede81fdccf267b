package rustgrad.draw;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import rustgrad.api.Value;
import rustgrad.draw.diagram.Box;
import rustgrad.draw.diagram.Diagram;
import rustgrad.draw.diagram.DiagramBuilder;
import rustgrad.draw.diagram.Role;
import rustgrad.draw.diagram.ShortNumber;
import rustgrad.draw.operation.Operation;

/** Makes a diagram of values: for each a box, and before that its operation if it has inputs. */
final class ValueDiagram {
  private final DiagramBuilder<Value> diagram = new DiagramBuilder<>();
  private final @Nullable Names names;
  private final Set<Value> highlighted;
  private final Set<Value> used;

  private ValueDiagram(Set<Value> used, @Nullable Names names, Collection<Value> highlighted) {
    this.used = used;
    this.names = names;
    this.highlighted = new HashSet<>(highlighted);
  }

  /**
   * A diagram of some values of a graph.
   *
   * @param shown the values to draw, each after its inputs
   * @param names what to call them; null for their labels
   */
  static Diagram of(
      Value root, List<Value> shown, @Nullable Names names, Collection<Value> highlighted) {
    ValueDiagram values = new ValueDiagram(used(root, shown), names, highlighted);
    shown.forEach(values::add);
    return values.diagram.diagram("The graph of " + root);
  }

  /** What the root uses; goes through the whole graph only if what is shown does not tell. */
  private static Set<Value> used(Value root, List<Value> shown) {
    Set<Value> used = used(root, new HashSet<>(shown)::contains);
    return used.containsAll(shown) ? used : used(root, value -> true);
  }

  /** Goes along all inputs but the sides of a where that are not taken. */
  private static Set<Value> used(Value root, Predicate<Value> within) {
    Set<Value> used = new HashSet<>(List.of(root));
    ArrayDeque<Value> next = new ArrayDeque<>(used);
    while (!next.isEmpty()) {
      Value value = next.remove();
      List<Value> inputs = value.inputs();
      int left = Operation.notTaken(value);
      for (int i = 0; i < inputs.size(); i++) {
        if (i != left && within.test(inputs.get(i)) && used.add(inputs.get(i))) {
          next.add(inputs.get(i));
        }
      }
    }
    return used;
  }

  private void add(Value value) {
    int operation = value.inputs().isEmpty() ? -1 : addOperation(value);
    diagram.add(
        new Box(
            role(value),
            names == null ? value.label() : names.ofValue(value),
            ShortNumber.of(value.item()),
            value.requiresGrad() ? ShortNumber.of(value.grad()) : "",
            marks(value)));
    diagram.show(value);
    if (operation >= 0) {
      diagram.connect(operation, !used.contains(value));
    }
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

  private int addOperation(Value value) {
    Operation operation = Operation.of(value);
    Box box = new Box(Role.OPERATION, operation.symbol(), "", "", marks(value));
    boolean ordered = operation.hasOrder() && value.inputs().size() > 1;
    int left = Operation.notTaken(value);
    return diagram.add(
        box,
        value.inputs(),
        i ->
            operation instanceof Operation.Where
                ? DiagramBuilder.ofWhere(i)
                : ordered ? DiagramBuilder.number(i) : "",
        i -> used.contains(value) && i != left);
  }
}

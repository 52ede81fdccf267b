package rustgrad.draw.diagram;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** The nodes of a graph that are nearest to its roots, in the order of computing. */
public final class Nearest {
  private Nearest() {}

  /**
   * Lists nodes, each after its inputs, without recursion.
   *
   * @param depth how many edges away from a root
   * @param most how many nodes
   */
  public static <T> List<T> of(
      Collection<T> roots, Function<T, ? extends List<T>> inputs, int depth, int most) {
    return ordered(roots, inputs, nearest(roots, inputs, depth, most));
  }

  /** Lists all nodes, each after its inputs, without recursion. */
  public static <T> List<T> all(T root, Function<T, ? extends List<T>> inputs) {
    return of(List.of(root), inputs, Integer.MAX_VALUE, Integer.MAX_VALUE);
  }

  private static <T> Set<T> nearest(
      Collection<T> roots, Function<T, ? extends List<T>> inputs, int depth, int most) {
    Map<T, Integer> depths = new HashMap<>();
    ArrayDeque<T> next = new ArrayDeque<>();
    for (T root : roots) {
      if (depths.size() < most && depths.putIfAbsent(root, 0) == null) {
        next.add(root);
      }
    }
    while (!next.isEmpty() && depths.size() < most) {
      T node = next.remove();
      int below = depths.getOrDefault(node, 0) + 1;
      for (T input : below <= depth ? inputs.apply(node) : List.<T>of()) {
        if (depths.size() < most && depths.putIfAbsent(input, below) == null) {
          next.add(input);
        }
      }
    }
    return depths.keySet();
  }

  /** Postorder from the left, as the engine orders them. */
  private static <T> List<T> ordered(
      Collection<T> roots, Function<T, ? extends List<T>> inputs, Set<T> shown) {
    List<T> ordered = new ArrayList<>();
    Set<T> opened = new HashSet<>();
    Set<T> listed = new HashSet<>();
    for (T root : roots) {
      ArrayDeque<T> stack = new ArrayDeque<>(List.of(root));
      while (!stack.isEmpty()) {
        T node = stack.peek();
        if (shown.contains(node) && opened.add(node)) {
          List<T> in = inputs.apply(node);
          for (int i = in.size() - 1; i >= 0; i--) {
            if (!opened.contains(in.get(i))) {
              stack.push(in.get(i));
            }
          }
        } else {
          stack.pop();
          if (opened.contains(node) && listed.add(node)) {
            ordered.add(node);
          }
        }
      }
    }
    return ordered;
  }
}

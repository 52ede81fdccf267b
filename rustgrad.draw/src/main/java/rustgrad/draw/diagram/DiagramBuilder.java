package rustgrad.draw.diagram;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;

/**
 * Makes a diagram of nodes that know their inputs, each to be added after its inputs.
 *
 * @param <T> the nodes
 */
public final class DiagramBuilder<T> {
  private static final List<String> OF_WHERE = List.of("1", "2", "then", "else");
  private static final int MOST_PLACES = 4;

  private final List<Box> boxes = new ArrayList<>();
  private final List<Edge> edges = new ArrayList<>();
  private final Map<T, Integer> shown = new HashMap<>();

  /** Adds a box; returns its number. */
  public int add(Box box) {
    boxes.add(box);
    return boxes.size() - 1;
  }

  /** Says that a box, the one added last, is that of a node, which others may have as an input. */
  public void show(T node) {
    shown.put(node, boxes.size() - 1);
  }

  /** Adds an edge to the box added last. */
  public void connect(int from, boolean unused) {
    edges.add(new Edge(from, boxes.size() - 1, "", unused));
  }

  /**
   * Adds a box and an edge to it from each input that is shown, and from an ellipsis if others are
   * not. Places that one input has are told at one edge.
   *
   * @param place what to write at the edge of an input; an empty text unless its place matters
   * @param isUsed whether what is at a place counts
   */
  public int add(Box box, List<T> inputs, IntFunction<String> place, IntPredicate isUsed) {
    boolean all = shown.keySet().containsAll(inputs);
    int ellipsis = all ? -1 : add(Box.named(Role.ELLIPSIS, "\u2026"));
    int added = add(box);
    places(inputs)
        .forEach(
            (input, places) ->
                edges.add(
                    new Edge(
                        shown.getOrDefault(input, -1),
                        added,
                        text(places, place),
                        places.stream().noneMatch(isUsed::test))));
    if (!all) {
      connect(ellipsis, box.marks().unused());
    }
    return added;
  }

  /** The places of each input that is shown. */
  private Map<T, List<Integer>> places(List<T> inputs) {
    Map<T, List<Integer>> places = new LinkedHashMap<>();
    for (int i = 0; i < inputs.size(); i++) {
      if (shown.containsKey(inputs.get(i))) {
        places.computeIfAbsent(inputs.get(i), key -> new ArrayList<>()).add(i);
      }
    }
    return places;
  }

  private static String text(List<Integer> places, IntFunction<String> place) {
    if (places.size() == 1) {
      return place.apply(places.get(0));
    }
    List<String> texts =
        places.stream().map(i -> place.apply(i).isEmpty() ? number(i) : place.apply(i)).toList();
    return texts.size() > MOST_PLACES
        ? String.join(", ", texts.subList(0, MOST_PLACES - 1)) + ", \u2026"
        : String.join(", ", texts);
  }

  /** What is written for a place where it matters: 1 for the first. */
  public static String number(int place) {
    return Integer.toString(place + 1);
  }

  /** What is written for a place of a where. */
  public static String ofWhere(int place) {
    return OF_WHERE.get(place);
  }

  /** All that has been added. */
  public Diagram diagram(String title) {
    return new Diagram(title, List.copyOf(boxes), List.copyOf(edges));
  }
}

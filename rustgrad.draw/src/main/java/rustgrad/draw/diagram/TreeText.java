package rustgrad.draw.diagram;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes a diagram as lines: below each box what it is computed from. An operation stands with its
 * result, and a box that is used again is referred to.
 */
final class TreeText {
  private static final int DEEPEST = 60;

  /** A box to write, below a line that starts with the indent. */
  private record Entry(
      int box, String text, boolean unused, String first, String rest, int depth) {}

  private final Diagram diagram;
  private final List<List<Edge>> inputs = new ArrayList<>();
  private final int[] uses;
  private final String[] names;
  private final boolean[] written;
  private final Deque<Entry> stack = new ArrayDeque<>();
  private final StringBuilder text = new StringBuilder();

  private TreeText(Diagram diagram) {
    int boxes = diagram.boxes().size();
    this.diagram = diagram;
    this.uses = new int[boxes];
    this.written = new boolean[boxes];
    this.names = new String[boxes];
    for (int i = 0; i < boxes; i++) {
      inputs.add(new ArrayList<>());
    }
    for (Edge edge : diagram.edges()) {
      inputs.get(edge.to()).add(edge);
      uses[edge.from()]++;
    }
    nameShared();
  }

  /** A box to refer to gets a number unless it is the only one of its name. */
  private void nameShared() {
    Map<String, Integer> boxes = new HashMap<>();
    diagram.boxes().forEach(box -> boxes.merge(box.name(), 1, Integer::sum));
    int shared = 0;
    for (int i = 0; i < names.length; i++) {
      String name = diagram.boxes().get(i).name();
      boolean clear = !name.isEmpty() && boxes.getOrDefault(name, 0) == 1;
      names[i] = uses[i] < 2 || clear ? name : (name + " #" + ++shared).strip();
    }
  }

  static String of(Diagram diagram) {
    TreeText tree = new TreeText(diagram);
    for (int i = 0; i < tree.uses.length; i++) {
      if (tree.uses[i] == 0) {
        tree.write(i);
      }
    }
    return tree.text.toString();
  }

  private void write(int root) {
    stack.push(new Entry(root, "", false, "", "", 0));
    while (!stack.isEmpty()) {
      Entry entry = stack.pop();
      text.append(entry.first);
      text.append(entry.text.isEmpty() ? "" : entry.text + ": ");
      if (written[entry.box]) {
        text.append(reference(entry.box));
      } else {
        written[entry.box] = true;
        text.append(line(entry.box)).append(entry.unused ? ", not taken" : "");
        pushInputs(entry);
      }
      text.append('\n');
    }
  }

  private String reference(int box) {
    return names[box].isEmpty() ? line(box) : names[box] + ", above";
  }

  private String line(int i) {
    Box box = diagram.boxes().get(i);
    boolean both = !names[i].isEmpty() && !box.number().isEmpty();
    List<String> about = new ArrayList<>();
    int operation = operationOf(i);
    if (operation >= 0) {
      about.add(diagram.boxes().get(operation).name());
    } else if (box.role() != Role.RESULT && !box.number().isEmpty()) {
      about.add(box.role().toString());
    }
    if (!box.gradient().isEmpty()) {
      about.add("grad " + box.gradient());
    }
    String line = names[i] + (both ? " = " : "") + box.number();
    return about.isEmpty() ? line : line + " (" + String.join(", ", about) + ")";
  }

  /** The only input of a box if that is an operation which computes it alone, or -1. */
  private int operationOf(int box) {
    if (inputs.get(box).size() != 1) {
      return -1;
    }
    int input = inputs.get(box).get(0).from();
    return diagram.boxes().get(input).role() == Role.OPERATION && uses[input] == 1 ? input : -1;
  }

  /** The last input first, so that the first is written next. */
  private void pushInputs(Entry entry) {
    int operation = operationOf(entry.box);
    List<Edge> below = inputs.get(operation >= 0 ? operation : entry.box);
    if (entry.depth == DEEPEST && !below.isEmpty()) {
      text.append('\n').append(entry.rest).append("\u2514\u2500 \u2026");
      return;
    }
    for (int k = below.size() - 1; k >= 0; k--) {
      Edge edge = below.get(k);
      boolean last = k == below.size() - 1;
      stack.push(
          new Entry(
              edge.from(),
              edge.text(),
              edge.unused() && !entry.unused,
              entry.rest + (last ? "\u2514\u2500 " : "\u251c\u2500 "),
              entry.rest + (last ? "   " : "\u2502  "),
              entry.depth + 1));
    }
  }
}

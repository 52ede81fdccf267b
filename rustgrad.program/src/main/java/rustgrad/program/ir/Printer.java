package rustgrad.program.ir;

import java.util.Locale;
import java.util.StringJoiner;

/**
 * Writes a graph as text, one instruction a line: inputs as x0, x1, ..., other slots as v2, v3,
 * ..., constants as their numbers where they are used. A partial is written with a prime, as
 * tanh'(x, y).
 */
final class Printer {
  private final Graph graph;

  private Printer(Graph graph) {
    this.graph = graph;
  }

  static String print(Graph graph) {
    Printer printer = new Printer(graph);
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < graph.size(); i++) {
      switch (graph.kind(i)) {
        case INPUT, CONSTANT -> {}
        case GUARD -> text.append(printer.guard(i)).append('\n');
        default -> text.append(printer.name(i)).append(" = ").append(printer.right(i)).append('\n');
      }
    }
    for (int i = 0; i < graph.outputs(); i++) {
      text.append("out[%d] = %s%n".formatted(i, printer.name(graph.output(i))));
    }
    return text.append("return ").append(printer.name(graph.result())).append('\n').toString();
  }

  private String name(int i) {
    return switch (graph.kind(i)) {
      case INPUT -> "x" + graph.detail(i);
      case CONSTANT -> Double.toString(graph.constant(i));
      default -> "v" + i;
    };
  }

  private String right(int i) {
    return switch (graph.kind(i)) {
      case UNARY, BINARY, NARY -> graph.op(i).name() + inputs(i);
      case UNARY_PARTIAL, NARY_PARTIALS -> graph.op(i).name() + "'" + inputs(i);
      case PARTIAL_A -> graph.op(i).name() + "'a" + inputs(i);
      case PARTIAL_B -> graph.op(i).name() + "'b" + inputs(i);
      case PICK -> name(graph.input(i, 0)) + "[" + graph.detail(i) + "]";
      case WHERE ->
          "where(%s ? %s : %s)"
              .formatted(comparison(i), name(graph.input(i, 2)), name(graph.input(i, 3)));
      default -> graph.kind(i).name().toLowerCase(Locale.ROOT) + inputs(i);
    };
  }

  private String guard(int i) {
    return "guard(" + (graph.expected(i) ? "" : "not ") + comparison(i) + ")";
  }

  private String comparison(int i) {
    return name(graph.input(i, 0)) + " " + graph.comparison(i) + " " + name(graph.input(i, 1));
  }

  private String inputs(int i) {
    StringJoiner names = new StringJoiner(", ", "(", ")");
    for (int k = 0; k < graph.arity(i); k++) {
      names.add(name(graph.input(i, k)));
    }
    return names.toString();
  }
}

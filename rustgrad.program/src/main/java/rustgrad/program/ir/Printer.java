package rustgrad.program.ir;

/**
 * Writes a graph as text, one instruction a line: inputs as x0, x1, ..., other slots as v2, v3,
 * ..., constants as their numbers where they are used. A partial is written with a prime, as
 * tanh'(x, y). Of very many inputs some are left out.
 */
final class Printer {
  private final Graph graph;

  private Printer(Graph graph) {
    this.graph = graph;
  }

  static void print(Graph graph, Listing to) {
    new Printer(graph).print(to);
  }

  static void printResult(Graph graph, Listing to) {
    to.line(() -> "return " + new Printer(graph).name(graph.result()));
  }

  private void print(Listing to) {
    for (int k = 0; k < graph.size(); k++) {
      int i = k;
      switch (graph.kind(i)) {
        case INPUT, CONSTANT -> {}
        case GUARD -> to.line(() -> guard(i));
        default -> to.line(() -> name(i) + " = " + InstructionNames.right(graph, i, this::name));
      }
    }
    for (int k = 0; k < graph.outputs(); k++) {
      int i = k;
      to.line(() -> "out[" + i + "] = " + name(graph.output(i)));
    }
  }

  private String name(int i) {
    return InstructionNames.slot(graph, i);
  }

  private String guard(int i) {
    return "guard("
        + (graph.expected(i) ? "" : "not ")
        + InstructionNames.comparison(graph, i, this::name)
        + ")";
  }
}

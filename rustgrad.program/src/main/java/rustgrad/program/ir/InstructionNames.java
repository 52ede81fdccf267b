package rustgrad.program.ir;

import java.util.Locale;

/** How the instructions of a graph are called where it is shown. */
public final class InstructionNames {
  private InstructionNames() {}

  /** What a slot is called: x0, x1, ... for inputs, the number of a constant, else v2, v3, ... */
  public static String slot(Graph graph, int i) {
    return switch (graph.kind(i)) {
      case INPUT -> "x" + graph.detail(i);
      case CONSTANT -> Double.toString(graph.constant(i));
      default -> "v" + i;
    };
  }

  /**
   * What an instruction computes, without its inputs: times, tanh, or tanh' for a partial. A where
   * or a guard has a comparison of its inputs 1 and 2.
   */
  public static String operation(Graph graph, int i) {
    return switch (graph.kind(i)) {
      case UNARY, BINARY, NARY -> graph.op(i).name();
      case UNARY_PARTIAL, NARY_PARTIALS -> graph.op(i).name() + "'";
      case PARTIAL_A -> graph.op(i).name() + "'a";
      case PARTIAL_B -> graph.op(i).name() + "'b";
      case PICK -> "[" + graph.detail(i) + "]";
      case WHERE -> "where 1 " + graph.comparison(i) + " 2";
      case GUARD ->
          "guard " + (graph.expected(i) ? "" : "not ") + "1 " + graph.comparison(i) + " 2";
      default -> graph.kind(i).name().toLowerCase(Locale.ROOT);
    };
  }
}

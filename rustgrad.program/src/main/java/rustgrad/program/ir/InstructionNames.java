package rustgrad.program.ir;

import java.util.Locale;
import java.util.function.IntFunction;

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
      case UNARY, BINARY, NARY, CALL -> graph.op(i).name();
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

  /**
   * What an instruction computes, with the names of its inputs, such as {@code times(x0, x1)} or
   * {@code where(x0 < x1 ? v2 : 0.0)}.
   */
  public static String right(Graph graph, int i, IntFunction<String> name) {
    IntFunction<String> input = k -> name.apply(graph.input(i, k));
    return switch (graph.kind(i)) {
      case PICK -> input.apply(0) + operation(graph, i);
      case WHERE ->
          "where(%s ? %s : %s)"
              .formatted(comparison(graph, i, name), input.apply(2), input.apply(3));
      default -> operation(graph, i) + Listing.inputs(graph.arity(i), input);
    };
  }

  /** What a where or a guard compares, such as {@code x0 < x1}. */
  static String comparison(Graph graph, int i, IntFunction<String> name) {
    return "%s %s %s"
        .formatted(
            name.apply(graph.input(i, 0)), graph.comparison(i), name.apply(graph.input(i, 1)));
  }
}

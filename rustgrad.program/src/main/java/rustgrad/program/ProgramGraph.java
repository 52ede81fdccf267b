package rustgrad.program;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import rustgrad.program.Instruction.Kind;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.InstructionNames;
import rustgrad.program.pass.AfterPass;
import rustgrad.program.pass.Derivative;
import rustgrad.program.path.TracedFunction;
import rustgrad.program.path.TracedPath;

/**
 * What a program consists of after one of its passes, for those who want to look at it or draw it:
 * see {@link Program#valueGraphs()} and {@link VectorProgram#valueGraphs()}.
 *
 * @param pass the name of the pass, such as "FoldConstants"; "traced" before the first
 * @param instructions what is computed, in order
 */
public record ProgramGraph(String pass, List<Instruction> instructions) {

  static List<ProgramGraph> ofLatestPath(TracedFunction function, Derivative derivative) {
    TracedPath path = function.latest();
    return path == null
        ? List.of()
        : path.afterEachPass(derivative).stream()
            .map(after -> of(after, path.isOfOneOutput()))
            .toList();
  }

  private static ProgramGraph of(AfterPass after, boolean returns) {
    Graph graph = after.graph();
    List<Instruction> instructions = new ArrayList<>();
    for (int i = 0; i < graph.size(); i++) {
      instructions.add(instruction(graph, i));
    }
    for (int k = 0; k < graph.outputs(); k++) {
      instructions.add(
          new Instruction(Kind.OUTPUT, "out[" + k + "]", "", List.of(graph.output(k))));
    }
    if (returns) {
      instructions.add(new Instruction(Kind.RESULT, "return", "", List.of(graph.result())));
    }
    return new ProgramGraph(after.pass(), List.copyOf(instructions));
  }

  private static Instruction instruction(Graph graph, int i) {
    String slot = InstructionNames.slot(graph, i);
    return switch (graph.kind(i)) {
      case INPUT -> new Instruction(Kind.INPUT, slot, "", List.of());
      case CONSTANT -> new Instruction(Kind.CONSTANT, "", slot, List.of());
      case GUARD -> new Instruction(Kind.GUARD, "", operation(graph, i), inputs(graph, i));
      default -> new Instruction(Kind.OPERATION, slot, operation(graph, i), inputs(graph, i));
    };
  }

  private static String operation(Graph graph, int i) {
    return InstructionNames.operation(graph, i);
  }

  private static List<Integer> inputs(Graph graph, int i) {
    return Arrays.stream(graph.inputsOf(i)).boxed().toList();
  }

  /** Such as "20 instructions after ShareCommon". */
  @Override
  public String toString() {
    return instructions.size() + " instructions after " + pass;
  }
}

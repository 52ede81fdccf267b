package rustgrad.draw.program;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import rustgrad.draw.Drawing;
import rustgrad.draw.diagram.Box;
import rustgrad.draw.diagram.Diagram;
import rustgrad.draw.diagram.DiagramBuilder;
import rustgrad.draw.diagram.Nearest;
import rustgrad.draw.diagram.Role;
import rustgrad.draw.diagram.ShortNumber;
import rustgrad.program.Instruction;
import rustgrad.program.ProgramGraph;

/**
 * A drawing of what a program consists of after one of its passes: every instruction is a box with
 * its name and what it computes.
 *
 * <pre>{@code
 * Program f = Program.trace(2, x -> x[0].times(x[1]).tanh());
 * for (ProgramGraph graph : f.gradientGraphs()) {
 *   Files.writeString(Path.of(graph.pass() + ".svg"), ProgramDrawing.of(graph).svg());
 * }
 * }</pre>
 *
 * <p>A {@code VectorProgram} has graphs too, with an end for each output. Inputs are blue,
 * constants pale, outputs green, and guards round. Where the order of the inputs matters, or one
 * comes twice, their places are written at the edges. Immutable: a {@code with} method returns
 * another drawing. Of a large graph the instructions nearest to its ends are shown, and an ellipsis
 * stands for inputs that are left out.
 */
@SuppressWarnings("exports") // who has a program requires rustgrad.program; others must not need it
public final class ProgramDrawing implements Drawing {
  private static final int MOST_INSTRUCTIONS = 250;
  private static final Set<String> WITHOUT_ORDER = Set.of("plus", "times", "sum", "dot");

  private final ProgramGraph graph;
  private final int mostInstructions;

  private ProgramDrawing(ProgramGraph graph, int mostInstructions) {
    this.graph = graph;
    this.mostInstructions = mostInstructions;
  }

  /** A drawing of a program after a pass. */
  public static ProgramDrawing of(ProgramGraph graph) {
    return new ProgramDrawing(Objects.requireNonNull(graph, "graph"), MOST_INSTRUCTIONS);
  }

  /**
   * Shows at most this many instructions; 250 unless given.
   *
   * @throws IllegalArgumentException if mostInstructions is less than 1
   */
  public ProgramDrawing withMostInstructions(int mostInstructions) {
    if (mostInstructions < 1) {
      throw new IllegalArgumentException(
          "a drawing of at most " + mostInstructions + " instructions; expected 1 or more");
    }
    return new ProgramDrawing(graph, mostInstructions);
  }

  @Override
  public String dot() {
    return diagram().dot();
  }

  @Override
  public String mermaid() {
    return diagram().mermaid();
  }

  @Override
  public String tree() {
    return diagram().tree();
  }

  @Override
  public String svg() {
    return diagram().svg();
  }

  /** The {@link #tree()}. */
  @Override
  public String toString() {
    return tree();
  }

  private Diagram diagram() {
    DiagramBuilder<Integer> diagram = new DiagramBuilder<>();
    for (int i : Nearest.of(ends(), this::inputs, Integer.MAX_VALUE, mostInstructions)) {
      Instruction instruction = graph.instructions().get(i);
      diagram.add(box(instruction), inputs(i), place -> text(instruction, place), place -> true);
      diagram.show(i);
    }
    return diagram.diagram("The program of " + graph);
  }

  private List<Integer> inputs(int i) {
    return graph.instructions().get(i).inputs();
  }

  /** The instructions that no other reads: outputs and guards, and what is not used. */
  private List<Integer> ends() {
    Set<Integer> read = new HashSet<>();
    graph.instructions().forEach(instruction -> read.addAll(instruction.inputs()));
    List<Integer> ends = new ArrayList<>();
    for (int i = 0; i < graph.instructions().size(); i++) {
      if (!read.contains(i)) {
        ends.add(i);
      }
    }
    return ends;
  }

  private static Box box(Instruction instruction) {
    String operation = instruction.operation();
    return switch (instruction.kind()) {
      case INPUT -> Box.named(Role.LEAF, instruction.name());
      case CONSTANT -> Box.named(Role.CONSTANT, ShortNumber.of(Double.parseDouble(operation)));
      case OPERATION -> new Box(Role.RESULT, instruction.name(), operation, "", Box.Marks.NONE);
      case GUARD -> Box.named(Role.GUARD, operation);
      case OUTPUT, RESULT -> Box.named(Role.OUTPUT, instruction.name());
    };
  }

  private static String text(Instruction instruction, int place) {
    if (instruction.operation().startsWith("where ")) {
      return DiagramBuilder.ofWhere(place);
    }
    boolean ordered =
        instruction.inputs().size() > 1 && !WITHOUT_ORDER.contains(instruction.operation());
    return ordered ? DiagramBuilder.number(place) : "";
  }
}

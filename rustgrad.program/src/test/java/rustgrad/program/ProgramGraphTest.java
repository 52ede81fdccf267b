package rustgrad.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rustgrad.api.Comparison;
import rustgrad.api.Value;
import rustgrad.program.contract.RandomPoints;
import rustgrad.program.contract.RandomProgram;

/** What programs tell of their instructions as data. */
class ProgramGraphTest {

  private static String text(ProgramGraph graph) {
    return IntStream.range(0, graph.instructions().size())
        .mapToObj(
            i -> {
              Instruction line = graph.instructions().get(i);
              return "%d %s %s %s %s"
                  .formatted(i, line.kind(), line.name(), line.operation(), line.inputs())
                  .replaceAll(" +", " ");
            })
        .collect(Collectors.joining("\n", "", "\n"));
  }

  @Test
  void theFunctionAsItWasTracedAndAfterEachPass() {
    Program f = Program.trace(1, x -> x[0].times(2).tanh());
    assertEquals(
        List.of("traced", "DropUnused", "Adjoint", "FoldConstants", "ShareCommon", "DropUnused"),
        f.gradientGraphs().stream().map(ProgramGraph::pass).toList());
    assertEquals(
        """
        0 INPUT x0 []
        1 CONSTANT 2.0 []
        2 OPERATION v2 times [0, 1]
        3 OPERATION v3 tanh [2]
        4 CONSTANT 0.0 []
        5 OPERATION v5 tanh' [2, 3]
        6 OPERATION v6 times [5, 1]
        7 OPERATION v7 plus [6, 4]
        8 OUTPUT out[0] [7]
        9 RESULT return [3]
        """,
        text(f.gradientGraphs().get(5)));
    assertEquals("10 instructions after DropUnused", f.gradientGraphs().get(5).toString());
  }

  @Test
  void guardsAndChoicesCompareTheirFirstTwoInputs() {
    Program f =
        Program.trace(
            2,
            x ->
                x[0].isLessThan(x[1])
                    ? x[0]
                    : Value.where(x[0], Comparison.GREATER, x[1], x[1], x[0]));
    assertEquals(List.of(), f.valueGraphs());
    f.value(2, 1);
    assertEquals(
        """
        0 INPUT x0 []
        1 INPUT x1 []
        2 GUARD guard not 1 < 2 [0, 1]
        3 OPERATION v3 where 1 > 2 [0, 1, 1, 0]
        4 RESULT return [3]
        """,
        text(f.valueGraphs().get(0)));
  }

  @Test
  void aVectorProgramEndsWithItsOutputs() {
    VectorProgram f = VectorProgram.trace(2, 2, x -> new Value[] {x[0].times(x[1]), x[0]});
    List<ProgramGraph> graphs = f.valueGraphs();
    assertEquals(
        """
        0 INPUT x0 []
        1 INPUT x1 []
        2 OPERATION v2 times [0, 1]
        3 OUTPUT out[0] [2]
        4 OUTPUT out[1] [0]
        """,
        text(graphs.get(graphs.size() - 1)));
  }

  @Test
  void theEntriesOfAJacobianAreOutputsRowByRow() {
    VectorProgram f = VectorProgram.trace(2, 2, x -> new Value[] {x[0].times(x[1]), x[0].exp()});
    for (Accumulation accumulation : Accumulation.values()) {
      List<ProgramGraph> graphs = f.jacobianGraphs(accumulation);
      List<Instruction> last = graphs.get(graphs.size() - 1).instructions();
      assertEquals(
          List.of("out[0]", "out[1]", "out[2]", "out[3]"),
          last.subList(last.size() - 4, last.size()).stream().map(Instruction::name).toList());
    }
    VectorProgram branching =
        VectorProgram.trace(1, 1, x -> new Value[] {x[0].isGreaterThan(0) ? x[0] : x[0].exp()});
    assertEquals(List.of(), branching.jacobianGraphs(Accumulation.REVERSE));
  }

  /** The last graph has the lines of the listing, in whatever the function does. */
  @Test
  void theLastGraphIsTheOneThatIsListed() {
    for (long seed = 0; seed < 300; seed++) {
      RandomProgram function = new RandomProgram(seed);
      Program f = Program.trace(function.inputs(), function);
      f.value(RandomPoints.ordinary(new java.util.SplittableRandom(seed), f.inputs()));
      if (f.statistics().paths() == 1) {
        List<ProgramGraph> graphs = f.gradientGraphs();
        List<Instruction> last = graphs.get(graphs.size() - 1).instructions();
        long listed = f.gradientListing().lines().filter(line -> !line.startsWith("path")).count();
        long lines =
            last.stream()
                .filter(i -> i.kind() != Instruction.Kind.INPUT)
                .filter(i -> i.kind() != Instruction.Kind.CONSTANT)
                .count();
        assertEquals(listed, lines, "seed " + seed);
        String names = f.gradientListing();
        last.stream()
            .filter(i -> i.kind() == Instruction.Kind.OPERATION)
            .forEach(i -> assertTrue(names.contains(i.name() + " = "), i.name()));
      }
    }
  }
}

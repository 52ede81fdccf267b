package rustgrad.program.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rustgrad.api.Comparison;
import rustgrad.api.Op;
import rustgrad.core.OpRegistry;
import rustgrad.program.contract.WeightedSquares;

class VerifierTest {
  private static final Op EXP = OpRegistry.discovered().op("exp");
  private static final Op POW = OpRegistry.discovered().op("pow");

  private final GraphBuilder to = new GraphBuilder(2);

  private static void assertBroken(String message, Graph graph) {
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> Verifier.verify(graph));
    assertEquals(message, e.getMessage().lines().findFirst().orElseThrow());
  }

  @Test
  void aWellFormedGraphIsReturned() {
    Graph graph = to.build(to.add(Kind.TIMES, 0, to.constant(2)));
    assertSame(graph, Verifier.verify(graph));
  }

  @Test
  void anInputAmongTheInstructions() {
    assertBroken(
        "instruction 2 breaks a rule: inputs come first and nowhere else",
        to.build(to.add(Kind.INPUT, 0, 0)));
  }

  @Test
  void aConstantOfTwoSlots() {
    to.constant(7);
    assertBroken(
        "instruction 3 breaks a rule: a constant has one slot",
        to.build(to.add(Kind.CONSTANT, 0, 0)));
  }

  @Test
  void anInstructionThatReadsItselfOrALaterOne() {
    String message = "instruction 2 breaks a rule: an instruction reads only slots before its own";
    assertBroken(message, to.build(to.add(Kind.PLUS, 0, 2)));
    GraphBuilder other = new GraphBuilder(2);
    int first = other.add(Kind.PLUS, 3, 0);
    assertBroken(message, other.build(other.add(Kind.PLUS, first, first)));
  }

  @Test
  void aPickOfWhatHasNoPartials() {
    assertBroken(
        "instruction 2 breaks a rule: pick reads what has many numbers", to.build(to.pick(0, 0)));
  }

  @Test
  void aPickBehindTheLastPartial() {
    int y = to.add(Kind.NARY, WeightedSquares.OP, 0, 1);
    int partials = to.add(Kind.NARY_PARTIALS, WeightedSquares.OP, 0, 1, y);
    assertBroken(
        "instruction 4 breaks a rule: pick is within bounds", to.build(to.pick(partials, 2)));
  }

  @Test
  void partialsReadWithoutAPick() {
    int y = to.add(Kind.NARY, WeightedSquares.OP, 0, 1);
    int partials = to.add(Kind.NARY_PARTIALS, WeightedSquares.OP, 0, 1, y);
    assertBroken(
        "instruction 4 breaks a rule: reads a slot without a number",
        to.build(to.add(Kind.NEGATE, partials)));
  }

  @Test
  void aGuardReturnedOrWritten() {
    String message = "instruction 2 breaks a rule: reads a slot without a number";
    int guard = to.guard(Comparison.LESS, true, 0, 1);
    assertBroken(message, to.build(guard));
    assertBroken(message, to.build(0, guard));
  }

  @ParameterizedTest
  @EnumSource(names = {"SUM", "DOT"})
  void aSumWithoutTerms(Kind kind) {
    assertBroken(
        "instruction 2 breaks a rule: a sum has terms", to.build(to.add(kind, new int[0])));
  }

  @Test
  void anOpOfAnotherArity() {
    String message = "instruction 2 breaks a rule: the op fits its instruction";
    assertBroken(message, to.build(to.add(Kind.UNARY, POW, 0)));
    assertBroken(message, graphOf(Kind.UNARY_PARTIAL, POW, 0, 1));
    assertBroken(message, graphOf(Kind.BINARY, EXP, 0, 1));
    assertBroken(message, graphOf(Kind.PARTIAL_A, POW, 0, 1));
    assertBroken(message, graphOf(Kind.PARTIAL_B, EXP, 0, 1, 0));
    assertBroken(message, graphOf(Kind.NARY, EXP, 0));
    assertBroken(message, graphOf(Kind.NARY, WeightedSquares.OP));
    assertBroken(message, graphOf(Kind.NARY_PARTIALS, WeightedSquares.OP, 0));
  }

  private static Graph graphOf(Kind kind, Op op, int... inputs) {
    GraphBuilder to = new GraphBuilder(2);
    return to.build(to.add(kind, op, inputs));
  }
}

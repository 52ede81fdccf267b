package rustgrad.program.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rustgrad.api.Comparison;
import rustgrad.core.OpRegistry;
import rustgrad.program.contract.PassContract;
import rustgrad.program.contract.WeightedSquares;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.GraphBuilder;
import rustgrad.program.ir.Kind;

class FoldConstantsTest extends PassContract {

  @Override
  protected Graph apply(Graph graph) {
    return FoldConstants.apply(graph);
  }

  @Test
  void theExampleOfTheJavadoc() {
    GraphBuilder to = new GraphBuilder(1);
    int same = to.add(Kind.TIMES, 0, to.constant(1));
    int six = to.add(Kind.TIMES, to.constant(2), to.constant(3));
    Graph before = to.build(to.add(Kind.PLUS, same, six));
    assertPrints(
        """
        v2 = times(x0, 1.0)
        v5 = times(2.0, 3.0)
        v6 = plus(v2, v5)
        return v6
        """,
        before);
    assertPrints(
        """
        v5 = plus(x0, 6.0)
        return v5
        """,
        apply(before));
  }

  @ParameterizedTest
  @CsvSource({
    "TIMES, 1",
    "DIV, 1",
    "PLUS, -0.0",
    "MINUS, 0.0",
  })
  void whatChangesNoBitOnTheRightIsLeftOut(Kind kind, double number) {
    assertPrints("return x0\n", apply(withNumberOnTheRight(kind, number)));
  }

  @ParameterizedTest
  @CsvSource({"TIMES, 1", "PLUS, -0.0"})
  void whatChangesNoBitOnTheLeftIsLeftOut(Kind kind, double number) {
    assertPrints("return x0\n", apply(withNumberOnTheLeft(kind, number)));
  }

  @ParameterizedTest
  @CsvSource({
    "TIMES, 0.0",
    "TIMES, -0.0",
    "TIMES, -1",
    "DIV, -1",
    "PLUS, 0.0",
    "MINUS, -0.0",
    "DIV, 0.0",
  })
  void whatChangesABitOfSomeInputStays(Kind kind, double number) {
    Graph graph = withNumberOnTheRight(kind, number);
    assertEquals(graph.toString(), apply(graph).toString());
  }

  @ParameterizedTest
  @CsvSource({"TIMES, 0.0", "PLUS, 0.0", "MINUS, 0.0", "MINUS, -0.0", "DIV, 1", "DIV, 0.0"})
  void aNumberOnTheLeftThatChangesABitStays(Kind kind, double number) {
    Graph graph = withNumberOnTheLeft(kind, number);
    assertEquals(graph.toString(), apply(graph).toString());
  }

  private static Graph withNumberOnTheRight(Kind kind, double number) {
    GraphBuilder to = new GraphBuilder(1);
    return to.build(to.add(kind, 0, to.constant(number)));
  }

  private static Graph withNumberOnTheLeft(Kind kind, double number) {
    GraphBuilder to = new GraphBuilder(1);
    return to.build(to.add(kind, to.constant(number), 0));
  }

  @Test
  void aDetachIsLeftOut() {
    GraphBuilder to = new GraphBuilder(1);
    assertPrints("return x0\n", apply(to.build(to.add(Kind.DETACH, 0))));
  }

  @Test
  void aChoiceBetweenConstantsIsMadeAndSoIsAChoiceBetweenEquals() {
    GraphBuilder to = new GraphBuilder(3);
    int nan = to.constant(Double.NaN);
    int unequal = to.where(Comparison.NOT_EQUAL, nan, nan, 0, 1);
    int less = to.where(Comparison.LESS, nan, to.constant(1), 1, 2);
    int equals = to.where(Comparison.LESS, 0, 1, 2, 2);
    assertPrints(
        """
        out[0] = x0
        out[1] = x2
        out[2] = x2
        return x0
        """,
        apply(to.build(unequal, unequal, less, equals)));
  }

  @Test
  void zerosOfBothSignsAreDifferentConstants() {
    GraphBuilder to = new GraphBuilder(0);
    int zero = to.constant(0.0);
    int negative = to.add(Kind.NEGATE, zero);
    assertPrints(
        """
        out[0] = 0.0
        out[1] = -0.0
        return 0.0
        """,
        apply(to.build(zero, zero, negative)));
  }

  @Test
  void opsAndTheirPartialsAreComputed() {
    GraphBuilder to = new GraphBuilder(0);
    int two = to.constant(2);
    int three = to.constant(3);
    int power = to.add(Kind.BINARY, OpRegistry.discovered().op("pow"), three, two);
    int partial = to.add(Kind.PARTIAL_A, OpRegistry.discovered().op("pow"), three, two, power);
    int many = to.add(Kind.NARY, WeightedSquares.OP, two, three);
    assertPrints(
        """
        out[0] = 9.0
        out[1] = 6.0
        out[2] = 22.0
        return 9.0
        """,
        apply(to.build(power, power, partial, many)));
  }

  @Test
  void aGuardOfConstantsStaysBecauseGuardsAreCounted() {
    GraphBuilder to = new GraphBuilder(1);
    to.guard(Comparison.LESS, true, to.constant(1), to.constant(2));
    assertPrints(
        """
        guard(1.0 < 2.0)
        return x0
        """,
        apply(to.build(0)));
  }
}

package rustgrad.program.ir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import rustgrad.api.Comparison;
import rustgrad.core.OpRegistry;

class FlowOrderTest {

  private static int[] from(FlowOrder order, int root) {
    order.from(root);
    return Arrays.copyOf(order.slots, order.size);
  }

  private static FlowOrder order(Graph graph, int... variables) {
    int base = Arrays.stream(variables).min().orElseThrow();
    return new FlowOrder(graph, base, graph.size(), variables);
  }

  @Test
  void eachSlotComesAfterThoseThatItDependsOn() {
    GraphBuilder to = new GraphBuilder(2);
    int sine = to.add(Kind.UNARY, OpRegistry.discovered().op("sin"), 0);
    int product = to.add(Kind.TIMES, sine, 1);
    int sum = to.add(Kind.PLUS, product, sine);
    assertArrayEquals(new int[] {0, sine, 1, product, sum}, from(order(to.build(sum), 0, 1), sum));
  }

  @Test
  void itGoesWhereADerivativeFlows() {
    GraphBuilder to = new GraphBuilder(3);
    int compared = to.add(Kind.NEGATE, 0);
    int detached = to.add(Kind.DETACH, 1);
    int chosen = to.where(Comparison.LESS, compared, 1, 2, detached);
    Graph graph = to.build(chosen);
    assertArrayEquals(
        new boolean[] {true, true, true, true, false, true}, Dependence.active(graph));
    assertArrayEquals(new int[] {2, chosen}, from(order(graph, 0, 1, 2), chosen));
  }

  @Test
  void whatNoVariableFlowsIntoIsLeftOut() {
    GraphBuilder to = new GraphBuilder(2);
    int passive = to.add(Kind.TIMES, 1, to.constant(3));
    int deep = to.add(Kind.NEGATE, passive);
    int sum = to.add(Kind.PLUS, deep, 0);
    FlowOrder order = order(to.build(sum), 0);
    assertArrayEquals(new int[] {0, sum}, from(order, sum));
    assertFalse(order.isActive(deep));
    assertTrue(order.isActive(sum));
  }

  @Test
  void aVariableInTheMiddleIsActiveWhateverItDependsOn() {
    GraphBuilder to = new GraphBuilder(1);
    int middle = to.add(Kind.NEGATE, 0);
    int square = to.add(Kind.TIMES, middle, middle);
    Graph graph = to.build(square);
    assertArrayEquals(new int[] {middle, square}, from(order(graph, middle), square));
    assertArrayEquals(new int[] {0, middle, square}, from(order(graph, 0, middle), square));
  }

  @Test
  void whatIsDetachedOrConstantIsNoVariable() {
    GraphBuilder to = new GraphBuilder(1);
    int one = to.constant(1);
    int detached = to.add(Kind.DETACH, 0);
    int sum = to.add(Kind.PLUS, detached, one);
    assertEquals(0, from(order(to.build(sum), one, detached), sum).length);
  }

  @Test
  void anotherRootHasAnOrderOfItsOwn() {
    GraphBuilder to = new GraphBuilder(2);
    int shared = to.add(Kind.TIMES, 0, 1);
    int one = to.add(Kind.PLUS, shared, 0);
    int other = to.add(Kind.MINUS, 1, shared);
    FlowOrder order = order(to.build(one, one, other), 0, 1);
    assertArrayEquals(new int[] {0, 1, shared, one}, from(order, one));
    assertArrayEquals(new int[] {1, 0, shared, other}, from(order, other));
  }

  @Test
  void memoryAloneLimitsTheDepth() {
    int n = 1_000_000;
    GraphBuilder to = new GraphBuilder(1);
    int last = 0;
    for (int i = 0; i < n; i++) {
      last = to.add(Kind.NEGATE, last);
    }
    assertEquals(n + 1, from(order(to.build(last), 0), last).length);
  }
}

package rustgrad.program.ir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import rustgrad.api.Comparison;
import rustgrad.core.OpRegistry;

class WalkTest {

  @Test
  void theExampleOfTheJavadoc() {
    GraphBuilder to = new GraphBuilder(2);
    int sine = to.add(Kind.UNARY, OpRegistry.discovered().op("sin"), 0);
    int product = to.add(Kind.TIMES, sine, 1);
    Graph graph = to.build(to.add(Kind.PLUS, product, sine));
    List<Integer> entered = new ArrayList<>();
    List<Integer> left = new ArrayList<>();
    Walk.ofInputs(graph, slot -> !entered.contains(slot) && entered.add(slot), left::add)
        .from(graph.result());
    assertEquals(List.of(4, 3, 2, 0, 1), entered);
    assertEquals(List.of(0, 2, 1, 3, 4), left);
  }

  @Test
  void theSweepGoesWhereADerivativeFlows() {
    GraphBuilder to = new GraphBuilder(3);
    int compared = to.add(Kind.NEGATE, 0);
    int detached = to.add(Kind.DETACH, 1);
    int chosen = to.where(Comparison.LESS, compared, 1, 2, detached);
    Graph graph = to.build(chosen);
    boolean[] active = Dependence.active(graph);
    assertArrayEquals(new boolean[] {true, true, true, true, false, true}, active);
    assertArrayEquals(new int[] {2, chosen}, Walk.postorder(graph, chosen, 0, active));
  }

  @Test
  void memoryAloneLimitsTheDepth() {
    int n = 1_000_000;
    GraphBuilder to = new GraphBuilder(1);
    int last = 0;
    for (int i = 0; i < n; i++) {
      last = to.add(Kind.NEGATE, last);
    }
    Graph graph = to.build(last);
    assertEquals(n + 1, Walk.postorder(graph, last, 0, Dependence.active(graph)).length);
  }

  @Test
  void whatIsDetachedIsNoVariable() {
    GraphBuilder to = new GraphBuilder(1);
    int detached = to.add(Kind.DETACH, 0);
    int twice = to.add(Kind.PLUS, detached, detached);
    boolean[] active = {true, false};
    Dependence.spread(to.build(twice), detached, active);
    assertArrayEquals(new boolean[] {false, false}, active);
  }
}

package rustgrad.program.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
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
}

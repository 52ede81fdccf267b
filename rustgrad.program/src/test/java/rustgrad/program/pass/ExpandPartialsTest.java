package rustgrad.program.pass;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static rustgrad.program.contract.PassContract.assertPrints;

import org.junit.jupiter.api.Test;
import rustgrad.api.Op;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;
import rustgrad.core.OpRegistry;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.GraphBuilder;
import rustgrad.program.ir.Kind;

class ExpandPartialsTest {

  private static Graph partialOf(Op op) {
    GraphBuilder to = new GraphBuilder(1);
    int y = to.add(Kind.UNARY, op, 0);
    return to.build(to.add(Kind.UNARY_PARTIAL, op, 0, y));
  }

  @Test
  void theExampleOfTheJavadoc() {
    assertPrints(
        """
        v1 = tanh(x0)
        v2 = times(v1, v1)
        v4 = minus(1.0, v2)
        return v4
        """,
        ExpandPartials.apply(partialOf(OpRegistry.discovered().op("tanh")), 0));
  }

  @Test
  void partialsThatAreNotDifferentiatedStayAsTheyAre() {
    Graph graph = partialOf(OpRegistry.discovered().op("tanh"));
    assertEquals(graph.toString(), ExpandPartials.apply(graph).toString());
  }

  /** Its rule compares, instead of choosing. */
  private record Branching() implements UnaryOp {
    @Override
    public String name() {
      return "branching";
    }

    @Override
    public double apply(double x) {
      return x;
    }

    @Override
    public double partial(double x, double y) {
      return 1;
    }

    @Override
    public Value partial(Value x, Value y) {
      return x.isGreaterThan(0) ? x : y;
    }
  }

  @Test
  void aRuleThatComparesIsRefused() {
    IllegalStateException e =
        assertThrows(
            IllegalStateException.class, () -> ExpandPartials.apply(partialOf(new Branching()), 0));
    assertEquals(
        "the symbolic derivative of op 'branching' (%s) compares values; choose with Value.where instead"
            .formatted(Branching.class.getName()),
        e.getMessage());
  }
}

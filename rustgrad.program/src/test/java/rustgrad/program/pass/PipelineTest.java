package rustgrad.program.pass;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import rustgrad.api.Comparison;
import rustgrad.program.contract.PassContract;
import rustgrad.program.contract.RandomPoints;
import rustgrad.program.contract.RandomProgram;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.GraphBuilder;
import rustgrad.program.ir.Kind;
import rustgrad.program.ir.Verifier;

class PipelineTest {

  @Test
  void theValueIsSimplifiedAndWhatIsUsedOfItDifferentiatedFirst() {
    assertEquals(
        List.of("FoldConstants", "ShareCommon", "DropUnused"),
        names(Pipeline.of(Derivative.VALUE, 1)));
    assertEquals(
        List.of("DropUnused", "Adjoint", "FoldConstants", "ShareCommon", "DropUnused"),
        names(Pipeline.of(Derivative.GRADIENT, 1)));
  }

  @Test
  void whatIsUnusedIsNotDifferentiatedButItsGuardsStay() {
    GraphBuilder to = new GraphBuilder(2);
    int compared = to.add(Kind.TIMES, 0, 1);
    to.add(Kind.DIV, to.add(Kind.NEGATE, compared), 1);
    to.guard(Comparison.LESS, true, compared, 1);
    Graph graph = to.build(to.add(Kind.TIMES, 0, 0));
    Graph used = Pipeline.of(Derivative.GRADIENT, 2).get(0).rewrite().apply(graph);
    PassContract.assertPrints(
        """
        v2 = times(x0, x1)
        guard(v2 < x1)
        v4 = times(x0, x0)
        return v4
        """,
        used);
  }

  private static List<String> names(List<Pass> passes) {
    return passes.stream().map(Pass::name).toList();
  }

  /** d/dx0 (x0*x0 - 3*x0) = 2*x0 - 3, as the chain rule gives it. */
  @Test
  void aPolynomialAndItsDerivative() {
    GraphBuilder to = new GraphBuilder(1);
    int square = to.add(Kind.TIMES, 0, 0);
    int linear = to.add(Kind.TIMES, to.constant(3), 0);
    Graph graph = to.build(to.add(Kind.MINUS, square, linear));
    List<NodesLeft> left = new ArrayList<>();
    assertEquals(
        """
        v1 = times(x0, x0)
        v3 = times(3.0, x0)
        v4 = minus(v1, v3)
        v7 = plus(-3.0, x0)
        v8 = plus(v7, x0)
        v9 = plus(v8, 0.0)
        out[0] = v9
        return v4
        """,
        Verifier.verify(Pipeline.run(Pipeline.of(Derivative.GRADIENT, graph.inputs()), graph, left))
            .toString());
    assertEquals(
        List.of(
            new NodesLeft("DropUnused", 3),
            new NodesLeft("Adjoint", 10),
            new NodesLeft("FoldConstants", 6),
            new NodesLeft("ShareCommon", 6),
            new NodesLeft("DropUnused", 6)),
        left);
  }

  @Test
  void everyPassLeavesAWellFormedGraphAndTheSameBits() {
    for (int seed = 0; seed < 500; seed++) {
      RandomProgram function = new RandomProgram(seed);
      double[] x = RandomPoints.ordinary(new SplittableRandom(seed), function.inputs());
      Graph graph = Verifier.verify(PassContract.trace(function, x));
      double[] traced = PassContract.run(graph, x);
      double[] gradient = PassContract.run(Adjoint.apply(graph), x);
      boolean differentiated = false;
      for (Pass pass : Pipeline.of(Derivative.GRADIENT, graph.inputs())) {
        graph = Verifier.verify(pass.rewrite().apply(graph));
        differentiated |= pass.name().equals("Adjoint");
        double[] after = PassContract.run(graph, x);
        assertArrayEquals(differentiated ? gradient : traced, after, pass.name());
      }
      assertEquals(traced[1], gradient[1]);
    }
  }
}

package rustgrad.rows.pass;

import org.junit.jupiter.api.Test;
import rustgrad.api.Value;
import rustgrad.program.contract.PassContract;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.Verifier;
import rustgrad.program.trace.Trace;

/** Of the inputs of these functions the first half are parameters, the others a row. */
class FuseDotTest extends PassContract {

  @Override
  protected Graph apply(Graph graph) {
    return FuseDot.apply(graph, graph.inputs() / 2);
  }

  private interface Function {
    Value of(Value p0, Value p1, Value x0, Value x1);
  }

  private static Graph fused(Function function) {
    Graph graph =
        Trace.of(x -> new Value[] {function.of(x[0], x[1], x[2], x[3])}, 4, null, 1_000)
            .graph()
            .withoutOutputs();
    return FuseDot.apply(Verifier.verify(graph), 2);
  }

  @Test
  void theExampleOfTheJavadoc() {
    assertPrints(
        """
        v5 = dot(x2, x0, x3, x1, x0, 1.0)
        return v5
        """,
        fused((w0, w1, x0, x1) -> w0.times(x0).plus(x1.times(w1)).plus(w0)));
  }

  @Test
  void theBiasMayStandFirst() {
    assertPrints(
        """
        v5 = dot(x0, x2, x0, x3, x1)
        return v5
        """,
        fused((w0, w1, x0, x1) -> w0.plus(w0.times(x0)).plus(w1.times(x1))));
  }

  @Test
  void theChainMayBeTheRightOfAPlus() {
    assertPrints(
        """
        v5 = dot(x2, x0, x3, x1, x1, 1.0)
        return v5
        """,
        fused((w0, w1, x0, x1) -> w1.plus(x0.times(w0).plus(x1.times(w1)))));
  }

  @Test
  void sumsAndDotsAreChainsToo() {
    String expected =
        """
        v5 = dot(x0, x2, x0, x3, x1)
        return v5
        """;
    assertPrints(expected, fused((w0, w1, x0, x1) -> Value.sum(w0, w0.times(x0), x1.times(w1))));
    assertPrints(
        expected,
        fused((w0, w1, x0, x1) -> Value.dot(w0, new Value[] {w0, w1}, new Value[] {x0, x1})));
    assertPrints(
        expected,
        fused(
            (w0, w1, x0, x1) ->
                Value.dot(w0, new Value[] {w0}, new Value[] {x0}).plus(w1.times(x1))));
  }

  @Test
  void aProductThatIsUsedElsewhereIsComputedOnce() {
    assertPrints(
        """
        v5 = times(x0, x2)
        v6 = dot(v5, x3, x1, v5, 1.0)
        return v6
        """,
        fused(
            (w0, w1, x0, x1) -> {
              Value product = w0.times(x0);
              return product.plus(x1.times(w1)).plus(product);
            }));
  }

  @Test
  void productsOfTwoNumbersThatVaryAreNoTerms() {
    assertPrints(
        """
        v5 = times(x2, x2)
        v6 = times(x3, x3)
        v7 = plus(v5, v6)
        return v7
        """,
        fused((w0, w1, x0, x1) -> x0.times(x0).plus(x1.times(x1))));
  }

  @Test
  void whatDoesNotVaryIsLeftAlone() {
    assertPrints(
        """
        v5 = times(x0, x1)
        v6 = plus(v5, x0)
        v7 = times(v6, x2)
        return v7
        """,
        fused((w0, w1, x0, x1) -> w0.times(w1).plus(w0).times(x0)));
  }
}

package rustgrad.program.pass;

import static rustgrad.program.contract.PassContract.assertPrints;

import org.junit.jupiter.api.Test;
import rustgrad.api.Comparison;
import rustgrad.core.OpRegistry;
import rustgrad.program.ir.GraphBuilder;
import rustgrad.program.ir.Kind;

class SplitCotangentTest {

  @Test
  void theSweepReadsWhatThePrimalHasWrittenAndThenTheWeights() {
    GraphBuilder to = new GraphBuilder(1);
    int y = to.add(Kind.UNARY, OpRegistry.discovered().op("tanh"), 0);
    SplitCotangent split = SplitCotangent.of(to.build(y, y));
    assertPrints(
        """
        v1 = tanh(x0)
        v2 = tanh'(x0, v1)
        out[0] = v1
        out[1] = v2
        return v1
        """,
        split.primal());
    assertPrints(
        """
        v4 = times(x2, x1)
        v5 = plus(v4, 0.0)
        out[0] = v5
        return 0.0
        """,
        split.sweep());
  }

  @Test
  void guardsAreOfThePrimalAndOutputsThatAreReadAreWrittenOnce() {
    GraphBuilder to = new GraphBuilder(2);
    to.guard(Comparison.LESS, true, 0, 1);
    int product = to.add(Kind.TIMES, 0, 1);
    SplitCotangent split = SplitCotangent.of(to.build(0, 0, product, to.constant(2)));
    assertPrints(
        """
        guard(x0 < x1)
        v3 = times(x0, x1)
        out[0] = x0
        out[1] = v3
        out[2] = 2.0
        out[3] = x1
        return x0
        """,
        split.primal());
    assertPrints(
        """
        v8 = times(x5, x0)
        v9 = times(x5, x3)
        v10 = plus(x4, v9)
        v11 = plus(v10, 0.0)
        v12 = plus(v8, 0.0)
        out[0] = v11
        out[1] = v12
        return 0.0
        """,
        split.sweep());
  }
}

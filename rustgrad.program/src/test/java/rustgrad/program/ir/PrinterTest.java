package rustgrad.program.ir;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import rustgrad.api.Comparison;
import rustgrad.api.Op;
import rustgrad.core.OpRegistry;
import rustgrad.program.contract.WeightedSquares;

class PrinterTest {

  @Test
  void everyKindOfInstruction() {
    GraphBuilder to = new GraphBuilder(2);
    Op exp = OpRegistry.discovered().op("exp");
    Op pow = OpRegistry.discovered().op("pow");
    int plus = to.add(Kind.PLUS, 0, 1);
    int minus = to.add(Kind.MINUS, plus, to.constant(1.5));
    int times = to.add(Kind.TIMES, to.constant(-0.0), minus);
    to.add(Kind.DIV, times, to.constant(Double.NaN));
    to.add(Kind.NEGATE, 0);
    to.add(Kind.DETACH, 1);
    to.add(Kind.SUM, 0, 1, 0);
    to.add(Kind.DOT, 0, 1, 0);
    to.where(Comparison.LESS_OR_EQUAL, 0, 1, plus, minus);
    to.guard(Comparison.EQUAL, true, 0, 1);
    to.guard(Comparison.GREATER, false, plus, 1);
    int unary = to.add(Kind.UNARY, exp, 0);
    int binary = to.add(Kind.BINARY, pow, 0, 1);
    int nary = to.add(Kind.NARY, WeightedSquares.OP, 0);
    to.add(Kind.UNARY_PARTIAL, exp, 0, unary);
    to.add(Kind.PARTIAL_A, pow, 0, 1, binary);
    to.add(Kind.PARTIAL_B, pow, 0, 1, binary);
    int partials = to.add(Kind.NARY_PARTIALS, WeightedSquares.OP, 0, nary);
    int pick = to.pick(partials, 0);
    assertEquals(
        """
        v2 = plus(x0, x1)
        v4 = minus(v2, 1.5)
        v6 = times(-0.0, v4)
        v8 = div(v6, NaN)
        v9 = negate(x0)
        v10 = detach(x1)
        v11 = sum(x0, x1, x0)
        v12 = dot(x0, x1, x0)
        v13 = where(x0 <= x1 ? v2 : v4)
        guard(x0 == x1)
        guard(not v2 > x1)
        v16 = exp(x0)
        v17 = pow(x0, x1)
        v18 = weightedSquares(x0)
        v19 = exp'(x0, v16)
        v20 = pow'a(x0, x1, v17)
        v21 = pow'b(x0, x1, v17)
        v22 = weightedSquares'(x0, v18)
        v23 = v22[0]
        return v23
        """,
        Verifier.verify(to.build(pick)).toString());
  }

  @Test
  void outputsComeBeforeTheResult() {
    GraphBuilder to = new GraphBuilder(2);
    assertEquals(
        """
        out[0] = x1
        out[1] = 3.0
        return x0
        """,
        to.build(0, 1, to.constant(3)).toString());
  }
}

package rustgrad.program.pass;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static rustgrad.program.contract.PassContract.assertPrints;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import rustgrad.api.Comparison;
import rustgrad.api.Op;
import rustgrad.api.Value;
import rustgrad.core.OpRegistry;
import rustgrad.program.contract.PassContract;
import rustgrad.program.contract.RandomPoints;
import rustgrad.program.contract.RandomProgram;
import rustgrad.program.exec.CompiledGraph;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.GraphBuilder;
import rustgrad.program.ir.Kind;
import rustgrad.program.ir.Verifier;
import rustgrad.program.path.Eager;
import rustgrad.program.trace.Trace;

class AdjointTest {

  @Test
  void theExampleOfTheJavadoc() {
    GraphBuilder to = new GraphBuilder(1);
    Graph before = to.build(to.add(Kind.UNARY, OpRegistry.discovered().op("tanh"), 0));
    assertPrints(
        """
        v1 = tanh(x0)
        return v1
        """,
        before);
    assertPrints(
        """
        v1 = tanh(x0)
        v4 = tanh'(x0, v1)
        v5 = times(1.0, v4)
        v6 = plus(v5, 0.0)
        out[0] = v6
        return v1
        """,
        Adjoint.apply(before));
  }

  @Test
  void randomGradientsHaveTheBitsOfTheEagerEngine() {
    for (int seed = 0; seed < 3_000; seed++) {
      RandomProgram function = new RandomProgram(seed);
      double[][] points = RandomPoints.all(new SplittableRandom(seed), function.inputs());
      for (double[] x : points) {
        Graph gradient = Verifier.verify(Adjoint.apply(PassContract.trace(function, x)));
        double[] expected = eager(function, x);
        assertArrayEquals(expected, PassContract.run(gradient, x), gradient::toString);
      }
    }
  }

  /** No guard that failed, the value and the gradient. */
  private static double[] eager(Function<Value[], Value> function, double... x) {
    double[] all = new double[x.length + 2];
    all[0] = CompiledGraph.NO_GUARD;
    System.arraycopy(Eager.valueAndGradient(function, x), 0, all, 1, x.length + 1);
    return all;
  }

  private static double[] gradient(Function<Value[], Value> function, double... x) {
    Graph traced =
        Trace.of(in -> new Value[] {function.apply(in)}, x.length, null, Integer.MAX_VALUE).graph();
    double[] all = PassContract.run(Verifier.verify(Adjoint.apply(traced)), x);
    assertArrayEquals(eager(function, x), all);
    return Arrays.copyOfRange(all, 2, all.length);
  }

  @Test
  void theLastInputReceivesFirst() {
    GraphBuilder to = new GraphBuilder(1);
    assertPrints(
        """
        v1 = div(x0, x0)
        v4 = div(v1, x0)
        v5 = negate(v4)
        v6 = times(1.0, v5)
        v7 = div(1.0, x0)
        v8 = plus(v6, v7)
        v9 = plus(v8, 0.0)
        out[0] = v9
        return v1
        """,
        Adjoint.apply(to.build(to.add(Kind.DIV, 0, 0))));
  }

  /** -1e16 + 1e16 + 1 is 1, and 0 in the order in which it is written. */
  @Test
  void theLastPairOfADotContributesFirst() {
    Value[] right = Value.constants(1, 1e16, -1e16);
    assertArrayEquals(
        new double[] {1}, gradient(x -> Value.dot(new Value[] {x[0], x[0], x[0]}, right), 0.5));
  }

  /** Walking from the choice to a would let a contribute after b: 1e16 + 1 - 1e16 is 0. */
  @Test
  void aChoiceBetweenConstantsIsNotWalked() {
    Value one = Value.constant(1);
    Function<Value[], Value> function =
        x -> {
          Value a = x[0].times(-1e16);
          Value choice = Value.where(a, Comparison.LESS, one, one, one.negate());
          return Value.sum(choice, x[0].times(1), a, x[0].times(1e16));
        };
    assertArrayEquals(new double[] {1}, gradient(function, 0.5));
  }

  @Test
  void aConstantExponentIsNotDifferentiated() {
    GraphBuilder to = new GraphBuilder(1);
    assertPrints(
        """
        v2 = pow(x0, 3.0)
        v5 = pow'a(x0, 3.0, v2)
        v6 = times(1.0, v5)
        v7 = plus(v6, 0.0)
        out[0] = v7
        return v2
        """,
        Adjoint.apply(
            to.build(to.add(Kind.BINARY, OpRegistry.discovered().op("pow"), 0, to.constant(3)))));
  }

  @Test
  void anInfinityOnTheSideNotTakenNeverReachesTheGradient() {
    Function<Value[], Value> root =
        x -> Value.where(x[0], Comparison.GREATER, Value.constant(0), x[0].sqrt(), x[0].times(2));
    assertArrayEquals(new double[] {2}, gradient(root, 0.0));
    assertArrayEquals(new double[] {2}, gradient(root, -4.0));
    assertArrayEquals(new double[] {0.25}, gradient(root, 4.0));
  }

  @Test
  void choicesWithinChoicesSkipAllThatIsNotTaken() {
    Function<Value[], Value> nested =
        x -> {
          Value zero = Value.constant(0);
          Value shared = x[0].log();
          Value inner = Value.where(x[1], Comparison.LESS, zero, shared, shared.times(x[1]));
          return Value.where(x[0], Comparison.LESS_OR_EQUAL, zero, x[1], inner).plus(x[0]);
        };
    assertArrayEquals(new double[] {1, 1}, gradient(nested, 0.0, 3.0));
    assertArrayEquals(new double[] {1, 1}, gradient(nested, 0.0, -3.0));
    assertArrayEquals(new double[] {1.5, 0}, gradient(nested, 2.0, -3.0));
    assertArrayEquals(new double[] {2.5, Math.log(2)}, gradient(nested, 2.0, 3.0));
  }

  @Test
  void aNaNOnThePathTakenDoesReachTheGradient() {
    Function<Value[], Value> root =
        x -> Value.where(x[0], Comparison.LESS, Value.constant(9), x[0].sqrt(), x[0]);
    assertTrue(Double.isNaN(gradient(root, -1.0)[0]));
  }

  @Test
  void whatIsComparedReceivesNothing() {
    Function<Value[], Value> choice =
        x -> Value.where(x[0].exp(), Comparison.LESS, x[1].div(x[0]), x[1], x[1].negate());
    assertArrayEquals(new double[] {0, -1}, gradient(choice, 2.0, 3.0));
  }

  @Test
  void theGradientOfAnInputIsOneAndOfAConstantZero() {
    assertArrayEquals(new double[] {0, 1}, gradient(x -> x[1], 5, 6));
    assertArrayEquals(new double[] {0, 0}, gradient(x -> Value.constant(7), 5, 6));
    assertArrayEquals(new double[] {0, 0}, gradient(x -> x[0].times(x[1]).detach(), 5, 6));
  }

  @Test
  void aGradientOfZeroIsNeverNegative() {
    assertArrayEquals(new double[] {0.0}, gradient(x -> x[0].times(-0.0), 5));
    assertArrayEquals(new double[] {0.0}, gradient(x -> x[0].negate().times(0.0), 5));
  }

  @Test
  void guardsStayWhereTheyAre() {
    GraphBuilder to = new GraphBuilder(2);
    to.guard(Comparison.GREATER, true, 0, 1);
    Graph gradient = Verifier.verify(Adjoint.apply(to.build(to.add(Kind.TIMES, 0, 1))));
    assertEquals("guard(x0 > x1)", gradient.toString().lines().findFirst().orElseThrow());
  }

  @Test
  void aPartialHasNoDerivativeYet() {
    GraphBuilder to = new GraphBuilder(1);
    Op tanh = OpRegistry.discovered().op("tanh");
    int y = to.add(Kind.UNARY, tanh, 0);
    Graph partial = to.build(to.add(Kind.UNARY_PARTIAL, tanh, 0, y));
    assertThrows(IllegalStateException.class, () -> Adjoint.apply(partial));
  }

  @Test
  void aLongChainNeedsNoRecursion() {
    int length = 200_000;
    Function<Value[], Value> chain =
        x -> {
          Value y = x[0];
          for (int i = 0; i < length; i++) {
            y = y.plus(x[0]);
          }
          return y;
        };
    assertArrayEquals(new double[] {length + 1}, gradient(chain, 1.5));
  }
}

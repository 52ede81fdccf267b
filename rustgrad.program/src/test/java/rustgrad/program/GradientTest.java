package rustgrad.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rustgrad.api.Comparison;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;
import rustgrad.program.contract.FreshEager;

/** One evaluation with its gradient, without a program. */
class GradientTest {

  @Test
  void theExampleOfTheDocumentation() {
    Gradient.Point p = Gradient.of(x -> x[0].times(x[1]).tanh()).at(0.5, -2.0);
    assertEquals(-0.7615941559557649, p.value());
    assertEquals(-0.8399486832280523, p.gradient()[0]);
  }

  @Test
  void everyKindOfInstructionAgreesWithTheEagerEngine() {
    assertAgrees(x -> x[0].plus(x[1]).minus(x[0].times(x[1])).div(x[1].negate()), 0.3, -1.7);
    assertAgrees(x -> Value.sum(x[0], x[1], x[0]).times(3), 0.3, 1e9);
    assertAgrees(x -> Value.dot(x[0], x, new Value[] {x[1], x[0]}), 0.3, -1.7);
    assertAgrees(x -> Value.dot(x, x), 0.3, -1.7);
    assertAgrees(x -> x[0].hypot(x[1]).atan2(x[0]).exp(), 0.3, -1.7);
    assertAgrees(x -> x[0].detach().times(x[1]).times(x[0]), 0.3, -1.7);
    assertAgrees(x -> Value.noGrad(() -> x[0].sin()).times(x[0]), 0.3);
  }

  @Test
  void comparisonsAreDecidedByTheNumbers() {
    Function<Value[], Value> huber =
        x -> x[0].abs().isAtMost(1) ? x[0].times(x[0]).times(0.5) : x[0].abs().minus(0.5);
    assertAgrees(huber, 0.25);
    assertAgrees(huber, -7);
    assertAgrees(huber, Double.NaN);
  }

  @Test
  void theSideNotTakenLeaksNothing() {
    Function<Value[], Value> function =
        x ->
            Value.where(
                x[0].times(1),
                Comparison.GREATER,
                Value.constant(0),
                x[0].log().times(x[1]),
                x[1].times(2));
    assertAgrees(function, 0, 5);
    assertArrayEquals(new double[] {0, 2}, Gradient.of(function).at(0, 5).gradient());
  }

  @Test
  void aPowerOfANegativeBaseHasADerivativeByItsBase() {
    Gradient.Point p = Gradient.of(x -> x[0].pow(3)).at(-2);
    assertEquals(-8.0, p.value());
    assertArrayEquals(new double[] {12}, p.gradient());
    assertAgrees(x -> x[0].pow(3).plus(x[0].pow(-2)).plus(x[1]), -2, 1);
    assertAgrees(x -> x[0].pow(0), -2);
    assertAgrees(x -> Value.pow(2, x[0]), -2);
  }

  @Test
  void specialValuesPassThrough() {
    for (double special :
        new double[] {0.0, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE, 1e308}) {
      assertAgrees(x -> x[0].times(x[0]).plus(x[1].div(x[0])), special, 2);
      assertAgrees(x -> x[0].sqrt().times(x[1]).minus(x[0]), special, -0.0);
    }
  }

  @Test
  void aContributionThatCancelsToZeroStillReachesWhatLiesBehind() {
    Function<Value[], Value> function =
        x -> {
          Value root = x[0].sqrt(); // infinitely steep at 0
          return root.minus(root);
        };
    assertEquals(Double.NaN, FreshEager.at(function, 0).gradient()[0]);
    assertAgrees(function, 0);
  }

  @Test
  void inputsAndConstantsCanBeTheResult() {
    assertArrayEquals(new double[] {0, 1}, Gradient.of(x -> x[1]).at(3, 4).gradient());
    Gradient.Point constant = Gradient.of(x -> Value.of(7)).at(3, 4);
    assertEquals(7.0, constant.value());
    assertArrayEquals(new double[] {0, 0}, constant.gradient());
    assertEquals(7.0, Gradient.of(x -> Value.of(7)).at(new double[0]).value());
  }

  @Test
  void noGradAroundTheWholeDoesNotSilenceIt() {
    Gradient.Point p = Value.noGrad(() -> Gradient.of(x -> x[0].times(x[0])).at(3));
    assertArrayEquals(new double[] {6}, p.gradient());
  }

  @Test
  void aMillionStepsNeedNoStack() {
    Gradient.Point p =
        Gradient.of(
                x -> {
                  Value v = x[0];
                  for (int i = 0; i < 1_000_000; i++) {
                    v = v.times(1 + 1e-6);
                  }
                  return v;
                })
            .at(1);
    assertEquals(Math.E, p.value(), 1e-5);
    assertEquals(p.value(), p.gradient()[0], 1e-9);
  }

  @Test
  void theNodeLimitStopsAFunctionThatNeverEnds() {
    Gradient endless =
        Gradient.of(
                x -> {
                  Value v = x[0];
                  while (v.isGreaterThan(0)) {
                    v = v.plus(1);
                  }
                  return v;
                })
            .withNodeLimit(10_000);
    String message = assertThrows(IllegalStateException.class, () -> endless.at(1)).getMessage();
    assertTrue(message.contains("more than 10000 nodes"), message);
    assertEquals(-1.0, endless.at(-1).value(), "after the error as before it");
  }

  @Test
  void whatTheFunctionThrowsPassesThrough() {
    UnaryOp broken =
        new UnaryOp() {
          @Override
          public String name() {
            return "broken";
          }

          @Override
          public double apply(double x) {
            return x;
          }

          @Override
          public double partial(double x, double y) {
            throw new ArithmeticException("no derivative today");
          }
        };
    assertThrows(ArithmeticException.class, () -> Gradient.of(x -> x[0].apply(broken)).at(1));
    assertEquals(1.0, Gradient.of(x -> x[0].apply(broken).detach()).at(1).value());
  }

  @Test
  void theGradientCanBeWrittenIntoAnArray() {
    Gradient product = Gradient.of(x -> x[0].times(x[1]));
    double[] x = {2, 3};
    double[] into = new double[2];
    assertEquals(6.0, product.at(x, into));
    assertArrayEquals(new double[] {3, 2}, into);
    assertThrows(IllegalArgumentException.class, () -> product.at(x, new double[3]));
    assertThrows(IllegalArgumentException.class, () -> product.at(x, x));
  }

  @Test
  void theHessianTimesAVectorIsThatOfAProgram() {
    Function<Value[], Value> function =
        x -> x[0].times(x[0]).times(x[1]).plus(x[1].exp()).plus(x[0].hypot(x[1]));
    double[] x = {3, 0.5};
    double[] direction = {1, 2};
    double[] expected = new double[2];
    double value = Program.trace(2, function).hessianVectorProduct(x, direction, expected);
    double[] product = new double[2];
    assertEquals(value, Gradient.of(function).hessianVectorProduct(x, direction, product));
    assertArrayEquals(expected, product, 1e-13);
    assertThrows(
        IllegalArgumentException.class,
        () -> Gradient.of(function).hessianVectorProduct(x, new double[3], product));
  }

  @Test
  void theNumbersOfAnInnerGradientCanBeReadWhereTheOuterFunctionIsEvaluatedOnce() {
    Gradient square = Gradient.of(y -> y[0].times(y[0]));
    Gradient.Point outer =
        Gradient.of(
                x -> {
                  Gradient.Values inner = square.at(x[0]);
                  assertEquals(6.0, inner.point().gradient()[0]);
                  assertEquals(9.0, inner.point().value());
                  return inner.gradient()[0].times(inner.point().gradient()[0]); // 2 x * 6
                })
            .at(3);
    assertEquals(36.0, outer.value());
    assertArrayEquals(new double[] {12}, outer.gradient());
    assertEquals(6.0, square.at(Value.of(3)).point().gradient()[0]);
    assertThrows(
        IllegalStateException.class,
        () -> Program.trace(1, x -> Value.of(square.at(x[0]).point().value())));
  }

  @Test
  void aCallWithinACallAndOneAfterAnErrorHaveTheirOwnArrays() {
    Gradient inner = Gradient.of(x -> x[0].exp().times(x[0]));
    double[] alone = inner.at(0.5).gradient();
    Gradient outer =
        Gradient.of(
            x -> {
              Value y = x[0].times(2).exp();
              assertThrows(
                  ArithmeticException.class,
                  () ->
                      Gradient.of(
                              z -> {
                                z[0].exp().times(3);
                                throw new ArithmeticException("half-way");
                              })
                          .at(1));
              assertArrayEquals(alone, inner.at(0.5).gradient());
              return y.times(y);
            });
    double[] expected =
        FreshEager.at(x -> x[0].times(2).exp().times(x[0].times(2).exp()), 0.5).gradient();
    for (int call = 0; call < 3; call++) {
      assertArrayEquals(expected, outer.at(0.5).gradient(), 1e-12);
    }
  }

  @Test
  void anOperationThatIsRefusedLeavesNoTraceOfItself() {
    Function<Value[], Value> function =
        x -> {
          Value[] withNull = {x[1], x[0], null};
          assertThrows(IllegalArgumentException.class, () -> Value.sum(withNull));
          assertThrows(IllegalArgumentException.class, () -> Value.dot(x[0], withNull, withNull));
          return x[0].times(x[1]);
        };
    assertArrayEquals(new double[] {3, 2}, Gradient.of(function).at(2, 3).gradient());
  }

  @Test
  void sumsOfAnyLengthPassFromOneChunkToTheNext() {
    int n = 100_000;
    Function<Value[], Value> function =
        x -> {
          Value[] terms = new Value[n];
          for (int i = 0; i < n; i++) {
            terms[i] = x[0].times(i);
          }
          Value.maxOf(terms); // reaches nothing
          return Value.dot(x[0], terms, terms).plus(Value.sum(terms)).plus(Value.maxOf(terms));
        };
    assertAgrees(function, 0.7);
  }

  @Test
  void manyThreadsRecordAtOnce() {
    Gradient gradient = Gradient.of(x -> x[0].times(x[1]).sin().plus(x[0].exp()));
    Gradient.Point expected = gradient.at(0.3, 1.7);
    IntStream.range(0, 2_000)
        .parallel()
        .forEach(
            i -> {
              Gradient.Point p = gradient.at(0.3, 1.7);
              assertEquals(expected.value(), p.value());
              assertArrayEquals(expected.gradient(), p.gradient());
            });
  }

  @Test
  void whatAValueWasComputedFromIsNotKept() {
    String message =
        assertThrows(
                IllegalStateException.class,
                () -> Gradient.of(x -> x[0].exp().inputs().get(0).plus(1)).at(1))
            .getMessage();
    assertTrue(message.contains("evaluated once"), message);
    assertEquals(
        2.0, Gradient.of(x -> x[0].detach().requiresGrad() ? x[0] : x[0].times(2)).at(1).value());
  }

  /** The value to the bit, the gradient to rounding: it is added up in another order. */
  private static void assertAgrees(Function<Value[], Value> function, double... x) {
    Gradient.Point eager = FreshEager.at(function, x);
    Gradient.Point point = Gradient.of(function).at(x);
    assertEquals(eager.value(), point.value());
    for (int i = 0; i < x.length; i++) {
      double expected = eager.gradient()[i];
      double actual = point.gradient()[i];
      double rounding = Double.isNaN(expected) ? 0 : Math.abs(1e-14 * expected);
      assertEquals(expected, actual, rounding + Double.MIN_VALUE);
    }
  }
}

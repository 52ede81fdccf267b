package rustgrad.program.trace;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.mockito.Mockito.mock;

import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import rustgrad.api.BinaryOp;
import rustgrad.api.Comparison;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;
import rustgrad.program.Gradient;
import rustgrad.program.Program;
import rustgrad.program.VectorProgram;

class MisuseTest {

  private static String refused(Class<? extends Exception> type, Executable call) {
    return assertThrows(type, call).getMessage();
  }

  private static String refusedTrace(Function<Value[], Value> function) {
    return refused(IllegalArgumentException.class, () -> Program.trace(1, function));
  }

  @Test
  void nullsAndForeignValuesAreRefused() {
    assertTrue(refusedTrace(x -> null).contains("null"));
    assertTrue(refusedTrace(x -> x[0].plus((Value) null)).contains("null"));
    assertTrue(refusedTrace(x -> Value.sum(x[0], null)).contains("null"));
    Value foreign = mock(Value.class);
    assertTrue(refusedTrace(x -> foreign).contains("not made by Value.of"));
    assertTrue(refusedTrace(x -> x[0].times(foreign)).contains("not made by Value.of"));
    assertTrue(
        refused(IllegalArgumentException.class, () -> Gradient.of(x -> null).at(1))
            .contains("null"));
  }

  @Test
  void aFunctionOfSeveralOutputsReturnsOneOrMore() {
    assertTrue(
        refused(IllegalArgumentException.class, () -> VectorProgram.trace(1, 1, x -> null))
            .contains("returned null"));
    assertTrue(
        refused(IllegalArgumentException.class, () -> VectorProgram.trace(1, 1, x -> new Value[0]))
            .contains("0 values"));
    assertTrue(
        refused(IllegalArgumentException.class, () -> VectorProgram.trace(1, 2, x -> new Value[2]))
            .contains("null"));
  }

  @Test
  void opsCheckTheNumberOfTheirInputsWhileTracing() {
    assertEquals("op 'tanh' takes 1, but got 2 inputs", refusedTrace(x -> x[0].apply("tanh", x)));
    assertTrue(refusedTrace(x -> x[0].apply("swish")).startsWith("unknown op 'swish'"));
    assertTrue(refusedTrace(x -> Value.dot(x, new Value[0])).contains("1 values with 0 values"));
  }

  @Test
  void aBinaryOpTakesTwoInputsWhateverItSays() {
    BinaryOp three =
        new BinaryOp() {
          @Override
          public String name() {
            return "three";
          }

          @Override
          public double apply(double a, double b) {
            return a + 10 * b;
          }

          @Override
          public double partialA(double a, double b, double y) {
            return 1;
          }

          @Override
          public double partialB(double a, double b, double y) {
            return 10;
          }

          @Override
          public boolean accepts(int inputs) {
            return inputs == 3;
          }
        };
    assertEquals(
        "op 'three' takes 2, but got 3 inputs",
        refusedTrace(x -> Value.of(three, x[0], x[0], x[0])));
  }

  @Test
  void anInputThatThereIsNotIsToldWithTheirNumber() {
    Function<Value[], Value> second = x -> x[0].plus(x[1]);
    for (Executable call :
        new Executable[] {
          () -> Program.trace(1, second),
          () -> Gradient.of(second).at(3),
          () -> Gradient.of(second).at(Value.of(3))
        }) {
      IllegalArgumentException refused = assertThrows(IllegalArgumentException.class, call);
      assertEquals(
          "the traced function uses an array index that does not exist: Index 1 out of bounds for length 1;"
              + " it was traced with 1 inputs, parameters included; trace it with as many as it uses",
          refused.getMessage());
      assertInstanceOf(ArrayIndexOutOfBoundsException.class, refused.getCause());
    }
  }

  @Test
  void theFunctionMayPutOtherValuesIntoItsArray() {
    Function<Value[], Value> function =
        x -> {
          Value[] copy = Arrays.copyOf(x, 3);
          copy[2] = Value.constant(5);
          Value[] clone = x.clone();
          clone[1] = Value.of(7);
          x[0] = Value.constant(2);
          return x[0].times(x[1]).plus(copy[2].times(copy[0])).plus(clone[1]); // 2 b + 5 a + 7
        };
    double[] g = new double[2];
    Program program = Program.trace(2, function);
    for (int call = 0; call < 2; call++) {
      assertEquals(28.0, program.gradient(new double[] {3, 3}, g));
      assertArrayEquals(new double[] {5, 2}, g);
    }
    assertArrayEquals(new double[] {5, 2}, Gradient.of(function).at(3, 3).gradient());
    Value[] x = {Value.of(3), Value.of(3)};
    assertEquals(5.0, Gradient.of(function).at(x).gradient()[0].item());
    assertEquals(5.0, program.gradient(x)[0].item());
    assertEquals(3.0, x[0].item());
  }

  @Test
  void whatTheFunctionThrowsPassesThroughAndTheNextTraceIsClean() {
    ArithmeticException thrown = new ArithmeticException("half-way");
    Executable trace =
        () ->
            Program.trace(
                1,
                x -> {
                  x[0].exp();
                  throw thrown;
                });
    assertSame(thrown, assertThrows(ArithmeticException.class, trace));
    assertEquals(9.0, Program.trace(1, x -> x[0].times(x[0])).value(3));
    Value leaf = Value.of(3);
    leaf.times(leaf).backward();
    assertEquals(6.0, leaf.grad());
  }

  @Test
  void aValueThatEscapesIsOfNoUseAfterItsTrace() {
    AtomicReference<Value> kept = new AtomicReference<>();
    Program.trace(1, x -> keep(kept, x[0].exp()));
    Value escaped = kept.get();
    Value eager = Value.of(1);
    for (Executable use :
        new Executable[] {
          () -> escaped.plus(1),
          () -> eager.times(escaped),
          () -> escaped.negate(),
          () -> escaped.detach(),
          () -> escaped.tanh(),
          () -> escaped.isLessThan(0),
          () -> eager.isLessThan(escaped),
          () -> Value.sum(eager, escaped),
          () -> Value.where(eager, Comparison.LESS, eager, eager, escaped),
          () -> Program.trace(1, x -> escaped),
          () -> Program.trace(1, x -> x[0].plus(escaped))
        }) {
      String message = refused(IllegalStateException.class, use);
      assertTrue(message.contains("after its trace had ended"), message);
    }
  }

  @Test
  void noGradientIsMadeOfAValueThatHasEscaped() {
    AtomicReference<Value> kept = new AtomicReference<>();
    Program.trace(1, x -> keep(kept, x[0].exp()));
    Value escaped = kept.get();
    Value leaf = Value.of(1);
    for (Executable use :
        new Executable[] {
          () -> Gradient.ofValue(escaped, leaf),
          () -> Gradient.ofValue(escaped, escaped),
          () -> Gradient.ofValue(leaf.times(2), escaped),
          () -> Gradient.ofValue(leaf.times(2), leaf, escaped),
          () -> Program.trace(1, x -> Gradient.ofValue(x[0].times(2), escaped)[0]),
          () -> Gradient.of(x -> x[0]).at(escaped)
        }) {
      String message = refused(IllegalStateException.class, use);
      assertTrue(message.contains("after its trace had ended"), message);
    }
  }

  @Test
  void aTracedValueHasNoNullAsItsLabel() {
    assertEquals(
        "label",
        refused(NullPointerException.class, () -> Program.trace(1, x -> x[0].label(null))));
  }

  private static Value keep(AtomicReference<Value> into, Value value) {
    into.set(value);
    return value;
  }

  @Test
  void aTraceWithinATraceWorksOnItsOwn() {
    Program outer =
        Program.trace(
            1,
            x -> {
              Value before = x[0].times(2);
              Program inner = Program.trace(1, y -> y[0].isLessThan(0) ? y[0] : y[0].times(y[0]));
              double[] slope = new double[1];
              double value = inner.gradient(new double[] {3}, slope);
              return before.plus(value).times(slope[0]);
            });
    double[] g = new double[1];
    assertEquals((2.0 * 5 + 9) * 6, outer.gradient(new double[] {5}, g));
    assertArrayEquals(new double[] {12}, g);
  }

  @Test
  void aTraceWithinAnEagerFunctionIsThatOfItsPoint() {
    Gradient.Point p =
        Gradient.of(x -> x[0].times(Gradient.of(y -> y[0].pow(2)).at(3).gradient()[0])).at(5);
    assertEquals(30.0, p.value());
    assertArrayEquals(new double[] {6}, p.gradient());
  }

  @Test
  void valuesOfTwoTracesDoNotMix() {
    for (Function<Value, Function<Value[], Value>> mix :
        new MixedFunctions[] {
          outer -> y -> y[0].plus(outer),
          outer -> y -> outer.plus(y[0]),
          outer -> y -> Value.sum(y[0], outer),
          outer -> y -> outer
        }) {
      String message =
          refused(
              IllegalStateException.class,
              () ->
                  Program.trace(
                      1, x -> Value.of(Program.trace(1, mix.apply(x[0])).value(1)).plus(x[0])));
      assertTrue(message.contains("values of two traces"), message);
    }
  }

  private interface MixedFunctions extends Function<Value, Function<Value[], Value>> {}

  @Test
  void aGuardOfTheOuterTraceMayDecideTheInnerOne() {
    Program f =
        Program.trace(
            1,
            x ->
                x[0].times(
                    Program.trace(1, y -> x[0].isLessThan(0) ? y[0].negate() : y[0]).value(3)));
    assertEquals(6.0, f.value(2));
    assertEquals(6.0, f.value(-2));
    assertEquals(2, f.statistics().paths());
  }

  @Test
  void aTracedValueStaysInItsThread() {
    Function<Executable, Value> elsewhere =
        use -> {
          CompletableFuture<Value> other = CompletableFuture.supplyAsync(() -> call(use));
          throw assertThrows(CompletionException.class, other::join);
        };
    Value eager = Value.of(1);
    for (Function<Value, Executable> use :
        new Uses[] {
          v -> () -> v.exp(),
          v -> () -> eager.plus(v),
          v -> () -> v.isLessThan(0),
          v -> () -> Value.dot(new Value[] {v}, new Value[] {eager})
        }) {
      Throwable thrown =
          assertThrows(
              CompletionException.class,
              () -> Program.trace(1, x -> elsewhere.apply(use.apply(x[0]))));
      String message = thrown.getCause().getMessage();
      assertTrue(message.contains("must stay in its thread"), message);
      assertTrue(message.contains(Thread.currentThread().getName()), message);
    }
  }

  private interface Uses extends Function<Value, Executable> {}

  private static Value call(Executable use) {
    try {
      use.execute();
    } catch (RuntimeException e) {
      throw e;
    } catch (Throwable e) {
      throw new AssertionError(e);
    }
    throw new AssertionError("not refused");
  }

  @Test
  void aRefusedUseInAnotherThreadLeavesTheTraceAsItWas() {
    String traced =
        Trace.of(
                x -> {
                  assertThrows(
                      CompletionException.class,
                      CompletableFuture.supplyAsync(() -> Value.of(7).plus(x[0]))::join);
                  return new Value[] {x[0].negate()};
                },
                1,
                null,
                1000)
            .graph()
            .withoutOutputs()
            .toString();
    assertEquals("v1 = negate(x0)\nreturn v1\n", traced);
  }

  @Test
  void manyThreadsTraceAtOnce() {
    IntStream.range(0, 200)
        .parallel()
        .forEach(
            i -> assertEquals(i * 2.0 + i, Program.trace(1, x -> x[0].times(i).plus(i)).value(2)));
  }

  @Test
  void inputsAloneCanBeTooManyNodes() {
    String message =
        assertThrows(
                IllegalStateException.class,
                () -> Program.builder().withNodeLimit(10).trace(20, x -> x[0]))
            .getMessage();
    assertTrue(message.contains("more than 10 nodes"), message);
  }

  @Test
  void theNodeLimitStopsAFunctionThatNeverEnds() {
    String message =
        refused(
            IllegalStateException.class,
            () ->
                Program.builder()
                    .withNodeLimit(1000)
                    .trace(
                        1,
                        x -> {
                          for (Value v = x[0]; ; v = v.plus(1)) {}
                        }));
    assertTrue(message.contains("more than 1000 nodes"), message);
    assertTrue(message.contains("withNodeLimit(..)"), message);
  }

  @Test
  void anOpMayCallTheProgramThatCallsIt() {
    Factorial factorial = new Factorial();
    Program f =
        Program.trace(
            1, x -> x[0].isAtMost(1) ? Value.constant(1) : x[0].times(x[0].apply(factorial)));
    factorial.program = f;
    assertEquals(1.0, f.value(1));
    for (int repeat = 0; repeat < 2000; repeat++) {
      assertEquals(120.0, f.value(5));
      assertEquals(24.0, f.gradient(new double[] {4}, new double[1]));
    }
    assertEquals(2, f.statistics().paths());
  }

  private static final class Factorial implements UnaryOp {
    private Program program;

    @Override
    public String name() {
      return "factorialBelow";
    }

    @Override
    public double apply(double x) {
      return program.value(x - 1);
    }

    @Override
    public double partial(double x, double y) {
      return program.gradient(new double[] {x - 1}, new double[1]);
    }
  }
}

package rustgrad.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static rustgrad.rows.Everywhere.assertClose;
import static rustgrad.rows.Everywhere.check;
import static rustgrad.rows.NestedTest.derivative;

import java.util.Arrays;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import rustgrad.api.NaryOp;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;
import rustgrad.program.Execution;
import rustgrad.program.Gradient;
import rustgrad.program.Program;
import rustgrad.program.VectorProgram;
import rustgrad.program.contract.FreshEager;

/** Gradients of values that are there already, eager or traced. */
class GradientOfValueTest {

  @Test
  void theExampleOfTheDocumentation() {
    Value x = Value.of(3);
    Value y = x.times(x).times(x);
    Value slope = Gradient.ofValue(y, x)[0];
    assertEquals(27.0, slope.item());
    Value curvature = Gradient.ofValue(slope, x)[0];
    assertEquals(18.0, curvature.item());
    assertEquals(0.0, x.grad());
    curvature.backward();
    assertEquals(6.0, x.grad());
    assertEquals(
        "Values(9.0 (times, grad 0.0), [6.0 (plus, grad 0.0)])",
        Gradient.of(v -> v[0].times(v[0])).at(Value.of(3)).toString());
    Gradient first = Gradient.of(v -> v[0].times(v[0]).sin());
    Gradient second = Gradient.of(v -> first.at(v).gradient()[0]);
    assertClose(Math.cos(0.25), second.at(0.5).value());
    assertClose(2 * Math.cos(0.25) - Math.sin(0.25), second.at(0.5).gradient()[0]);
  }

  @Test
  void aDerivativeWithRespectToAnIntermediateValueCountsAllPaths() {
    Value a = Value.of(2);
    Value b = a.times(a);
    Value c = b.times(a);
    Value[] by = Gradient.ofValue(c, a, b, c, c);
    assertArrayEquals(
        new double[] {12, 2, 1, 1}, Arrays.stream(by).mapToDouble(Value::item).toArray());
    assertEquals(2.0, Gradient.ofValue(c, b)[0].item());
    VectorProgram traced =
        VectorProgram.trace(
            1,
            4,
            x -> {
              Value square = x[0].times(x[0]);
              Value cube = square.times(x[0]);
              return Gradient.ofValue(cube, x[0], square, cube, cube);
            });
    double[] values = new double[4];
    traced.evaluate(new double[] {2}, values);
    assertArrayEquals(new double[] {12, 2, 1, 1}, values);
  }

  @Test
  void whatAValueDoesNotDependOnHasDerivativeZero() {
    Value x = Value.of(2);
    Value constant = Value.constant(4);
    Value y = x.times(constant);
    Value[] by = Gradient.ofValue(y, Value.of(2), constant, y.times(3), x.detach());
    assertArrayEquals(new double[4], Arrays.stream(by).mapToDouble(Value::item).toArray());
    assertEquals(0, Gradient.ofValue(y).length);
    assertEquals(0.0, Gradient.ofValue(constant, x)[0].item());
    check(
        v -> {
          Value product = v[0].times(4);
          Value[] none =
              Gradient.ofValue(product, x, v[0].detach(), product.times(3), Value.constant(4));
          return Value.sum(none).plus(Gradient.ofValue(y, v[0])[0]).plus(v[0]);
        },
        new double[] {2},
        2,
        1);
  }

  @Test
  void whatDependsOnConstantsAloneIsConstant() {
    Value[] x = Value.constants(0.3, 1.7, 2.2);
    Gradient.Values point = Gradient.of(NestedTest::mixed).at(x);
    assertFalse(point.value().requiresGrad());
    assertArrayEquals(
        FreshEager.at(NestedTest::mixed, 0.3, 1.7, 2.2).gradient(),
        Arrays.stream(point.gradient()).mapToDouble(Value::item).toArray(),
        1e-14);
    assertTrue(Arrays.stream(point.gradient()).noneMatch(Value::requiresGrad));
    x[1] = Value.of(1.7);
    Value slope = Gradient.of(NestedTest::mixed).at(x).gradient()[0];
    slope.backward();
    double[] hessian = new double[9];
    Program.trace(3, NestedTest::mixed).hessian(new double[] {0.3, 1.7, 2.2}, hessian);
    assertClose(hessian[1], x[1].grad());
    Value c = Value.constant(4);
    assertEquals(1.0, Gradient.of(y -> y[0]).at(c).gradient()[0].item());
    assertEquals(0.0, Gradient.of(y -> c).at(c).gradient()[0].item());
  }

  @Test
  void aDerivativeOfZeroIsNeverNegativeZero() {
    assertEquals(0.0, derivative(x -> x.times(-0.0), Value.of(3)).item());
    double infinite =
        Everywhere.at(x -> Value.div(1, derivative(y -> y.times(-0.0), x[0])), 3).value();
    assertEquals(Double.POSITIVE_INFINITY, infinite);
  }

  @Test
  void aHundredThousandStepsNeedNoStack() {
    Value x = Value.of(1);
    Value y = x;
    for (int i = 0; i < 100_000; i++) {
      y = y.times(1 + 1e-5);
    }
    Value slope = Gradient.ofValue(y, x)[0];
    assertEquals(Math.E, slope.item(), 1e-4);
    Program program =
        Program.builder()
            .withExecution(Execution.INTERPRETER)
            .trace(
                1,
                v ->
                    derivative(
                        w -> {
                          Value z = w;
                          for (int i = 0; i < 100_000; i++) {
                            z = z.times(1 + 1e-6);
                          }
                          return z;
                        },
                        v[0]));
    assertEquals(Math.exp(0.1), program.value(1), 1e-6);
  }

  @Test
  void anOpWithoutSymbolicRuleIsNamed() {
    UnaryOp numbersOnly =
        new UnaryOp() {
          @Override
          public String name() {
            return "numbersOnly";
          }

          @Override
          public double apply(double x) {
            return x;
          }

          @Override
          public double partial(double x, double y) {
            return 1;
          }
        };
    for (Function<Value, Value> call :
        Arrays.<Function<Value, Value>>asList(
            x -> derivative(y -> y.apply(numbersOnly), x),
            x -> Gradient.ofValue(x.apply(numbersOnly), x)[0])) {
      for (Runnable run :
          new Runnable[] {
            () -> call.apply(Value.of(1)), () -> Program.trace(1, x -> call.apply(x[0]))
          }) {
        String message = assertThrows(UnsupportedOperationException.class, run::run).getMessage();
        assertTrue(message.contains("'numbersOnly'"), message);
        assertTrue(message.contains("partial(Value x, Value y)"), message);
      }
    }
    assertEquals(
        2.0, derivative(x -> x.plus(x.detach().apply(numbersOnly)).times(2), Value.of(1)).item());
  }

  @Test
  void ofSeveralInputsOnlyThoseThatAreAskedForNeedARule() {
    NaryOp half = new HalfAnOp();
    assertEquals(5.0, derivative(x -> Value.of(half, x, Value.of(5)), Value.of(2)).item());
    assertThrows(
        UnsupportedOperationException.class,
        () -> derivative(x -> Value.of(half, Value.of(5), x), Value.of(2)));
  }

  /** y = x[0] x[1], with half of its rules. */
  private static final class HalfAnOp implements NaryOp {
    @Override
    public String name() {
      return "half";
    }

    @Override
    public double apply(double[] x) {
      return x[0] * x[1];
    }

    @Override
    public void partials(double[] x, double y, double[] into) {
      into[0] = x[1];
      into[1] = x[0];
    }

    @Override
    public Value partial(int i, Value[] x, Value y) {
      return i == 0 ? x[1] : NaryOp.super.partial(i, x, y);
    }
  }

  @Test
  void badInputIsRefused() {
    Value x = Value.of(1);
    assertThrows(IllegalArgumentException.class, () -> Gradient.ofValue(null, x));
    assertThrows(IllegalArgumentException.class, () -> Gradient.ofValue(x, x, null));
    assertThrows(IllegalArgumentException.class, () -> Gradient.of(v -> null).at(x));
    assertThrows(IllegalArgumentException.class, () -> Gradient.of(v -> v[0]).at(x, null));
    Program two = Program.trace(2, v -> v[0].times(v[1]));
    String message =
        assertThrows(IllegalArgumentException.class, () -> two.gradient(x)).getMessage();
    assertEquals("1 values for a program of 2 inputs", message);
  }
}

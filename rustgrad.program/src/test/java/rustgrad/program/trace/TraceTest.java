package rustgrad.program.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rustgrad.api.Comparison;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;
import rustgrad.program.Program;
import rustgrad.program.contract.FreshEager;

/** What a traced function may do, and what is recorded of it. */
class TraceTest {

  private static String traced(Function<Value[], Value> function) {
    return Trace.of(x -> new Value[] {function.apply(x)}, 2, null, 1000)
        .graph()
        .withoutOutputs()
        .toString();
  }

  private static String tracedAt(double[] point, Function<Value[], Value> function) {
    return Trace.of(x -> new Value[] {function.apply(x)}, 2, point, 1000)
        .graph()
        .withoutOutputs()
        .toString();
  }

  @Test
  void operationsAreRecordedInTheirOrder() {
    assertEquals(
        """
        v2 = minus(x0, x1)
        v3 = tanh(v2)
        v4 = times(v3, x0)
        return v4
        """,
        traced(x -> x[0].minus(x[1]).tanh().times(x[0])));
  }

  @Test
  void everyInstructionOfValueIsRecorded() {
    assertEquals(
        """
        v2 = sum(x0, x1, x0)
        v3 = dot(x0, x1)
        v4 = dot(v2, x0, x1)
        v5 = where(v3 < v4 ? v2 : x1)
        v6 = detach(v5)
        v7 = negate(v6)
        v8 = pow(v7, x1)
        return v8
        """,
        traced(
            x -> {
              Value[] left = {x[0]};
              Value[] right = {x[1]};
              Value sum = Value.sum(x[0], x[1], x[0]);
              Value dot = Value.dot(left, right);
              Value neuron = Value.dot(sum, left, right);
              Value where = Value.where(dot, Comparison.LESS, neuron, sum, x[1]);
              return where.detach().unaryMinus().pow(x[1]);
            }));
  }

  @Test
  void eagerValuesOnEitherSideAreConstants() {
    Value leaf = Value.of(3);
    Value constant = Value.constant(-0.0);
    assertEquals(
        """
        v3 = times(3.0, x0)
        v5 = minus(-0.0, v3)
        v6 = times(x0, 3.0)
        v7 = div(v6, -0.0)
        v8 = max(3.0, v5)
        v9 = dot(3.0, 3.0, v7)
        v10 = sum(-0.0, v8, v9)
        return v10
        """,
        traced(
            x -> {
              Value a = constant.minus(leaf.times(x[0]));
              Value b = x[0].times(leaf).div(constant);
              Value max = leaf.max(a);
              return Value.sum(constant, max, Value.dot(leaf, new Value[] {leaf}, new Value[] {b}));
            }));
  }

  @Test
  void whatDependsOnEagerValuesAloneIsOneConstant() {
    Value leaf = Value.of(3);
    assertEquals(
        """
        v3 = plus(x0, 10.0)
        return v3
        """,
        traced(x -> x[0].plus(leaf.times(leaf).plus(1))));
    assertEquals(0.0, leaf.grad());
  }

  @Test
  void comparisonsAtAPointBecomeGuards() {
    double[] point = {1, 2};
    assertEquals(
        """
        guard(x0 < x1)
        guard(not x0 > 5.0)
        v5 = exp(x0)
        return v5
        """,
        tracedAt(
            point, x -> x[0].isLessThan(x[1]) && !x[0].isGreaterThan(5) ? x[0].exp() : x[1].exp()));
    assertEquals(
        """
        guard(7.0 >= x0)
        return x1
        """,
        tracedAt(point, x -> Value.of(7).isAtLeast(x[0]) ? x[1] : x[0]));
  }

  @Test
  void whatIsComputedWithinNoGradIsDetached() {
    assertEquals(
        """
        v2 = times(x0, x1)
        v3 = detach(v2)
        v4 = plus(v3, x0)
        return v4
        """,
        traced(x -> Value.noGrad(() -> x[0].times(x[1])).plus(x[0])));
  }

  @Test
  void methodsThatKnowNothingOfTracingAreTraced() {
    Function<Value[], Value> horner =
        x -> Stream.of(2.0, -1.0, 0.5).reduce(Value.of(0), TraceTest.step(x[0]), Value::plus);
    FreshEager.assertSameBits(horner, Program.trace(1, horner), 0.7);
  }

  private static BiFunction<Value, Double, Value> step(Value x) {
    return (sum, coefficient) -> sum.times(x).plus(coefficient);
  }

  @Test
  void dataStructuresMayHoldTracedValues() {
    Function<Value[], Value> pairwiseProduct = TraceTest::product;
    Program f = Program.trace(5, pairwiseProduct);
    FreshEager.assertSameBits(pairwiseProduct, f, 1e-9, 2, -3, 0.7, 1e12);
  }

  private static Value product(Value[] factors) {
    Deque<Value> queue = new ArrayDeque<>(List.of(factors));
    BinaryOperator<Value> times = Value::times;
    while (queue.size() > 1) {
      queue.add(times.apply(queue.poll(), queue.poll()));
    }
    return queue.poll();
  }

  @Test
  void anOpThatIsNotRegisteredIsCalledByTheProgram() {
    UnaryOp cube =
        new UnaryOp() {
          @Override
          public String name() {
            return "cube";
          }

          @Override
          public double apply(double x) {
            return x * x * x;
          }

          @Override
          public double partial(double x, double y) {
            return 3 * x * x;
          }
        };
    Function<Value[], Value> function = x -> x[0].apply(cube).plus(Value.of(cube, x[1]));
    FreshEager.assertSameBits(function, Program.trace(2, function), 1.1, -0.3);
  }

  @Test
  void tracedValuesShowTheGraphTheyArePartOf() {
    traced(
        x -> {
          Value product = x[0].times(x[1]).label("product");
          Value y = product.tanh();
          assertEquals("input", x[0].op());
          assertEquals(List.of(), x[0].inputs());
          assertEquals("times", product.op());
          assertEquals("tanh", y.op());
          assertEquals(
              List.of("input", "input"), product.inputs().stream().map(Value::op).toList());
          assertEquals("product", product.label());
          assertEquals("", y.label());
          assertEquals("product = v2 (times, traced)", product.toString());
          assertEquals("v3 (tanh, traced)", y.toString());
          assertTrue(y.requiresGrad());
          return y;
        });
  }

  @Test
  void aNumberIsNeverHandedOut() {
    traced(
        x -> {
          for (Runnable leak :
              List.<Runnable>of(x[0]::item, x[0]::grad, x[0]::backward, x[0]::zeroGrad)) {
            String message = assertThrows(IllegalStateException.class, leak::run).getMessage();
            assertTrue(message.contains("isGreaterThan"), message);
            assertTrue(message.contains("Value.where"), message);
            assertTrue(message.contains("detach()"), message);
          }
          return x[0];
        });
  }

  @Test
  void changingTheArrayOfInputsChangesNothingElse() {
    Function<Value[], Value> function =
        x -> {
          Value y = Value.sum(x);
          x[0] = y.times(2);
          return x[0];
        };
    Program f = Program.trace(2, function);
    assertEquals(6.0, f.value(1, 2));
  }
}

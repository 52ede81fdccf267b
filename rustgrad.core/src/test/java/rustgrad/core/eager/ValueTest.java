package rustgrad.core.eager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import rustgrad.api.Comparison;
import rustgrad.api.Value;

class ValueTest {

  @Test
  void aProductGivesEachFactorTheOtherAsItsGradient() {
    Value a = Value.of(2.0);
    Value b = Value.of(3.0);
    Value c = a.times(b);
    c.backward();
    assertEquals(6.0, c.item());
    assertEquals(3.0, a.grad());
    assertEquals(2.0, b.grad());
    assertEquals(1.0, c.grad());
  }

  @Test
  void tanhOfOneHalf() {
    Value x = Value.of(0.5);
    Value y = x.tanh();
    y.backward();
    assertEquals(0.46211715726000974, y.item(), 1e-16);
    assertEquals(0.7864477329659274, x.grad(), 1e-15);
  }

  @Test
  void theExampleOfMicrogradsReadme() {
    Value a = Value.of(-4.0);
    Value b = Value.of(2.0);
    Value c = a.plus(b);
    Value d = a.times(b).plus(b.pow(3));
    c = c.plus(c.plus(1));
    c = c.plus(Value.constant(1).plus(c).plus(a.negate()));
    d = d.plus(d.times(2).plus(b.plus(a).relu()));
    d = d.plus(d.times(3).plus(b.minus(a).relu()));
    Value e = c.minus(d);
    Value f = e.pow(2);
    Value g = f.div(2.0);
    g = g.plus(Value.div(10.0, f));
    g.backward();
    assertEquals(24.7041, g.item(), 5e-5);
    assertEquals(138.8338, a.grad(), 5e-5);
    assertEquals(645.5773, b.grad(), 5e-5);
  }

  @Test
  void aNumberCanStandOnEitherSide() {
    Value x = Value.of(4.0);
    Value[] y = {
      x.plus(1),
      x.minus(1),
      x.times(3),
      x.div(2),
      x.pow(2),
      Value.minus(1, x),
      Value.div(8, x),
      Value.pow(2, x)
    };
    double[] items = {5, 3, 12, 2, 16, -3, 2, 16};
    double[] grads = {1, 1, 3, 0.5, 8, -1, -0.5, 16 * Math.log(2)};
    for (int i = 0; i < y.length; i++) {
      x.zeroGrad();
      y[i].backward();
      assertEquals(items[i], y[i].item(), y[i].op());
      assertEquals(grads[i], x.grad(), 1e-14, y[i].op());
    }
  }

  @Test
  void aValueUsedTwiceInOneOpGetsBothContributions() {
    Value x = Value.of(3.0);
    x.times(x).backward();
    assertEquals(6.0, x.grad());
    x.zeroGrad();
    x.minus(x).backward();
    assertEquals(0.0, x.grad());
    x.zeroGrad();
    x.div(x).backward();
    assertEquals(0.0, x.grad());
    x.zeroGrad();
    x.max(x).backward();
    assertEquals(1.0, x.grad());
  }

  @Test
  void aSharedNodeIsPropagatedOnceWithItsWholeGradient() {
    Value x = Value.of(2.0);
    Value square = x.times(x);
    Value y = square.times(square).plus(square);
    y.backward();
    assertEquals(4 * 8.0 + 2 * 2.0, x.grad());
    assertEquals(2 * 4.0 + 1, square.grad());
  }

  @Test
  void leavesAccumulateOverBackwardsAndResultsStartAfresh() {
    Value x = Value.of(2.0);
    Value square = x.times(x);
    Value y = square.times(3);
    y.backward();
    y.backward();
    assertEquals(24.0, x.grad());
    assertEquals(3.0, square.grad());
    x.zeroGrad();
    assertEquals(0.0, x.grad());
    y.backward();
    assertEquals(12.0, x.grad());
  }

  @Test
  void twoRootsThatShareLeavesAddUp() {
    Value x = Value.of(2.0);
    Value shared = x.times(5);
    shared.plus(1).backward();
    shared.times(2).backward();
    assertEquals(15.0, x.grad());
    assertEquals(2.0, shared.grad());
  }

  @Test
  void aLeafIsItsOwnRoot() {
    Value x = Value.of(2.0);
    x.backward();
    assertEquals(1.0, x.grad());
  }

  @Test
  void constantsHaveNoGradientAndNoHistory() {
    Value c = Value.constant(2.0).times(3).plus(Value.constant(1));
    assertEquals(7.0, c.item());
    assertFalse(c.requiresGrad());
    assertEquals("constant", c.op());
    assertEquals(List.of(), c.inputs());
    assertThrows(IllegalStateException.class, c::backward);
    Value x = Value.of(1.0);
    x.times(c).backward();
    assertEquals(7.0, x.grad());
    assertEquals(0.0, c.grad());
  }

  @Test
  void detachStopsTheGradient() {
    Value x = Value.of(3.0);
    x.times(x.detach()).backward();
    assertEquals(3.0, x.grad());
  }

  @Test
  void noGradComputesWithoutRecording() {
    Value x = Value.of(3.0);
    Value y = Value.noGrad(() -> Value.noGrad(() -> x.times(x)).plus(x.tanh()).minus(x.tanh()));
    assertEquals(9.0, y.item());
    assertFalse(y.requiresGrad());
    assertTrue(x.times(x).requiresGrad());
    assertThrows(
        UnsupportedOperationException.class,
        () ->
            Value.noGrad(
                () -> {
                  throw new UnsupportedOperationException();
                }));
    assertTrue(x.times(x).requiresGrad(), "recording goes on after an error in the body");
  }

  @Test
  void sumAndDotEqualTheirChains() {
    Value[] x = leaves(0.1, 1e16, -3, 1e-9);
    Value[] w = leaves(7, -0.3, 1e8, 5);
    Value chain = Value.of(0.25);
    Value sum = Value.of(0.25);
    for (int i = 0; i < 4; i++) {
      chain = chain.plus(w[i].times(x[i]));
      sum = sum.plus(x[i]);
    }
    Value dot = Value.dot(Value.of(0.25), w, x);
    assertEquals(chain.item(), dot.item());
    assertEquals(sum.item(), Value.sum(Value.of(0.25), x[0], x[1], x[2], x[3]).item());
    dot.backward();
    for (int i = 0; i < 4; i++) {
      assertEquals(w[i].item(), x[i].grad());
      assertEquals(x[i].item(), w[i].grad());
    }
    assertEquals(9, dot.inputs().size());
    assertEquals(List.of(w[0], x[0], w[1], x[1]), dot.inputs().subList(1, 5));
    assertEquals(0.0, Value.sum().item());
    assertEquals(
        w[0].item() * x[0].item() + w[1].item() * x[1].item(),
        Value.dot(new Value[] {w[0], w[1]}, new Value[] {x[0], x[1]}).item());
  }

  @Test
  void dotKeepsItsInputsWhenTheCallerChangesTheArrays() {
    Value[] x = leaves(1, 2);
    Value[] w = leaves(3, 4);
    Value dot = Value.dot(w, x);
    Value first = x[0];
    x[0] = Value.of(100);
    dot.backward();
    assertEquals(3.0, first.grad());
    assertEquals(1.0, w[0].grad());
  }

  @Test
  void whereTakesOneSideAndSkipsTheOther() {
    Value x = Value.of(0.0);
    Value safe = x.plus(1);
    Value poison = x.log();
    Value y = Value.where(x, Comparison.GREATER, Value.constant(0), poison, safe);
    y.backward();
    assertEquals(1.0, y.item());
    assertEquals(1.0, x.grad(), "the infinite derivative of the log at 0 must not leak");
    assertEquals(4, y.inputs().size());
  }

  @Test
  void comparisonsArePlainBooleans() {
    Value a = Value.of(1.0);
    Value b = Value.of(2.0);
    assertTrue(a.isLessThan(b) && a.isAtMost(b) && a.isAtMost(1.0) && a.isLessThan(1.5));
    assertFalse(a.isGreaterThan(b) || a.isAtLeast(b) || a.isGreaterThan(1.0));
    assertTrue(a.isAtLeast(1.0) && a.is(Comparison.NOT_EQUAL, b) && a.is(Comparison.EQUAL, a));
    Value nan = Value.of(Double.NaN);
    for (Comparison comparison : Comparison.values()) {
      assertEquals(comparison == Comparison.NOT_EQUAL, nan.is(comparison, nan));
    }
  }

  @Test
  void aGraphCanBeInspected() {
    Value a = Value.of(2.0).label("a");
    Value b = Value.of(3.0);
    Value c = a.times(b).label("c");
    assertEquals("times", c.op());
    assertEquals(List.of(a, b), c.inputs());
    c.backward();
    assertEquals("c = 6.0 (times, grad 1.0)", c.toString());
    assertEquals("3.0 (leaf, grad 2.0)", b.toString());
    assertEquals("1.5 (constant)", Value.constant(1.5).toString());
    assertEquals("tanh", a.tanh().op());
    assertEquals("negate", a.negate().op());
    assertEquals("a", a.label());
    assertEquals("", b.label());
  }

  static Value[] leaves(double... items) {
    Value[] leaves = new Value[items.length];
    for (int i = 0; i < items.length; i++) {
      leaves[i] = Value.of(items[i]);
    }
    return leaves;
  }
}

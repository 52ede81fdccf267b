package rustgrad.core.eager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import rustgrad.api.Comparison;
import rustgrad.api.Value;
import rustgrad.api.spi.BackwardStep;
import rustgrad.api.spi.Dispatcher;

/** The steps of backward(), taken one at a time. */
class StepsTest {
  private static final int GRAPHS = 300;

  @Test
  void takenToTheEndTheyAreBackwardToTheBit() {
    for (int seed = 0; seed < GRAPHS; seed++) {
      List<Value> swept = graph(seed);
      List<Value> stepped = graph(seed);
      swept.get(swept.size() - 1).backward();
      Iterator<BackwardStep> steps = steps(stepped.get(stepped.size() - 1));
      while (steps.hasNext()) {
        steps.next();
      }
      for (int i = 0; i < swept.size(); i++) {
        assertEquals(swept.get(i).grad(), stepped.get(i).grad(), "seed " + seed + ", value " + i);
      }
    }
  }

  /** All values of a random graph with shared nodes, the last of which depends on most. */
  private static List<Value> graph(int seed) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Value> values = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      values.add(Value.of(random.nextDouble(-2, 2) * Math.pow(10, random.nextInt(-3, 4))));
    }
    values.add(Value.constant(0.7));
    for (int i = 0; i < 30; i++) {
      Value a = values.get(random.nextInt(values.size()));
      Value b = values.get(random.nextInt(values.size()));
      values.add(
          switch (random.nextInt(9)) {
            case 0 -> a.plus(b);
            case 1 -> a.minus(b);
            case 2 -> a.times(b);
            case 3 -> a.div(b);
            case 4 -> a.tanh();
            case 5 -> Value.sum(a, b, a);
            case 6 -> Value.dot(a, new Value[] {b, a}, new Value[] {a, a});
            case 7 -> Value.where(a, Comparison.LESS, b, b.tanh(), a);
            default -> a.max(b).negate();
          });
    }
    values.add(Value.sum(values.toArray(Value[]::new)));
    return values;
  }

  @Test
  void eachStepAddsOneContribution() {
    Value x = Value.of(3);
    Value y = x.times(x);
    Iterator<BackwardStep> steps = steps(y);
    assertEquals(1.0, y.grad());
    assertEquals(0.0, x.grad());
    assertEquals(new BackwardStep(y, 1, 3), steps.next());
    assertEquals(3.0, x.grad());
    assertEquals(new BackwardStep(y, 0, 3), steps.next());
    assertEquals(6.0, x.grad());
    assertFalse(steps.hasNext());
    assertThrows(NoSuchElementException.class, steps::next);
  }

  @Test
  void aWhereTellsWhichSideItTook() {
    Value a = Value.of(1);
    Value b = Value.of(2);
    BackwardStep first = steps(Value.where(a, Comparison.LESS, b, b, b)).next();
    BackwardStep second = steps(Value.where(b, Comparison.LESS, a, b, b)).next();
    assertEquals(2, first.input());
    assertEquals(3, second.input());
  }

  @Test
  void constantsGetNoStepAndHaveNone() {
    Value x = Value.of(2);
    Value y = x.times(Value.constant(5));
    Iterator<BackwardStep> steps = steps(y);
    assertSame(x, y.inputs().get(steps.next().input()));
    assertFalse(steps.hasNext());
    assertThrows(IllegalStateException.class, () -> steps(Value.constant(1)));
  }

  private static Iterator<BackwardStep> steps(Value root) {
    return Dispatcher.eager().steps(root);
  }
}

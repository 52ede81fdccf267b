package rustgrad.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleSupplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rustgrad.api.Value;
import rustgrad.core.Parameters;

class LbfgsTest {
  /** The points at which a {@link #loss} was computed, and what it was. */
  private final List<List<Double>> points = new ArrayList<>();

  private final List<Double> values = new ArrayList<>();

  private interface Function {
    Value of(Value[] x);
  }

  private DoubleSupplier loss(Parameters p, Function function) {
    Value[] leaves = p.values().toArray(Value[]::new);
    return () -> {
      Value loss = function.of(leaves);
      points.add(Arrays.stream(p.items()).boxed().toList());
      values.add(loss.item());
      p.zeroGrad();
      loss.backward();
      return loss.item();
    };
  }

  /** The sum of (1 - x[i])^2 + 100 (x[i + 1] - x[i]^2)^2: a curved valley. */
  private static Value rosenbrock(Value[] x) {
    Value sum = Value.constant(0);
    for (int i = 0; i + 1 < x.length; i++) {
      Value u = Value.minus(1, x[i]);
      Value v = x[i + 1].minus(x[i].times(x[i]));
      sum = sum.plus(u.times(u)).plus(v.times(v).times(100));
    }
    return sum;
  }

  private static Parameters valley(int size) {
    double[] start = new double[size];
    Arrays.setAll(start, i -> i % 2 == 0 ? -1.2 : 1);
    return Parameters.of(start);
  }

  /** Half the sum of h[i] x[i]^2, where h rises from 1 to 10,000. */
  private static Value longBowl(Value[] x) {
    Value sum = Value.constant(0);
    for (int i = 0; i < x.length; i++) {
      double h = StrictMath.pow(1e4, i / (x.length - 1.0));
      sum = sum.plus(x[i].times(x[i]).times(h / 2));
    }
    return sum;
  }

  /** The number of evaluations until the loss is less than 1e-20. */
  private int evaluations(Lbfgs lbfgs, Function function) {
    points.clear();
    values.clear();
    DoubleSupplier loss = loss(lbfgs.parameters(), function);
    while (lbfgs.steps() < 1000) {
      lbfgs.step(loss);
      for (int i = 0; i < values.size(); i++) {
        if (values.get(i) < 1e-20) {
          return i + 1;
        }
      }
    }
    throw new AssertionError("the least loss is " + values.stream().min(Double::compare));
  }

  /**
   * The numbers of evaluations of peers, with a history of 10: L-BFGS-B of SciPy 1.17 and {@code
   * torch.optim.LBFGS} of PyTorch 1.13 with {@code line_search_fn="strong_wolfe"}.
   */
  @ParameterizedTest
  @CsvSource({"2, 46, 47", "20, 175, 210"})
  void rosenbrocksValleyTakesAsManyEvaluationsAsPeersNeed(int size, int scipy, int pytorch) {
    int ours = evaluations(Lbfgs.of(valley(size)).withFixedLoss(), LbfgsTest::rosenbrock);
    assertTrue(ours <= 1.1 * Math.min(scipy, pytorch), "evaluations: " + ours);
    int everyStart = evaluations(Lbfgs.of(valley(size)), LbfgsTest::rosenbrock);
    assertTrue(everyStart <= 2 * ours, "evaluations: " + everyStart);
  }

  /** L-BFGS-B of SciPy 1.17 takes 841. */
  @Test
  void aLongBowlIsDescendedToo() {
    double[] ones = new double[20];
    Arrays.fill(ones, 1);
    int ours = evaluations(Lbfgs.of(Parameters.of(ones)).withFixedLoss(), LbfgsTest::longBowl);
    assertTrue(ours <= 1.1 * 841, "evaluations: " + ours);
    int remembering =
        evaluations(
            Lbfgs.of(Parameters.of(ones)).withHistory(20).withFixedLoss(), LbfgsTest::longBowl);
    assertTrue(remembering < ours, "a longer history helps: " + remembering);
  }

  @ParameterizedTest
  @ValueSource(doubles = {0.003, 0.01, 0.03, 0.1})
  void aNetworkLearnsMoonsInATenthOfTheEvaluationsOfAdam(double rate) {
    double adam = lossOnMoons(1000, parameters -> Adam.of(parameters, rate));
    double ours = lossOnMoons(100, parameters -> Lbfgs.of(parameters).withFixedLoss());
    assertTrue(ours < 1e-10 * adam, ours + " is not far less than Adam's " + adam);
  }

  private interface Choice {
    Optimizer of(Parameters parameters);
  }

  /** The least loss of so many evaluations, all rows each. */
  private static double lossOnMoons(int evaluations, Choice optimizer) {
    Dataset moons = Dataset.moons(100, 0.1, 1);
    double[][] targets = new double[moons.size()][];
    Arrays.setAll(targets, row -> new double[] {moons.labels()[row]});
    Examples examples = Examples.of(moons.inputs(), targets);
    MLP model = MLP.builder(2, 16, 16, 1).withActivation("tanh").build();
    Objective objective = new RowObjective(model, Loss.binaryCrossEntropy(), 0, Threads.CALLER);
    Optimizer chosen = optimizer.of(model.parameters());
    double[] least = {Double.POSITIVE_INFINITY};
    int[] taken = {0};
    while (taken[0] < evaluations) {
      chosen.step(
          () -> {
            double value = objective.gradient(examples);
            least[0] = taken[0]++ < evaluations ? Math.min(least[0], value) : least[0];
            return value;
          });
    }
    return least[0];
  }

  @Test
  void aTrainerTakesItAsAnyOther() {
    Dataset moons = Dataset.moons(100, 0.1, 1);
    MLP model = MLP.builder(2, 16, 1).withActivation("tanh").build();
    Lbfgs lbfgs = Lbfgs.of(model.parameters()).withFixedLoss();
    Trainer trainer = Trainer.of(model, Loss.binaryCrossEntropy(), lbfgs).withL2(1e-4);
    double before = trainer.step(moons);
    double last = before;
    for (int step = 1; step < 40; step++) {
      double loss = trainer.step(moons);
      assertTrue(loss < last);
      last = loss;
    }
    assertTrue(last < before / 10, "loss: " + last);
    assertEquals(40, lbfgs.steps());
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aStepReturnsTheLossBeforeItAndEndsAtThePointOfItsGradients(boolean fixed) {
    Parameters x = valley(4);
    Lbfgs lbfgs = fixed ? Lbfgs.of(x).withFixedLoss() : Lbfgs.of(x);
    DoubleSupplier loss = loss(x, LbfgsTest::rosenbrock);
    for (int step = 0; step < 20; step++) {
      double[] items = x.items();
      double before = lbfgs.step(loss);
      double[] grads = x.grads();
      double after = loss.getAsDouble();
      assertTrue(after < before);
      assertArrayEquals(x.grads(), grads);
      Parameters copy = Parameters.of(items);
      assertEquals(loss(copy, LbfgsTest::rosenbrock).getAsDouble(), before);
    }
  }

  @Test
  void ofAFixedLossNoPointIsEvaluatedTwice() {
    evaluations(Lbfgs.of(valley(4)).withFixedLoss(), LbfgsTest::rosenbrock);
    assertEquals(points.size(), new HashSet<>(points).size());
    evaluations(Lbfgs.of(valley(4)), LbfgsTest::rosenbrock);
    assertNotEquals(points.size(), new HashSet<>(points).size());
  }

  @Test
  void parametersThatWereChangedInBetweenAreEvaluatedAnew() {
    Parameters x = valley(2);
    Lbfgs lbfgs = Lbfgs.of(x).withFixedLoss();
    DoubleSupplier loss = loss(x, LbfgsTest::rosenbrock);
    lbfgs.step(loss);
    x.setAll(0, 0);
    assertEquals(1, lbfgs.step(loss));
    x.zeroGrad();
    int before = points.size();
    double[] end = x.items();
    double known = lbfgs.step(loss);
    assertFalse(points.subList(before, points.size()).contains(List.of(end[0], end[1])));
    assertEquals(loss(Parameters.of(end), LbfgsTest::rosenbrock).getAsDouble(), known);
  }

  /** Without withFixedLoss(), a step learns of the new loss. */
  @Test
  void theLossMayChangeFromStepToStep() {
    Parameters x = Parameters.of(5);
    Lbfgs lbfgs = Lbfgs.of(x);
    for (int step = 0; step < 20; step++) {
      double goal = step % 2;
      double distance = x.item(0) - goal;
      assertEquals(
          distance * distance, lbfgs.step(loss(x, v -> v[0].minus(goal).times(v[0].minus(goal)))));
    }
    assertEquals(1, x.item(0), 1e-12);
  }

  @Test
  void whereTheLossIsNotANumberIsTooFar() {
    Parameters x = Parameters.of(5, 0.5);
    Lbfgs lbfgs = Lbfgs.of(x);
    DoubleSupplier loss =
        loss(x, v -> v[0].minus(v[0].log()).plus(v[1].minus(3).pow(2)).plus(v[1].log().times(0)));
    for (int step = 0; step < 30; step++) {
      lbfgs.step(loss);
    }
    assertTrue(values.stream().anyMatch(value -> value.isNaN()));
    assertArrayEquals(new double[] {1, 3}, x.items(), 1e-7);
  }

  @Test
  void aStartThatIsNotFiniteIsAnErrorThatMovesNothing() {
    Parameters x = Parameters.of(-1, 2);
    Lbfgs lbfgs = Lbfgs.of(x);
    assertEquals(
        "the loss at step 0 of Lbfgs(history 10) is NaN; expected a finite number, so start from"
            + " other numbers or scale the data",
        errorOf(lbfgs, loss(x, v -> v[0].log())));
    assertEquals(
        "the squared length of the gradient at step 0 of Lbfgs(history 10) is Infinity; expected a"
            + " finite number, so start from other numbers or scale the data",
        errorOf(lbfgs, loss(x, v -> v[0].times(1e200))));
    assertArrayEquals(new double[] {-1, 2}, x.items());
    assertEquals(0, lbfgs.steps());
  }

  private static String errorOf(Lbfgs lbfgs, DoubleSupplier loss) {
    return assertThrows(ArithmeticException.class, () -> lbfgs.step(loss)).getMessage();
  }

  @Test
  void anExceptionAmidASearchMovesNothing() {
    Parameters x = valley(3);
    Lbfgs lbfgs = Lbfgs.of(x);
    DoubleSupplier loss = loss(x, LbfgsTest::rosenbrock);
    lbfgs.step(loss);
    lbfgs.step(loss);
    double[] items = x.items();
    double[] grads = x.grads();
    Map<String, double[]> state = lbfgs.state();
    int before = points.size();
    DoubleSupplier failing =
        () -> {
          double value = loss.getAsDouble();
          if (points.size() == before + 2) {
            throw new IllegalArgumentException("the second evaluation");
          }
          return value;
        };
    assertEquals("the second evaluation", Errors.messageOf(() -> lbfgs.step(failing)));
    assertArrayEquals(items, x.items());
    assertArrayEquals(grads, x.grads());
    assertEquals(2, lbfgs.steps());
    state.forEach((name, array) -> assertArrayEquals(array, lbfgs.state().get(name), name));
  }

  @Test
  void atTheMinimumNothingMovesAndASearchIsShort() {
    Parameters x = Parameters.of(1, 1);
    Lbfgs lbfgs = Lbfgs.of(x);
    assertEquals(0, lbfgs.step(loss(x, LbfgsTest::rosenbrock)));
    assertEquals(1, points.size());
    UnaryOperator<Value> square = v -> v.times(v);
    DoubleSupplier flat = loss(x, v -> square.apply(v[0].minus(1 + 1e-9)).plus(1));
    for (int step = 0; step < 10; step++) {
      lbfgs.step(flat);
    }
    assertTrue(points.size() < 40, "evaluations: " + points.size());
    assertEquals(11, lbfgs.steps());
  }

  @Test
  void onlyItsOwnParametersMove() {
    Parameters all = valley(4);
    Lbfgs lbfgs = Lbfgs.of(all.slice(1, 2));
    DoubleSupplier loss = loss(all, LbfgsTest::rosenbrock);
    for (int step = 0; step < 20; step++) {
      lbfgs.step(loss);
    }
    assertEquals(-1.2, all.item(0));
    assertEquals(1, all.item(3));
    loss.getAsDouble();
    assertEquals(0, all.grad(1), 1e-6);
    assertEquals(0, all.grad(2), 1e-6);
  }

  @Test
  void badSettingsAreNamed() {
    Parameters x = Parameters.of(new double[1000]);
    assertEquals(
        "the history of L-BFGS is 0; expected at least 1",
        Errors.messageOf(() -> Lbfgs.of(x).withHistory(0)));
    assertEquals(
        "a history of 3000000 for 1000 parameters does not fit into an array; expected at most"
            + " 2147483",
        Errors.messageOf(() -> Lbfgs.of(x).withHistory(3_000_000)));
  }
}

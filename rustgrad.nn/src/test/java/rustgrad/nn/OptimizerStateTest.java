package rustgrad.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import rustgrad.core.Parameters;

/** What optimisers remember, and what an error leaves alone. */
class OptimizerStateTest {
  private static final Map<String, Function<Parameters, Optimizer>> ALL =
      Map.of(
          "sgd", p -> Sgd.of(p, 1e-3),
          "momentum", p -> Sgd.of(p, 1e-3).withMomentum(0.9).withWeightDecay(0.1),
          "adam", p -> Adam.of(p, Schedule.cosine(0.1, 0, 30)),
          "adamW", p -> AdamW.of(p, 0.1),
          "lbfgs", p -> Lbfgs.of(p).withHistory(5),
          "lbfgs of a fixed loss", p -> Lbfgs.of(p).withFixedLoss(),
          "one of a user", Heavy::new);

  /** As in the comment of {@link ElementwiseOptimizer}. */
  private static final class Heavy extends ElementwiseOptimizer {
    private final double[] velocity = new double[parameters().size()];

    Heavy(Parameters parameters) {
      super(parameters, Schedule.constant(1e-3));
    }

    @Override
    protected double moved(int i, double item, double grad, double rate) {
      velocity[i] = 0.9 * velocity[i] + grad;
      return item - rate * velocity[i];
    }

    @Override
    protected Map<String, double[]> memory() {
      return Map.of("velocity", velocity);
    }
  }

  private static Stream<DynamicTest> ofAll(Consumer<Function<Parameters, Optimizer>> test) {
    return ALL.entrySet().stream()
        .map(each -> dynamicTest(each.getKey(), () -> test.accept(each.getValue())));
  }

  @TestFactory
  Stream<DynamicTest> whatIsRestoredGoesOnWithTheBitsOfWhatWasNeverInterrupted() {
    return ofAll(OptimizerStateTest::assertGoesOn);
  }

  private static void assertGoesOn(Function<Parameters, Optimizer> kind) {
    Optimizer never = kind.apply(CurvedLoss.start());
    Optimizer first = kind.apply(CurvedLoss.start());
    CurvedLoss.train(never, 25);
    CurvedLoss.train(first, 12);
    Map<String, double[]> state = first.state();
    Optimizer second = kind.apply(Parameters.of(first.parameters().items()));
    second.restore(first.steps(), state);
    CurvedLoss.train(first, 1);
    CurvedLoss.train(second, 13);
    assertEquals(25, second.steps());
    assertArrayEquals(never.parameters().items(), second.parameters().items());
    assertSame(never.state(), second.state());
  }

  private static void assertSame(Map<String, double[]> expected, Map<String, double[]> actual) {
    assertEquals(expected.keySet(), actual.keySet());
    expected.forEach((name, array) -> assertArrayEquals(array, actual.get(name), name));
  }

  /** Else the test above could not fail. */
  @Test
  void withoutItsStateTrainingTakesAnotherPath() {
    for (String name : Set.of("momentum", "adam", "adamW", "lbfgs", "one of a user")) {
      Optimizer never = ALL.get(name).apply(CurvedLoss.start());
      CurvedLoss.train(never, 12);
      Optimizer afresh = ALL.get(name).apply(Parameters.of(never.parameters().items()));
      CurvedLoss.train(never, 1);
      CurvedLoss.train(afresh, 1);
      assertNotEquals(never.parameters().item(0), afresh.parameters().item(0), name);
    }
  }

  @TestFactory
  Stream<DynamicTest> aLossThatThrowsMovesNothing() {
    return ofAll(OptimizerStateTest::assertFailsWhole);
  }

  private static void assertFailsWhole(Function<Parameters, Optimizer> kind) {
    Optimizer optimizer = kind.apply(CurvedLoss.start());
    CurvedLoss.train(optimizer, 3);
    double[] items = optimizer.parameters().items();
    Map<String, double[]> state = optimizer.state();
    assertEquals(
        "no data",
        Errors.messageOf(
            () ->
                optimizer.step(
                    () -> {
                      throw new IllegalArgumentException("no data");
                    })));
    assertEquals(3, optimizer.steps());
    assertArrayEquals(items, optimizer.parameters().items());
    assertSame(state, optimizer.state());
  }

  @Test
  void aStepReturnsTheLossBeforeItAndMovesAsAfterBackward() {
    Adam adam = Adam.of(CurvedLoss.start(), 0.1);
    Adam other = Adam.of(CurvedLoss.start(), 0.1);
    for (int step = 0; step < 5; step++) {
      double loss = CurvedLoss.of(other.parameters()).getAsDouble();
      assertEquals(loss, adam.step(CurvedLoss.of(adam.parameters())));
      other.step();
      assertArrayEquals(other.parameters().items(), adam.parameters().items());
    }
  }

  @Test
  void theArraysHaveTheNamesOfTheField() {
    Parameters p = CurvedLoss.start();
    assertEquals(Set.of("velocity"), Sgd.of(p, 0.1).state().keySet());
    for (Optimizer each : List.of(Adam.of(p, 0.1), AdamW.of(p, 0.1))) {
      assertEquals(List.of("mean", "meanSquare"), List.copyOf(each.state().keySet()));
    }
  }

  @Test
  void lbfgsRemembersPairsAndOfAFixedLossAlsoWhereItIs() {
    Lbfgs lbfgs = Lbfgs.of(CurvedLoss.start());
    assertEquals(
        List.of("displacements", "gradientChanges", "newest", "products"),
        List.copyOf(lbfgs.state().keySet()));
    assertEquals(30, lbfgs.state().get("displacements").length);
    assertEquals(
        List.of(
            "displacements", "gradient", "gradientChanges", "loss", "newest", "point", "products"),
        List.copyOf(lbfgs.withFixedLoss().state().keySet()));
  }

  @Test
  void aStateIsACopy() {
    Sgd sgd = Sgd.of(CurvedLoss.start(), 1e-3);
    CurvedLoss.train(sgd, 1);
    double velocity = sgd.state().get("velocity")[0];
    sgd.state().get("velocity")[0] = 7;
    assertEquals(velocity, sgd.state().get("velocity")[0]);
    double[] mine = {1, 2, 3};
    sgd.restore(1, Map.of("velocity", mine));
    mine[0] = 7;
    assertEquals(1, sgd.state().get("velocity")[0]);
    assertThrows(UnsupportedOperationException.class, () -> sgd.state().clear());
  }

  @Test
  void aStateThatDoesNotFitIsNamedAndChangesNothing() {
    Adam adam = Adam.of(CurvedLoss.start(), 0.01);
    CurvedLoss.train(adam, 2);
    Map<String, double[]> before = adam.state();
    double[] three = {1, 2, 3};
    Map<String, double[]> good = Map.of("mean", three, "meanSquare", three);
    assertEquals(
        "the number of steps of Adam(rate 0.01, betas 0.9 and 0.999) is -1; expected at least 0",
        Errors.messageOf(() -> adam.restore(-1, good)));
    assertEquals(
        "Adam(rate 0.01, betas 0.9 and 0.999) remembers [mean, meanSquare], but the state has"
            + " [velocity]; restore it into an optimiser of the kind that it was taken from",
        Errors.messageOf(() -> adam.restore(1, Map.of("velocity", three))));
    assertEquals(
        "meanSquare of Adam(rate 0.01, betas 0.9 and 0.999) needs 3 numbers, but the state has 2;"
            + " restore it into an optimiser of as many parameters and of the same settings",
        Errors.messageOf(
            () -> adam.restore(1, Map.of("mean", three, "meanSquare", new double[2]))));
    assertEquals(
        "meanSquare[1] of the state is NaN; expected a finite number",
        Errors.messageOf(
            () ->
                adam.restore(
                    1, Map.of("mean", three, "meanSquare", new double[] {1, Double.NaN, 1}))));
    assertEquals(2, adam.steps());
    assertSame(before, adam.state());
  }
}

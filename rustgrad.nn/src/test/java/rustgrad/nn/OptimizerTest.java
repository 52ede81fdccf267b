package rustgrad.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import rustgrad.core.Parameters;

/**
 * Each optimiser moves one parameter from 1 by the gradients 0.5, -0.25 and 2. The expected numbers
 * are PyTorch's formulas computed in Python.
 */
class OptimizerTest {
  private static final double TOLERANCE = 1e-15;
  private final Parameters parameters = Parameters.of(1);

  private double[] path(ElementwiseOptimizer optimizer, double... gradients) {
    double[] path = new double[gradients.length];
    for (int step = 0; step < path.length; step++) {
      parameters.zeroGrad();
      parameters.get(0).times(gradients[step]).backward();
      optimizer.step();
      path[step] = parameters.item(0);
    }
    return path;
  }

  @Test
  void plainSgdMovesByTheRateTimesTheGradient() {
    assertArrayEquals(
        new double[] {0.95, 0.975, 0.775}, path(Sgd.of(parameters, 0.1), 0.5, -0.25, 2), TOLERANCE);
  }

  @Test
  void sgdWithMomentumAndWeightDecay() {
    assertArrayEquals(
        new double[] {0.949, 0.927151, 0.706559749},
        path(Sgd.of(parameters, 0.1).withMomentum(0.9).withWeightDecay(0.01), 0.5, -0.25, 2),
        TOLERANCE);
  }

  @Test
  void theFirstStepOfAdamIsTheRateWhateverTheGradient() {
    assertEquals(0.9, path(Adam.of(parameters, 0.1), 1e3)[0], 1e-9);
    assertEquals(1.0, path(Adam.of(parameters, 0.1), -1e-3)[0], 1e-5);
  }

  @Test
  void adamAddsWeightDecayToTheGradient() {
    Adam adam =
        Adam.of(parameters, 0.1).withBetas(0.8, 0.9).withEpsilon(1e-3).withWeightDecay(0.01);
    assertArrayEquals(
        new double[] {0.9001956947162426, 0.8765962429470298, 0.8069326065321003},
        path(adam, 0.5, -0.25, 2),
        TOLERANCE);
  }

  @Test
  void adamWShrinksTheParameterInstead() {
    AdamW adamW = AdamW.of(parameters, 0.1).withBetas(0.8, 0.9).withEpsilon(1e-3);
    assertArrayEquals(
        new double[] {0.8991996007984032, 0.8769325128835973, 0.8068018287585457},
        path(adamW, 0.5, -0.25, 2),
        TOLERANCE);
  }

  @Test
  void theRateFollowsTheSchedule() {
    Sgd sgd = Sgd.of(parameters, Schedule.linear(0.1, 0, 2));
    assertArrayEquals(new double[] {0.9, 0.85, 0.85}, path(sgd, 1, 1, 1), TOLERANCE);
    assertEquals(3, sgd.steps());
  }

  @Test
  void aSettingIsThatOfANewOptimizerThatStartsAfresh() {
    Sgd sgd = Sgd.of(parameters, 0.1);
    Sgd heavy = sgd.withMomentum(0.5);
    assertArrayEquals(new double[] {0.9, 0.8}, path(sgd, 1, 1), TOLERANCE);
    assertArrayEquals(new double[] {0.7, 0.55}, path(heavy, 1, 1), TOLERANCE);
    Sgd again = heavy.withWeightDecay(0);
    assertEquals(0, again.steps());
    assertArrayEquals(new double[] {0.45}, path(again, 1), TOLERANCE);

    Adam adam = Adam.of(parameters, 0.1);
    path(adam, 1, 2);
    double before = parameters.item(0);
    assertEquals(before - 0.1, path(adam.withWeightDecay(0), 1e3)[0], 1e-9);
    assertEquals(2, adam.steps());
  }

  @Test
  void badSettingsAreNamed() {
    String fraction = "; expected a number from 0 to less than 1";
    String notNegative = "; expected a finite number that is not negative";
    assertEquals(
        "the learning rate is -0.1" + notNegative,
        Errors.messageOf(() -> Sgd.of(parameters, -0.1)));
    assertEquals(
        "momentum is 1.5" + fraction,
        Errors.messageOf(() -> Sgd.of(parameters, 1).withMomentum(1.5)));
    assertEquals(
        "weightDecay is NaN" + notNegative,
        Errors.messageOf(() -> Sgd.of(parameters, 1).withWeightDecay(Double.NaN)));
    assertEquals(
        "beta1 is 1.0" + fraction,
        Errors.messageOf(() -> Adam.of(parameters, 1).withBetas(1, 0.9)));
    assertEquals(
        "beta2 is -0.5" + fraction,
        Errors.messageOf(() -> AdamW.of(parameters, 1).withBetas(0.9, -0.5)));
    assertEquals(
        "epsilon is Infinity" + notNegative,
        Errors.messageOf(() -> AdamW.of(parameters, 1).withEpsilon(Double.POSITIVE_INFINITY)));
  }

  @Test
  void aBadRateOfAScheduleIsAnErrorThatMovesNothing() {
    Sgd sgd = Sgd.of(parameters, step -> step == 1 ? Double.NaN : 0.1);
    sgd.step();
    parameters.get(0).backward();
    assertEquals(
        "the learning rate of step 1 is NaN; expected a finite number that is not negative",
        Errors.messageOf(sgd::step));
    assertEquals(1, parameters.item(0));
    assertEquals(1, sgd.steps());
  }
}

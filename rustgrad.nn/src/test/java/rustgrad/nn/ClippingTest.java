package rustgrad.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rustgrad.core.Parameters;

class ClippingTest {
  private static final double[][] INPUTS = {{1}, {2}, {-4}};
  private static final double[][] TARGETS = {{3}, {7}, {0.5}};

  private static double[] clipped(double maxNorm, double... grads) {
    Parameters parameters = Parameters.of(new double[grads.length]);
    parameters.addToGrads(grads);
    Clipping.clip(parameters, maxNorm);
    return parameters.grads();
  }

  @Test
  void aLongGradientIsShortenedAndAShortOneIsNot() {
    double scale = 1 / (5 + 1e-6);
    assertArrayEquals(new double[] {3 * scale, -4 * scale}, clipped(1, 3, -4));
    assertArrayEquals(new double[] {3, -4}, clipped(6, 3, -4));
    assertArrayEquals(new double[] {0, 0}, clipped(1, 0, 0));
  }

  /** To 1e-15: the factor is rounded otherwise. */
  @Test
  void aGradientWhoseSquaresOverflowIsShortenedToo() {
    assertArrayEquals(new double[] {0.6, -0.8}, clipped(1, 3e300, -4e300), 1e-15);
  }

  /** The numbers of PyTorch 1.13 in float64: SGD with momentum and clip_grad_norm_ of 0.75. */
  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void threeStepsAreThoseOfPyTorch(boolean eager) {
    MLP model = MLP.of(1, 1);
    model.parameters().setAll(3, 1);
    Sgd sgd = Sgd.of(model.parameters(), 0.25).withMomentum(0.9);
    Trainer rows = Trainer.of(model, Loss.meanSquaredError(), sgd).withClipping(0.75);
    Trainer trainer = eager ? rows.eager() : rows;
    assertEquals(44.416666666666664, trainer.step(INPUTS, TARGETS), 1e-13);
    assertArrayEquals(
        new double[] {0.7319565899286495, -0.1635222168989536}, model.parameters().grads(), 1e-15);
    assertEquals(38.637896380883994, trainer.step(INPUTS, TARGETS), 1e-13);
    assertEquals(28.98433697936537, trainer.step(INPUTS, TARGETS), 1e-13);
    assertArrayEquals(
        new double[] {1.9763342637616073, 1.2414243963590739}, model.parameters().items(), 1e-14);
  }

  @Test
  void onlyWhatTheOptimizerMovesCounts() {
    MLP model = MLP.of(1, 2, 1);
    Parameters last = model.layers().get(1).parameters();
    Trainer.of(model, Loss.meanSquaredError(), Sgd.of(last, 0.1))
        .withClipping(1e-3)
        .step(INPUTS, TARGETS);
    double[] grads = last.grads();
    double squares = 0;
    for (double grad : grads) {
      squares += grad * grad;
    }
    assertEquals(1e-3, Math.sqrt(squares), 1e-8);
  }

  @Test
  void aBadNormIsNamed() {
    MLP model = MLP.of(2, 1);
    Trainer trainer = Trainer.of(model, Loss.maxMargin(), Sgd.of(model.parameters(), 0.1));
    for (double bad : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertEquals(
          "the greatest norm of a gradient is %s; expected a finite number above 0".formatted(bad),
          Errors.messageOf(() -> trainer.withClipping(bad)));
    }
    Trainer search = Trainer.of(model, Loss.maxMargin(), Lbfgs.of(model.parameters()));
    assertEquals(
        "Lbfgs(history 10) needs the gradient as it is, not clipped; leave withClipping out",
        Errors.messageOf(() -> search.withClipping(1)));
  }
}

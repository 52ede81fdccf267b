package rustgrad.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rustgrad.api.Value;

/** What a loss or gradient that is not finite says of itself. */
class DivergenceTest {
  private static final String SCALE =
      "; the step is not taken; try inputs and targets that a Standardizer has scaled, or parameters that start nearer to 0";
  private static final String SLOWER =
      "; the step is not taken; try a smaller learning rate, withClipping(1), or inputs and targets that a Standardizer has scaled";

  private static String messageOf(Executable call) {
    return assertThrows(ArithmeticException.class, call).getMessage();
  }

  private static Trainer trainer(Model model, Loss loss, boolean eager) {
    Trainer trainer = Trainer.of(model, loss, Sgd.of(model.parameters(), 0.5).withMomentum(0.9));
    return eager ? trainer.eager() : trainer;
  }

  /** Such as the message of a step on rows of one input, whose targets are 0. */
  private static String messageOf(Model model, boolean eager, double... inputs) {
    double[][] rows =
        Arrays.stream(inputs).mapToObj(x -> new double[] {x}).toArray(double[][]::new);
    Trainer trainer = trainer(model, Loss.meanSquaredError(), eager);
    double[] before = model.parameters().items();
    String message =
        messageOf(() -> trainer.step(rows, new double[inputs.length][model.outputs()]));
    assertArrayEquals(before, model.parameters().items());
    assertFalse(message.contains("\n"), message);
    return message;
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theFirstRowAndTheFirstPartAreNamed(boolean eager) {
    MLP mlp = MLP.builder(1, 2, 1).withActivation("exp").build();
    mlp.parameters().setAll(2, 1, 0, 0, 1, 1, 0);
    Sequential model = Sequential.of(Standardizer.of(new double[1], new double[] {2})).then(mlp);
    assertEquals(
        "the loss of step 1 is Infinity, beginning in row 1, where part 1, MLP(1, 2, 1), after layer 0, exp gives Infinity"
            + SCALE,
        messageOf(model, eager, 1, 1000, 2000));
    mlp.parameters().set(0, 1e308);
    assertEquals(
        "the loss of step 1 is Infinity, beginning in row 2, where MLP(1, 2, 1), layer 0, Linear(in=1, out=2) gives Infinity"
            + SCALE,
        messageOf(mlp, eager, -1, -2, 4));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aLossOfFiniteOutputsIsNamed(boolean eager) {
    Linear model = Linear.of(1, 1);
    model.parameters().setAll(1e200, 0);
    assertEquals(
        "the loss of step 1 is Infinity, beginning in row 1, where Linear(in=1, out=1) gives finite outputs, as great as 1.0E200, and meanSquaredError of them is Infinity"
            + SCALE,
        messageOf(model, eager, 1e-200, 1));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aGradientIsNamed(boolean eager) {
    SmallModel root = SmallModel.of(1, (p, x) -> p.get(0).minus(x[0]).pow(0.5), 1);
    assertEquals(
        "the gradient of p0 at step 1 is Infinity, beginning in row 1, whose loss is finite"
            + SCALE,
        messageOf(
            () ->
                trainer(root, new Distance(), eager)
                    .step(new double[][] {{0}, {1}}, new double[][] {{0}, {0}})));
  }

  /** Its gradient with respect to the output is 1 everywhere. */
  private record Distance() implements Loss {
    @Override
    public String name() {
      return "distance";
    }

    @Override
    public Value of(Value[] outputs, Value[] target) {
      return outputs[0].minus(target[0]);
    }

    @Override
    public int outputs(int classes) {
      return 1;
    }

    @Override
    public double[] target(int label, int classes) {
      return new double[] {label};
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aParameterThatIsBrokenAlreadyIsNamed(boolean eager) {
    MLP model = MLP.of(1, 2, 1);
    model.parameters().set(3, Double.NaN);
    assertEquals(
        "the loss of step 1 is NaN, as the parameter layers.0.bias[1] is NaN already" + SCALE,
        messageOf(model, eager, 1));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void theRowIsThatOfTheDataAlsoInABatch(boolean eager) {
    Linear model = Linear.of(1, 1);
    model.parameters().setAll(1e200, 0);
    double[][] inputs = new double[20][1];
    inputs[13][0] = 1;
    Trainer trainer = trainer(model, Loss.meanSquaredError(), eager);
    String message = messageOf(() -> trainer.epoch(inputs, new double[20][1], 3));
    assertTrue(message.contains("beginning in row 13, where Linear"), message);
  }

  @Test
  void aPenaltyOrASumThatOverflowsIsNamed() {
    Linear model = Linear.of(1, 1);
    model.parameters().setAll(0, 1e154);
    double[][] ten = new double[10][1];
    Trainer trainer = trainer(model, Loss.meanSquaredError(), false);
    assertEquals(
        "the loss of step 1 is Infinity, though it is finite for each row alone" + SCALE,
        messageOf(() -> trainer.step(ten, ten)));
    model.parameters().setAll(0, 1e155);
    Trainer penalised = trainer(model, new Distance(), false).withL2(1);
    assertEquals(
        "the loss of step 1 is Infinity, as the L2 penalty is not finite" + SCALE,
        messageOf(() -> penalised.step(ten, ten)));
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aTrainingThatIsTooFastEndsBeforeItsNumbersAreLost(boolean eager) {
    Dataset moons = Dataset.moons(20, 0.1, 0);
    MLP model = MLP.of(2, 4, 1);
    Sgd sgd = Sgd.of(model.parameters(), 1e6);
    Trainer rows = Trainer.of(model, Loss.meanSquaredError(), sgd);
    Trainer trainer = eager ? rows.eager() : rows;
    String message =
        messageOf(
            () -> {
              for (int step = 0; step < 1000; step++) {
                trainer.step(moons);
              }
            });
    assertTrue(message.startsWith("the loss of step " + (sgd.steps() + 1) + " is "), message);
    assertTrue(message.endsWith(SLOWER), message);
    assertTrue(Arrays.stream(model.parameters().items()).allMatch(Double::isFinite));
  }

  @Test
  void theStepDoesNotCountAndTheNextOneIsAsIfItHadNotBeen() {
    double[][] far = {{1e200}};
    double[][] near = {{1}};
    Linear model = Linear.of(1, 1);
    Linear other = Linear.of(1, 1);
    Trainer trainer = trainer(model, Loss.meanSquaredError(), false);
    Trainer reference = trainer(other, Loss.meanSquaredError(), false);
    trainer.step(near, near);
    reference.step(near, near);
    messageOf(() -> trainer.step(far, near));
    assertEquals(reference.step(near, near), trainer.step(near, near));
    assertArrayEquals(other.parameters().items(), model.parameters().items());
  }

  /** Where it looks further on, the loss may be infinite: it was too far. */
  @Test
  void aLineSearchMayGoTooFar() {
    SmallModel steep =
        SmallModel.of(
            1,
            (p, x) -> {
              Value y = p.get(0).times(x[0]);
              return y.times(y).exp();
            },
            0.03);
    Trainer trainer = Trainer.of(steep, new Distance(), Lbfgs.of(steep.parameters()));
    double[][] rows = {{100}};
    double before = trainer.loss(rows, rows);
    steep.parameters().set(0, 0.03 - 1); // the first point that is tried
    assertEquals(Double.POSITIVE_INFINITY, trainer.loss(rows, rows));
    steep.parameters().set(0, 0.03);
    for (int step = 0; step < 5; step++) {
      trainer.step(rows, rows);
    }
    assertTrue(trainer.loss(rows, rows) < before);
    steep.parameters().set(0, 1);
    assertTrue(
        messageOf(() -> trainer.step(rows, rows)).startsWith("the loss of step 6 is Infinity"));
  }
}

package rustgrad.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import rustgrad.api.Value;
import rustgrad.nn.Linear;
import rustgrad.nn.MLP;
import rustgrad.nn.Sgd;

/** The losses of PyTorch, which every peer is checked against, are those of other computations. */
class StepTest {
  @Test
  void handWrittenLoopsComputeIt() {
    Step step = new Step("relu", 16, 100);
    HandWrittenMoons loops =
        new HandWrittenMoons(step.parameters(), step.inputs(), step.targets(), Step.RATE, 0);
    for (int i = 0; i < Step.CHECKED_STEPS; i++) {
      loops.step();
    }
    step.check(loops.step());
  }

  @ParameterizedTest
  @CsvSource({"relu,16,100", "tanh,16,100", "relu,64,100", "tanh,16,1000"})
  void valuesComputeIt(String activation, int width, int rows) {
    Step step = new Step(activation, width, rows);
    MLP model =
        MLP.builder(2, width, width, 1)
            .withActivation(activation)
            .withForm(Linear.Form.DOT)
            .build();
    model.parameters().setAll(step.parameters());
    Sgd sgd = Sgd.of(model.parameters(), Step.RATE);
    for (int i = 0; i < Step.CHECKED_STEPS; i++) {
      model.parameters().zeroGrad();
      loss(step, model).backward();
      sgd.step();
    }
    step.check(loss(step, model).item());
  }

  private static Value loss(Step step, MLP model) {
    double[][] inputs = step.inputs();
    double[] targets = step.targets();
    Value[] losses = new Value[step.rows()];
    for (int row = 0; row < losses.length; row++) {
      losses[row] = model.forward(inputs[row])[0].times(-targets[row]).plus(1).relu();
    }
    return Value.sum(losses).div(losses.length);
  }

  @Test
  void anotherLossIsRefused() {
    Step step = new Step("relu", 16, 100);
    String message = assertThrows(IllegalStateException.class, () -> step.check(1.5)).getMessage();
    assertTrue(message.startsWith("the loss of relu 16 100 after 5 steps is 1.5; expected 1.016"));
    assertThrows(IllegalStateException.class, () -> step.check(Double.NaN));
  }

  @ParameterizedTest
  @MethodSource("rustgrad.bench.Step#all")
  void everyStepHasALossToCheck(Step step) {
    String message = assertThrows(IllegalStateException.class, () -> step.check(-1)).getMessage();
    assertTrue(message.contains("expected 0.") || message.contains("expected 1."), message);
  }

  @Test
  void halfOfTheRowsAreOfEachClass() {
    assertEquals(0, Arrays.stream(new Step("relu", 16, 100).targets()).sum());
  }
}

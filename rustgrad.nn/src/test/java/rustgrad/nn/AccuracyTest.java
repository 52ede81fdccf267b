package rustgrad.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class AccuracyTest {
  private static final Dataset TWO_CLASSES =
      Dataset.ofClasses(new double[][] {{-1}, {0}, {1}, {2}}, new int[] {0, 1, 1, 0}, 2);

  @Test
  void oneOutputMeansClassOneWhereItIsPositive() {
    MLP identity = MLP.of(1, 1);
    identity.parameters().setAll(1, 0);
    assertEquals(0.5, Accuracy.of(identity, TWO_CLASSES));
  }

  @Test
  void severalOutputsMeanTheClassOfTheGreatest() {
    MLP model = MLP.of(1, 2);
    model.parameters().setAll(-1, 1, 0, 0);
    assertEquals(0.5, Accuracy.of(model, TWO_CLASSES));
    assertEquals(2, Accuracy.predictedClass(-3, -2, -1));
    assertEquals(1, Accuracy.predictedClass(-3, 7, 7));
  }

  @Test
  void aModelForOtherDataIsNamed() {
    assertEquals(
        "MLP(2, 1) got 1 inputs; expected 2",
        Errors.messageOf(() -> Accuracy.of(MLP.of(2, 1), TWO_CLASSES)));
    assertEquals(
        "MLP(1, 3) tells 3 classes apart, but the data has 2; expected a model with one output for two classes, or with one for each class",
        Errors.messageOf(() -> Accuracy.of(MLP.of(1, 3), TWO_CLASSES)));
    assertEquals(
        "the number of outputs is 0; expected at least 1",
        Errors.messageOf(Accuracy::predictedClass));
  }
}

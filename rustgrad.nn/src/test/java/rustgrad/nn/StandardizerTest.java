package rustgrad.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StandardizerTest {
  private static final Dataset DATA =
      Dataset.ofTargets(
          new double[][] {{1, 0.1, 1e6}, {2, 0.1, 1e6 + 1}, {4, 0.1, 1e6 + 2}, {5, 0.1, 1e6 + 3}},
          new double[][] {{-10}, {0}, {10}, {100}});

  @Test
  void theColumnsGetMeanZeroAndDeviationOne() {
    Standardizer standardizer = Standardizer.of(DATA);
    assertArrayEquals(new double[] {3, 0.1, 1e6 + 1.5}, standardizer.means(), 1e-9);
    assertArrayEquals(
        new double[] {Math.sqrt(2.5), 1, Math.sqrt(1.25)}, standardizer.deviations(), 1e-9);
    for (int column : new int[] {0, 2}) {
      double[] y =
          IntStream.range(0, 4)
              .mapToDouble(row -> standardizer.predict(DATA.inputs()[row])[column])
              .toArray();
      assertEquals(0, IntStream.range(0, 4).mapToDouble(r -> y[r]).sum(), 1e-9);
      assertEquals(4, IntStream.range(0, 4).mapToDouble(r -> y[r] * y[r]).sum(), 1e-9);
    }
  }

  @Test
  void theInverseUndoesIt() {
    Standardizer standardizer = Standardizer.ofTargets(DATA);
    Sequential both = Sequential.of(standardizer, standardizer.inverse());
    for (double y : new double[] {-10, 0, 100, 12345}) {
      assertEquals(y, both.predict(y)[0], 1e-10);
    }
  }

  @Test
  void aNetworkLearnsBehindItWhateverTheUnit() {
    Dataset moons = Dataset.moons(100, 0.1, 0);
    double[][] far = moons.inputs().clone();
    for (int row = 0; row < far.length; row++) {
      far[row] = new double[] {1e6 + 1e3 * far[row][0], 1e-6 * far[row][1]};
    }
    Dataset data = Dataset.ofClasses(far, moons.labels(), 2);
    Sequential model = Sequential.of(Standardizer.of(data)).then(MLP.of(2, 16, 1));
    Trainer trainer =
        Trainer.of(model, Loss.binaryCrossEntropy(), Adam.of(model.parameters(), 0.05));
    for (int step = 0; step < 200; step++) {
      trainer.step(data);
    }
    assertEquals(1.0, ClassificationMetrics.of(model, data).accuracy());
  }

  @Test
  void eagerAndCompiledPredictionsHaveTheSameBits() {
    Sequential model = Sequential.of(Standardizer.of(DATA)).then(MLP.of(3, 4, 1));
    Predictor predictor = Predictor.of(model);
    double[][] many = predictor.predict(DATA.inputs());
    for (int row = 0; row < 4; row++) {
      double[] x = DATA.inputs()[row];
      assertNotEquals(0, model.predict(x)[0]);
      assertArrayEquals(model.predict(x), predictor.predict(x));
      assertArrayEquals(model.predict(x), many[row]);
    }
  }

  @Test
  void badNumbersAreNamed() {
    assertEquals(
        "1 means and 2 deviations; expected equally many",
        Errors.messageOf(() -> Standardizer.of(new double[1], new double[2])));
    assertEquals(
        "column 1 has the mean 0.0 and the deviation 0.0; expected finite numbers, and a deviation that is not 0",
        Errors.messageOf(() -> Standardizer.of(new double[2], new double[] {1, 0})));
    assertEquals(
        "the numbers of feature 0 are too great to standardize; divide them by a constant first",
        Errors.messageOf(
            () ->
                Standardizer.of(
                    Dataset.ofTargets(new double[][] {{1e300}, {-1e300}}, new double[2][1]))));
    assertEquals(
        "Standardizer(2) got 1 inputs; expected 2",
        Errors.messageOf(() -> Standardizer.of(new double[2], new double[] {1, 2}).predict(1)));
  }
}

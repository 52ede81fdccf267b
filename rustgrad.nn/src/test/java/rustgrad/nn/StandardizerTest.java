package rustgrad.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class StandardizerTest {
  private static final Dataset DATA =
      Dataset.ofTargets(
          new double[][] {{1, 0.1, 1e6}, {2, 0.1, 1e6 + 1}, {4, 0.1, 1e6 + 2}, {5, 0.1, 1e6 + 3}},
          new double[][] {{-10}, {0}, {10}, {100}});

  @Test
  void aStandardizerOfVariancesScalesByTheirRoots() {
    Standardizer made = Standardizer.ofVariances(9, new double[] {1, 1e9}, new double[] {4, 1e-14});
    assertArrayEquals(new double[] {2, 1}, made.deviations(), "rounding makes no deviation");
    assertArrayEquals(new double[] {1.5, 2}, made.predict(4, 1e9 + 2));
    double[] one = {1};
    Errors.messageOf(() -> Standardizer.ofVariances(9, one, new double[] {Double.NaN}));
    Errors.messageOf(() -> Standardizer.ofVariances(9, one, new double[2]));
  }

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

  /** Flats of an area at a distance, with their price and their rent. */
  private static Dataset flats(int rows, long seed) {
    Random random = new Random(seed);
    double[][] inputs = new double[rows][];
    double[][] targets = new double[rows][];
    for (int row = 0; row < rows; row++) {
      double area = 30 + 120 * random.nextDouble();
      double distance = 10 * random.nextDouble();
      inputs[row] = new double[] {area, distance};
      double price = 4000 * area + 5000 * random.nextGaussian();
      double rent =
          400 + 6 * area + 300 * StrictMath.sin(0.7 * distance) + 10 * random.nextGaussian();
      targets[row] = new double[] {price, rent};
    }
    return Dataset.ofTargets(inputs, targets).withTargetNames("price", "rent");
  }

  /** The example of {@link Standardizer#ofTargets}. */
  @Test
  void targetsOfDifferentUnitsAreLearnedAlikeOnceTheyAreScaled() {
    Dataset train = flats(150, 1);
    Dataset test = flats(150, 2);
    Standardizer targets = Standardizer.ofTargets(train);
    Sequential model = Sequential.of(Standardizer.of(train)).then(MLP.of(2, 16, 2));
    Trainer trainer = Trainer.of(model, Loss.meanSquaredError(), Adam.of(model.parameters(), 0.01));
    trainer.fit(targets.applyToTargets(train), FitOptions.epochs(400));
    Sequential inUnits = model.then(targets.inverse());
    RegressionMetrics metrics = RegressionMetrics.of(inUnits, test);
    assertTrue(metrics.r2(0) > 0.98 && metrics.r2(1) > 0.98, metrics.toString());
  }

  /** What the documentation warns of: the same training with the inverse inside of the model. */
  @Test
  void targetsInTheirUnitsAreNotLearnedAlike() {
    Dataset train = flats(150, 1);
    Sequential model =
        Sequential.of(Standardizer.of(train))
            .then(MLP.of(2, 16, 2))
            .then(Standardizer.ofTargets(train).inverse());
    Trainer trainer = Trainer.of(model, Loss.meanSquaredError(), Adam.of(model.parameters(), 0.01));
    trainer.fit(train, FitOptions.epochs(400));
    RegressionMetrics metrics = RegressionMetrics.of(model, flats(150, 2));
    assertTrue(metrics.r2(0) > 0.98 && metrics.r2(1) < 0.9, metrics.toString());
  }

  @Test
  void targetsAreScaledWithTheirNamesAndWeights() {
    Dataset data =
        DATA.withInputNames("a", "b", "c").withTargetNames("y").withRowWeights(1, 2, 3, 4);
    Dataset scaled = Standardizer.of(new double[] {10}, new double[] {2}).applyToTargets(data);
    assertArrayEquals(new double[][] {{-10}, {-5}, {0}, {45}}, scaled.targets());
    assertArrayEquals(data.inputs(), scaled.inputs());
    assertEquals(data.inputNames(), scaled.inputNames());
    assertEquals(data.targetNames(), scaled.targetNames());
    assertArrayEquals(data.rowWeights().orElseThrow(), scaled.rowWeights().orElseThrow());
    assertArrayEquals(new double[][] {{-10}, {0}, {10}, {100}}, data.targets());
    assertEquals(
        "Standardizer(3) scales 3 targets, but Dataset(4 rows, 3 features, 1 target); make it of such targets",
        Errors.messageOf(() -> Standardizer.of(data).applyToTargets(data)));
    assertThrows(
        IllegalStateException.class,
        () -> Standardizer.ofTargets(data).applyToTargets(Dataset.moons(4, 0, 0)));
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

package rustgrad.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DatasetTest {
  private static final Map<String, LongFunction<Dataset>> SHAPES =
      Map.of(
          "moons", seed -> Dataset.moons(101, 0.1, seed),
          "circles", seed -> Dataset.circles(101, 0.1, 0.5, seed),
          "blobs", seed -> Dataset.blobs(101, 3, 1, seed),
          "spirals", seed -> Dataset.spirals(101, 0.1, seed));

  @TestFactory
  Stream<DynamicTest> aSeedFixesTheData() {
    return SHAPES.entrySet().stream()
        .map(shape -> dynamicTest(shape.getKey(), () -> checkSeed(shape.getValue())));
  }

  private static void checkSeed(LongFunction<Dataset> shape) {
    Dataset data = shape.apply(1);
    assertEquals(101, data.size());
    assertEquals(2, data.features());
    assertArrayEquals(data.inputs(), shape.apply(1).inputs());
    assertArrayEquals(data.labels(), shape.apply(1).labels());
    assertFalse(Arrays.deepEquals(data.inputs(), shape.apply(2).inputs()));
    assertFalse(Arrays.equals(data.labels(), sorted(data.labels())), "rows are shuffled");
  }

  private static int[] sorted(int[] labels) {
    int[] sorted = labels.clone();
    Arrays.sort(sorted);
    return sorted;
  }

  @Test
  void theFirstRowOfASeedIsTheSameOnEveryJvm() {
    assertArrayEquals(
        new double[] {0.46042420869062506, -0.4931054051582211},
        Dataset.moons(100, 0.1, 1).inputs()[0]);
  }

  @Test
  void moonsLieOnTwoHalfCircles() {
    Dataset moons = Dataset.moons(101, 0, 1);
    assertEquals(50, count(moons, 0));
    assertEquals(51, count(moons, 1));
    for (int row = 0; row < moons.size(); row++) {
      double x = moons.inputs()[row][0];
      double y = moons.inputs()[row][1];
      boolean upper = moons.labels()[row] == 0;
      assertEquals(1, upper ? Math.hypot(x, y) : Math.hypot(x - 1, y - 0.5), 1e-15);
      assertTrue(upper ? y >= 0 : y <= 0.5);
    }
    assertHasPoint(moons, 1, 0);
    assertHasPoint(moons, -1, 0);
    assertHasPoint(moons, 0, 0.5);
    assertHasPoint(moons, 2, 0.5);
  }

  @Test
  void circlesHaveRadiusOneAndTheFactor() {
    Dataset circles = Dataset.circles(9, 0, 0.3, 1);
    for (int row = 0; row < circles.size(); row++) {
      double[] point = circles.inputs()[row];
      assertEquals(circles.labels()[row] == 0 ? 1 : 0.3, Math.hypot(point[0], point[1]), 1e-15);
    }
    assertEquals(4, count(circles, 0));
    assertHasPoint(circles, 1, 0);
    assertHasPoint(circles, 0, -1);
    assertHasPoint(circles, 0.3, 0);
  }

  @Test
  void blobsStandOnTheirCenters() {
    Dataset blobs = Dataset.blobs(11, 3, 0, 1);
    assertEquals(3, blobs.classes());
    assertEquals(4, count(blobs, 0));
    assertEquals(4, count(blobs, 1));
    assertEquals(3, count(blobs, 2));
    assertEquals(3, Arrays.stream(blobs.inputs()).map(Arrays::toString).distinct().count());
    for (double[] center : blobs.inputs()) {
      assertTrue(Math.abs(center[0]) <= 10 && Math.abs(center[1]) <= 10);
    }
  }

  @Test
  void theArmsOfSpiralsAreOpposite() {
    Dataset spirals = Dataset.spirals(12, 0, 1);
    for (int i = 1; i <= 6; i++) {
      double x = i / 6.0 * Math.cos(3 * Math.PI * i / 6);
      double y = i / 6.0 * Math.sin(3 * Math.PI * i / 6);
      assertEquals(0, spirals.labels()[rowNear(spirals, x, y)]);
      assertEquals(1, spirals.labels()[rowNear(spirals, -x, -y)]);
    }
  }

  @Test
  void noiseHasTheStandardDeviationAskedFor() {
    Dataset clean = Dataset.moons(10_000, 0, 1);
    Dataset noisy = Dataset.moons(10_000, 0.2, 1);
    double variance =
        IntStream.range(0, clean.size())
            .mapToDouble(row -> clean.inputs()[row][0] - noisy.inputs()[row][0])
            .map(noise -> noise * noise)
            .average()
            .orElseThrow();
    assertEquals(0.2, Math.sqrt(variance), 0.005);
  }

  @Test
  void rowsAreCopied() {
    double[][] inputs = {{1}, {2}};
    int[] labels = {0, 1};
    Dataset data = Dataset.ofClasses(inputs, labels, 2);
    inputs[0][0] = 42;
    labels[0] = 42;
    assertEquals(1, data.inputs()[0][0]);
    assertEquals(0, data.labels()[0]);
  }

  @Test
  void aRegressionHasTargetsAndNoClasses() {
    Dataset data =
        Dataset.ofTargets(new double[][] {{1}, {2}}, new double[][] {{3, 4}, {5, 6}})
            .withTargetNames("height", "weight")
            .withInputNames("age");
    assertFalse(data.isClassification());
    assertEquals(0, data.classes());
    assertArrayEquals(new double[][] {{3, 4}, {5, 6}}, data.targets());
    assertEquals(List.of("height", "weight"), data.targetNames());
    assertEquals(List.of("age"), data.inputNames());
    assertEquals(
        "Dataset(2 rows, 1 features, 2 targets) is for regression and has no classes; use its targets()",
        assertThrows(IllegalStateException.class, data::labels).getMessage());
    assertEquals(
        "targets[1] has 1 numbers, but targets[0] has 2",
        Errors.messageOf(() -> Dataset.ofTargets(new double[2][1], new double[][] {{1, 2}, {3}})));
    assertEquals(
        "2 rows and 1 targets; expected targets for each row",
        Errors.messageOf(() -> Dataset.ofTargets(new double[2][1], new double[1][1])));
  }

  @Test
  void someRowsKeepTheirNamesAndWeights() {
    Dataset data =
        Dataset.ofClasses(new double[][] {{1}, {2}, {3}}, new int[] {0, 1, 0}, 2)
            .withClassNames("no", "yes")
            .withInputNames("x")
            .withRowWeights(7, 8, 9)
            .select(2, 1, 1);
    assertArrayEquals(new double[][] {{3}, {2}, {2}}, data.inputs());
    assertArrayEquals(new int[] {0, 1, 1}, data.labels());
    assertArrayEquals(new double[] {9, 8, 8}, data.rowWeights().orElseThrow());
    assertEquals(List.of("no", "yes"), data.classNames());
    assertEquals(List.of("x"), data.inputNames());
    assertEquals("there is no row 3; expected 0 to 2", Errors.messageOf(() -> data.select(3)));
  }

  @Test
  void balancedClassesCountTheSame() {
    Dataset data = Dataset.ofClasses(new double[4][1], new int[] {0, 0, 0, 1}, 2);
    double third = 4.0 / 2 / 3;
    assertArrayEquals(
        new double[] {third, third, third, 2},
        data.withBalancedClasses().rowWeights().orElseThrow());
    assertArrayEquals(
        new double[] {1, 1, 1, 5}, data.withClassWeights(1, 5).rowWeights().orElseThrow());
  }

  @Test
  void badNamesAndWeightsAreNamed() {
    Dataset data = Dataset.moons(4, 0, 0);
    assertEquals("1 input names; expected 2", Errors.messageOf(() -> data.withInputNames("x")));
    assertEquals(
        "the class names [a, a] are not all different",
        Errors.messageOf(() -> data.withClassNames("a", "a")));
    assertEquals(
        "2 weights for 4 rows; expected one for each",
        Errors.messageOf(() -> data.withRowWeights(1, 2)));
    assertEquals(
        "the weight of row 1 is -1.0; expected a finite number that is not negative",
        Errors.messageOf(() -> data.withRowWeights(1, -1, 1, 1)));
    assertEquals(
        "the weights of the rows add up to 0.0; expected a finite number above 0",
        Errors.messageOf(() -> data.withRowWeights(0, 0, 0, 0)));
    assertEquals(
        "3 weights for 2 classes; expected one for each",
        Errors.messageOf(() -> data.withClassWeights(1, 2, 3)));
  }

  @Test
  void badDataIsNamed() {
    assertEquals("the number of rows is 0; expected at least 1", errorOf(new double[0][]));
    assertEquals("the number of features is 0; expected at least 1", errorOf(new double[1][0], 0));
    assertEquals(
        "inputs[1] has 1 numbers, but inputs[0] has 2",
        errorOf(new double[][] {{1, 2}, {3}}, 0, 1));
    assertEquals(
        "inputs[1][0] is NaN; expected a finite number, so leave the row out or fill the gap",
        errorOf(new double[][] {{1}, {Double.NaN}}, 0, 1));
    assertEquals(
        "2 rows and 1 labels; expected a label for each row",
        errorOf(new double[][] {{1}, {2}}, 0));
    assertEquals(
        "labels[1] is 2; expected a class from 0 to 1; classes count from 0",
        errorOf(new double[][] {{1}, {2}}, 0, 2));
    assertEquals(
        "the number of classes is 1; expected at least 2",
        Errors.messageOf(() -> Dataset.ofClasses(new double[][] {{1}}, new int[] {0}, 1)));
  }

  private static String errorOf(double[][] inputs, int... labels) {
    return Errors.messageOf(() -> Dataset.ofClasses(inputs, labels, 2));
  }

  @Test
  void badSettingsOfShapesAreNamed() {
    assertEquals(
        "the number of samples is 1; expected at least 2",
        Errors.messageOf(() -> Dataset.moons(1, 0, 0)));
    assertEquals(
        "noise is -1.0; expected a finite number that is not negative",
        Errors.messageOf(() -> Dataset.spirals(10, -1, 0)));
    assertEquals(
        "factor is 1.0; expected a number from 0 to less than 1",
        Errors.messageOf(() -> Dataset.circles(10, 0, 1, 0)));
    assertEquals(
        "the number of centers is 1; expected at least 2",
        Errors.messageOf(() -> Dataset.blobs(10, 1, 1, 0)));
    assertEquals(
        "the number of samples, of which each center needs one, is 2; expected at least 3",
        Errors.messageOf(() -> Dataset.blobs(2, 3, 1, 0)));
    assertEquals(
        "deviation is NaN; expected a finite number that is not negative",
        Errors.messageOf(() -> Dataset.blobs(10, 3, Double.NaN, 0)));
  }

  private static long count(Dataset data, int label) {
    return Arrays.stream(data.labels()).filter(l -> l == label).count();
  }

  private static void assertHasPoint(Dataset data, double x, double y) {
    assertTrue(rowNear(data, x, y) >= 0, () -> "a point at " + x + ", " + y);
  }

  /** The row at this point, or -1. */
  private static int rowNear(Dataset data, double x, double y) {
    return IntStream.range(0, data.size())
        .filter(row -> Math.hypot(data.inputs()[row][0] - x, data.inputs()[row][1] - y) < 1e-12)
        .findFirst()
        .orElse(-1);
  }
}

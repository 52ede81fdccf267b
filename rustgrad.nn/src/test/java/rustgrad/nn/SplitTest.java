package rustgrad.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SplitTest {
  /** 100 rows, the number of each being its input; 70, 25 and 5 of the three classes. */
  private static final Dataset DATA =
      Dataset.ofClasses(
          numbers(100), IntStream.range(0, 100).map(r -> r < 70 ? 0 : r < 95 ? 1 : 2).toArray(), 3);

  private static double[][] numbers(int rows) {
    return IntStream.range(0, rows).mapToObj(r -> new double[] {r}).toArray(double[][]::new);
  }

  @Test
  void everyRowIsInOnePart() {
    Split split = DATA.split(0.8, 1);
    double[] rows =
        Stream.of(split.train(), split.test())
            .flatMap(part -> Arrays.stream(part.inputs()))
            .mapToDouble(row -> row[0])
            .sorted()
            .toArray();
    assertArrayEquals(IntStream.range(0, 100).asDoubleStream().toArray(), rows);
  }

  @Test
  void everyClassHasItsShareOfTheTraining() {
    Dataset train = DATA.split(0.8, 1).train();
    assertEquals(80, train.size());
    assertArrayEquals(new int[] {56, 20, 4}, counts(train));
    assertArrayEquals(new int[] {69, 24, 4}, counts(DATA.split(0.999, 1).train()));
    assertArrayEquals(new int[] {1, 1, 1}, counts(DATA.split(0.001, 1).train()));
  }

  private static int[] counts(Dataset data) {
    return IntStream.range(0, data.classes())
        .map(c -> (int) Arrays.stream(data.labels()).filter(label -> label == c).count())
        .toArray();
  }

  @Test
  void theSeedDecidesWhichRows() {
    double[][] train = DATA.split(0.5, 7).train().inputs();
    assertArrayEquals(train, DATA.split(0.5, 7).train().inputs());
    assertFalse(Arrays.deepEquals(train, DATA.split(0.5, 8).train().inputs()));
  }

  @Test
  void aSplitIsTheSameOnEveryJvm() {
    double[][] train = DATA.split(0.04, 1).train().inputs();
    assertArrayEquals(
        new double[] {3, 22, 61, 79, 99},
        Arrays.stream(train).mapToDouble(row -> row[0]).toArray());
  }

  @Test
  void regressionIsSplitAsOneGroup() {
    Dataset data =
        Dataset.ofTargets(numbers(10), numbers(10)).withRowWeights(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
    Split split = data.split(0.75, 3);
    assertEquals(8, split.train().size());
    for (int row = 0; row < 2; row++) {
      double number = split.test().inputs()[row][0];
      assertEquals(number, split.test().targets()[row][0]);
      assertEquals(number + 1, split.test().rowWeights().orElseThrow()[row]);
    }
  }

  @Test
  void badFractionsAndTooFewRowsAreNamed() {
    assertEquals(
        "the fraction to train on is 1.0; expected a number above 0 and below 1, such as 0.8",
        Errors.messageOf(() -> DATA.split(1, 0)));
    assertEquals(
        "Dataset(1 rows, 1 features, 1 target) leaves no row to test on; expected more rows",
        Errors.messageOf(() -> Dataset.ofTargets(numbers(1), numbers(1)).split(0.8, 0)));
  }
}

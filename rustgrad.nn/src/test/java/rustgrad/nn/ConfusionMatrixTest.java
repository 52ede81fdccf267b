package rustgrad.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
  private static final Dataset TWO =
      Dataset.ofClasses(new double[][] {{-1}, {0}, {1}, {2}}, new int[] {0, 1, 1, 0}, 2);

  private static ConfusionMatrix of(Dataset data) {
    return ClassificationMetrics.of(Same.of(data.features()), data).confusionMatrix();
  }

  /** Rows of each class that are all predicted to be of it, and one of class 0 that is not. */
  private static Dataset classes(int classes, int rows) {
    double[][] inputs = new double[rows][classes];
    int[] labels = IntStream.range(0, rows).map(row -> row % classes).toArray();
    IntStream.range(0, rows).forEach(row -> inputs[row][labels[row]] = 1);
    inputs[0][classes - 1] = 2;
    return Dataset.ofClasses(inputs, labels, classes);
  }

  @Test
  void classesWithoutNamesHaveNumbers() {
    assertEquals(
        """
        actual \\ predicted  0  1
        0                   1  1
        1                   1  1""",
        of(TWO).toString());
  }

  @Test
  void countsAreWholeNumbersUnlessTheWeightsAreNot() {
    assertEquals(
        """
        actual \\ predicted   no   yes
        no                  250  1000
        yes                   3     4""",
        of(TWO.withRowWeights(250, 3, 4, 1000).withClassNames("no", "yes")).toString());
    assertEquals(
        """
        actual \\ predicted      0      1
        0                   0.250  0.000
        1                   3.142  4.000""",
        of(TWO.withRowWeights(0.25, 3.14159, 4, 0)).toString());
    assertEquals(
        """
        actual \\ predicted          0          1
        0                   0.0001250  0.0000000
        1                   0.0000100  0.0001000""",
        of(TWO.withRowWeights(0.000125, 0.00001, 0.0001, 0)).toString());
  }

  @Test
  void longNamesAreShortenedInTheMiddle() {
    assertEquals(
        """
        actual \\ predicted                a kind of...th spots  a kind of... stripes
        a kind of butterfly with spots                       1                     1
        a kind of butterfly with stripes                     1                     1""",
        of(TWO.withClassNames(
                "a kind of butterfly\nwith spots", "a kind of butterfly\twith stripes"))
            .toString());
  }

  @Test
  void aWideTableHasNumbersAboveItsColumns() {
    String[] names =
        IntStream.range(0, 12).mapToObj(k -> "species number " + k).toArray(String[]::new);
    String table = of(classes(12, 500).withClassNames(names)).toString();
    assertEquals(
        """
        actual \\ predicted     0   1   2   3   4   5   6   7   8   9  10  11
         0 species number 0   41   0   0   0   0   0   0   0   0   0   0   1""",
        String.join("\n", table.lines().limit(2).toList()));
    assertTrue(
        table.endsWith("\n11 species number 11   0   0   0   0   0   0   0   0   0   0   0  41"),
        table);
  }

  @Test
  void namesThatLookTheSameHaveNumbers() {
    String[] names = {"the kind no. 1 of all butterflies", "the kind no. 2 of all butterflies"};
    assertEquals(
        """
        actual \\ predicted                   0  1
        0 the kind no. 1 of all butterflies  1  1
        1 the kind no. 2 of all butterflies  1  1""",
        of(TWO.withClassNames(names)).toString());
  }

  @Test
  void classesOutOfRangeAreNamed() {
    ConfusionMatrix matrix = of(classes(3, 9));
    assertEquals(3, matrix.classes());
    assertEquals(1, matrix.count(0, 2));
    assertEquals(
        "there is no class 3; expected 0 to 2", Errors.messageOf(() -> matrix.count(3, 0)));
    assertEquals(
        "there is no class -1; expected 0 to 2", Errors.messageOf(() -> matrix.count(0, -1)));
  }
}

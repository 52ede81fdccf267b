package rustgrad.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rustgrad.nn.Dataset;

/** Which classes the labels of a file are. */
class CsvLabelTest {
  private static final String NO_CLASS =
      "a class: a name, a whole number from 0 on, or -1 or 1 on every line; withLabelsAsNames() takes numbers as names, and withTargets is for numbers to predict";

  private CsvFile file;

  @BeforeEach
  void nameTheFile(@TempDir Path folder) {
    file = new CsvFile(folder.resolve("data.csv"));
  }

  private Dataset read(String... labels) {
    return file.read(lines(labels));
  }

  private String errorOf(String... labels) {
    return file.errorOf(lines(labels));
  }

  private static String[] lines(String... labels) {
    return Stream.concat(Stream.of("x,label"), Stream.of(labels).map(label -> "1," + label))
        .toArray(String[]::new);
  }

  private static void expect(Dataset data, int[] labels, int classes, String... names) {
    assertArrayEquals(labels, data.labels());
    assertEquals(classes, data.classes());
    assertEquals(List.of(names), data.classNames());
  }

  @Test
  void labelsOfEitherSignAreTwoClasses() {
    expect(read("-1", "1", "-1"), new int[] {0, 1, 0}, 2);
    expect(read("-1", "+1", "1"), new int[] {0, 1, 1}, 2);
    expect(read("-1"), new int[] {0}, 2);
  }

  @Test
  void aSingleClassIsStillOneOfTwo() {
    expect(read("0"), new int[] {0}, 2);
    expect(read("1", "1"), new int[] {1, 1}, 2);
  }

  @Test
  void numbersFrom0OnAreTheClassesAndMayHaveGaps() {
    expect(read("2", "0"), new int[] {2, 0}, 3);
    UnaryOperator<Csv> chosen = csv -> csv.withLabel("label");
    expect(file.read(chosen, lines("9999", "0")), new int[] {9999, 0}, 10_000);
    assertEquals(
        " line 3, column 2 (label): got '10000'; expected a class number below 10000; withLabelsAsNames() takes numbers as names",
        file.errorOf(chosen, lines("0", "10000", "5")));
  }

  @Test
  void numbersThatAreRatherTargetsAreAnError() {
    for (String[] labels :
        List.of(
            new String[] {"35000", "70000"},
            new String[] {"2020", "0"},
            new String[] {"0", "1", "2", "3", "10"},
            new String[] {"999999999999999999", "1"})) {
      String greatest = labels[0].length() > 1 ? labels[0] : labels[labels.length - 1];
      assertEquals(
          " column 2 (label) has %d different numbers up to %s; withTargets(\"label\") predicts numbers, and withLabel(\"label\") or withLabelsAsNames() takes them as classes"
              .formatted(labels.length, greatest.equals("35000") ? "70000" : greatest),
          errorOf(labels));
      assertEquals(labels.length, file.read(Csv::withLabelsAsNames, lines(labels)).classes());
    }
    expect(read("0", "1", "2", "3", "4", "10"), new int[] {0, 1, 2, 3, 4, 10}, 11);
    expect(read("0", "9"), new int[] {0, 9}, 10);
  }

  @Test
  void moreThanAHundredNumbersAreRatherTargets() {
    String[] labels = IntStream.range(0, 101).mapToObj(Integer::toString).toArray(String[]::new);
    assertTrue(errorOf(labels).contains(" has 101 different numbers up to 100; withTargets("));
    assertEquals(100, read(Arrays.copyOf(labels, 100)).classes());
    assertEquals(101, file.read(csv -> csv.withLabel("label"), lines(labels)).classes());
  }

  @Test
  void numbersThatDoNotStartFrom0AreNames() {
    expect(read("2", "1", "2"), new int[] {1, 0, 1}, 2, "1", "2");
    expect(read("5", "3", "4"), new int[] {2, 0, 1}, 3, "3", "4", "5");
    UnaryOperator<Csv> chosen = csv -> csv.withLabel("label");
    expect(file.read(chosen, lines("10", "3", "9")), new int[] {2, 0, 1}, 3, "3", "9", "10");
    expect(read("1", "+1", "2"), new int[] {0, 0, 1}, 2, "1", "2");
    expect(
        file.read(chosen, lines("2000000000", "999999999999999999")),
        new int[] {0, 1},
        2,
        "2000000000",
        "999999999999999999");
  }

  @Test
  void namesAreInTheOrderOfTheirCharacters() {
    expect(
        read("virginica", "setosa", "virginica", "Äpfel", "Setosa", "\"a, b\""),
        new int[] {3, 2, 3, 4, 0, 1},
        5,
        "Setosa",
        "a, b",
        "setosa",
        "virginica",
        "Äpfel");
  }

  @Test
  void spacesAroundANameDoNotCount() {
    expect(read("a", " a ", "\" a\"", "b"), new int[] {0, 0, 0, 1}, 2, "a", "b");
  }

  @Test
  void everyLabelCanBeAName() {
    UnaryOperator<Csv> asNames = Csv::withLabelsAsNames;
    expect(
        file.read(asNames, lines("1", "0", "10", "9")),
        new int[] {1, 0, 3, 2},
        4,
        "0",
        "1",
        "9",
        "10");
    expect(file.read(asNames, lines("0.5", "-2")), new int[] {1, 0}, 2, "-2", "0.5");
    expect(file.read(asNames, lines("1", "01", "1.0")), new int[] {1, 0, 2}, 3, "01", "1", "1.0");
    expect(file.read(asNames, lines("0", "b", "-1")), new int[] {1, 2, 0}, 3, "-1", "0", "b");
  }

  @Test
  void aNumberThatIsNoClassIsAnError() {
    for (String text :
        new String[] {"0.5", "-2", "+2", "01", "-0", "+0", "1.0", "1e2", "1000000000000000000"}) {
      assertEquals(
          " line 3, column 2 (label): got '" + text + "'; expected " + NO_CLASS,
          errorOf("1", text));
    }
  }

  @Test
  void numbersBesideNamesAreAnError() {
    assertEquals(
        " line 3, column 2 (label): got 'setosa'; expected a class number, as line 2 has '0'; withLabelsAsNames() takes numbers as names",
        errorOf("0", "setosa", "1"));
    assertEquals(
        " line 4, column 2 (label): got '1.5'; expected a name, as line 2 has 'setosa'; withLabelsAsNames() takes numbers as names",
        errorOf("setosa", "virginica", "1.5"));
  }

  @Test
  void labelsOfBothKindsOfNumbersAreAnError() {
    assertEquals(
        " line 2, column 2 (label): got '0'; expected -1 or 1, as there are labels -1",
        errorOf("0", "-1"));
    assertEquals(
        " line 4, column 2 (label): got '2'; expected -1 or 1, as there are labels -1",
        errorOf("1", "-1", "2"));
  }

  @Test
  void oneNameIsNotEnough() {
    assertEquals(
        " column 2 (label): every row has the label 'a'; expected at least two classes",
        errorOf("a", "a"));
    assertEquals(
        " column 2 (label): every row has the label '7'; expected at least two classes",
        errorOf("7"));
  }

  @Test
  void thereAreAtMostTenThousandNames() {
    String[] names = IntStream.range(0, 10_001).mapToObj(i -> "n" + i).toArray(String[]::new);
    assertEquals(
        " line 10002, column 2 (label): got 'n10000'; expected at most 10000 different cells; for numbers to predict, use withTargets, and for another column of classes withLabel",
        errorOf(names));
    assertEquals(
        " line 10002, column 2 (label): got 'n10000'; expected at most 10000 different cells; a category for each row says nothing about others, so leave the column out with without",
        file.errorOf(csv -> csv.withLabel("x").withCategories("label"), lines(names)));
  }
}

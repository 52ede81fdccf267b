package rustgrad.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import rustgrad.nn.Dataset;

/** What the columns of a file become. */
class CsvTest {
  private CsvFile file;

  @BeforeEach
  void nameTheFile(@TempDir Path folder) {
    file = new CsvFile(folder.resolve("data.csv"));
  }

  @Test
  void inputsComeFirstAndTheClassLast() {
    Dataset data = file.read("x1,x2,label", "0.5,-1e-3,0", ".5,+2.,2");
    assertArrayEquals(new double[][] {{0.5, -0.001}, {0.5, 2}}, data.inputs());
    assertArrayEquals(new int[] {0, 2}, data.labels());
    assertEquals(3, data.classes());
    assertEquals(List.of("x1", "x2"), data.inputNames());
    assertEquals(List.of(), data.classNames());
  }

  @Test
  void theLabelCanBeInAnyColumn() {
    Dataset data = file.read(csv -> csv.withLabel("class"), "class,x,y", "1,2,3", "0,4,5");
    assertArrayEquals(new double[][] {{2, 3}, {4, 5}}, data.inputs());
    assertArrayEquals(new int[] {1, 0}, data.labels());
    assertEquals(List.of("x", "y"), data.inputNames());
  }

  @Test
  void columnsAreLeftOutWhateverIsInThem() {
    String[] lines = {",x,comment,label,note", "1,2,yes,0,", "2,3,,1,NA"};
    Dataset data = file.read(csv -> csv.without("column 1", "comment", "note"), lines);
    assertArrayEquals(new double[][] {{2}, {3}}, data.inputs());
    assertArrayEquals(new int[] {0, 1}, data.labels());
  }

  @Test
  void targetsAreForRegression() {
    String[] lines = {"price,size,rent", "100,2,0.5", "200,3,1.5"};
    Dataset data = file.read(csv -> csv.withTargets("rent", "price"), lines);
    assertArrayEquals(new double[][] {{2}, {3}}, data.inputs());
    assertArrayEquals(new double[][] {{0.5, 100}, {1.5, 200}}, data.targets());
    assertEquals(List.of("size"), data.inputNames());
    assertEquals(List.of("rent", "price"), data.targetNames());
  }

  @Test
  void labelAndTargetsExcludeEachOther() {
    Csv csv = Csv.of(file.path());
    for (Executable both :
        List.<Executable>of(
            () -> csv.withTargets("a", "b").withLabel("c"),
            () -> csv.withLabel("c").withTargets("a", "b"))) {
      assertEquals(
          "withLabel(\"c\") and withTargets(\"a\", \"b\") exclude each other; the first is for classes and the second for numbers to predict",
          Errors.messageOf(both));
    }
    assertEquals(
        "withLabelsAsNames() and withTargets(\"a\") exclude each other; the first is for classes and the second for numbers to predict",
        Errors.messageOf(() -> csv.withTargets("a").withLabelsAsNames()));
  }

  @Test
  void columnsThatAreNamedInSeveralCallsAddUp() {
    Csv csv = file.write("a,b,c,d,e,f", "p,q,1,2,3,4");
    Dataset data =
        csv.withCategories("a")
            .withCategories("b")
            .without("c")
            .without("d")
            .withTargets("f")
            .withTargets("e")
            .read();
    assertEquals(List.of("a=p", "b=q"), data.inputNames());
    assertEquals(List.of("f", "e"), data.targetNames());
  }

  @Test
  void rowsHaveTheWeightsOfAColumn() {
    Dataset data = file.read(csv -> csv.withWeights("w"), "x,label,w", "1,0,0.5", "2,1,0");
    assertEquals(List.of("x"), data.inputNames());
    assertArrayEquals(new int[] {0, 1}, data.labels());
    assertArrayEquals(new double[] {0.5, 0}, data.rowWeights().orElseThrow());
    assertArrayEquals(
        new double[] {4},
        file.read(csv -> csv.withTargets("y").withWeights("w"), "w,x,y", "4,1,2")
            .rowWeights()
            .orElseThrow());
    assertTrue(file.read("x,label", "1,0").rowWeights().isEmpty());
  }

  @Test
  void weightsThatAreNoneAreAnError() {
    for (String weight : List.of("-1", "1e999", "-1e-9")) {
      assertEquals(
          " line 3, column 3 (w): got '" + weight + "'; expected a finite number from 0 on",
          file.errorOf(csv -> csv.withWeights("w"), "x,label,w", "1,0,1", "2,1," + weight));
    }
    assertEquals(
        " line 2, column 3 (w): got 'NaN'; expected a finite number from 0 on; withMissing(Missing.dropRow()) leaves such rows out",
        file.errorOf(
            csv -> csv.withWeights("w").withMissing(Missing.mean()), "x,label,w", "2,1,NaN"));
    assertEquals(
        " column 3 (w): the weights add up to 0.0; expected a finite number above 0",
        file.errorOf(csv -> csv.withWeights("w"), "x,label,w", "1,0,0", "2,1,0"));
    assertEquals(
        ": column 'w' cannot be both the weights and the label",
        file.errorOf(csv -> csv.withWeights("w").withLabel("w"), "x,label,w", "1,0,0"));
  }

  @Test
  void numbersMayHaveADecimalComma() {
    UnaryOperator<Csv> comma = Csv::withDecimalComma;
    Dataset data = file.read(comma, "a,b;zone;label", "1,5;2;0", "-,5e3;3,;1");
    assertEquals(List.of("a,b", "zone"), data.inputNames());
    assertArrayEquals(new double[][] {{1.5, 2}, {-500, 3}}, data.inputs());
    assertArrayEquals(
        new double[][] {{1.5}},
        file.read(csv -> csv.withDecimalComma().withTargets("y"), "x\ty", "2\t1,5").targets());
    assertEquals(
        List.of("zone=2,5", "zone=10,5"),
        file.read(
                csv -> csv.withDecimalComma().withCategories("zone"),
                "zone;label",
                "10,5;0",
                "2,5;1")
            .inputNames());
    assertEquals(
        " line 2, column 1 (x): got '1.5'; expected a finite number, with a comma and no point",
        file.errorOf(comma, "x;label", "1.5;0"));
    assertTrue(file.errorOf(comma, "x;label", "1;0,5").contains("got '0,5'; expected a class: "));
    assertTrue(
        file.errorOf(comma, "x,label", "1,0")
            .endsWith(", separated by semicolons or tabs, or as withSeparator says"));
  }

  @Test
  void separatorsOfThousandsAreAnError() {
    for (String number : List.of("1,234,567.5", "-1,234.5", "1 234", "1'234.50", "1\u00a0234")) {
      assertEquals(
          " line 2, column 1 (x): got '%s'; expected a finite number, without separators of thousands"
              .formatted(number),
          file.errorOf("x;label", number + ";0"));
    }
    assertEquals(
        " line 2, column 1 (x): got '1.234,5'; expected a finite number, without separators of thousands",
        file.errorOf(Csv::withDecimalComma, "x;label", "1.234,5;0"));
    assertTrue(file.errorOf("x;label", "1,23,4;0").contains("; for texts, use "));
  }

  @Test
  void aCommaDoesNotSeparateBothCellsAndDecimals() {
    Csv csv = Csv.of(file.path());
    for (Executable both :
        List.<Executable>of(
            () -> csv.withSeparator(',').withDecimalComma(),
            () -> csv.withDecimalComma().withSeparator(','))) {
      assertEquals(
          "a comma cannot separate both cells and the decimals of a number; use one of withSeparator(',') and withDecimalComma()",
          Errors.messageOf(both));
    }
  }

  @Test
  void aCategoryIsAnInputForEachText() {
    String[] lines = {
      "plan,age,city,label", "pro,30,Bonn,0", "basic,40,Aachen,1", "pro,50,Bonn,1", "free,60,Ulm,0"
    };
    Dataset data = file.read(csv -> csv.withCategories("city", "plan"), lines);
    assertEquals(
        List.of(
            "plan=basic", "plan=free", "plan=pro", "age", "city=Aachen", "city=Bonn", "city=Ulm"),
        data.inputNames());
    assertArrayEquals(
        new double[][] {
          {0, 0, 1, 30, 0, 1, 0},
          {1, 0, 0, 40, 1, 0, 0},
          {0, 0, 1, 50, 0, 1, 0},
          {0, 1, 0, 60, 0, 0, 1}
        },
        data.inputs());
  }

  @Test
  void categoriesThatAreNumbersAreInTheirOrder() {
    String[] lines = {"zone,label", "10,0", "9,1", "-1,1"};
    Dataset data = file.read(csv -> csv.withCategories("zone"), lines);
    assertEquals(List.of("zone=-1", "zone=9", "zone=10"), data.inputNames());
  }

  @Test
  void inputsOfOneNameAreAnError() {
    assertEquals(
        " has two inputs with the name 'a=b'; give one of the columns another",
        file.errorOf(csv -> csv.withCategories("a"), "a,a=b,label", "b,1,0"));
  }

  @Test
  void aColumnThatIsNotThereIsNamedWithThoseThatAre() {
    assertEquals(
        " has no column 'Label'; its header line has 'x', 'label'",
        file.errorOf(csv -> csv.withLabel("Label"), "x,label", "1,0"));
    assertEquals(
        " has no column 'id'; its header line has 'c0', 'c1', 'c2', 'c3', 'c4', 'c5', 'c6', 'c7', 'c8', 'c9' and more",
        file.errorOf(csv -> csv.without("id"), "c0,c1,c2,c3,c4,c5,c6,c7,c8,c9,c10", "1"));
  }

  @Test
  void aColumnHasOneUse() {
    String[] lines = {"x,y,label", "1,2,0"};
    assertEquals(
        ": column 'y' cannot be both left out and the label",
        file.errorOf(csv -> csv.withLabel("y").without("y"), lines));
    assertEquals(
        ": column 'label' cannot be both the label and one of the categories",
        file.errorOf(csv -> csv.withCategories("label"), lines));
    assertEquals(
        ": column 'x' cannot be both a target and one of the categories",
        file.errorOf(csv -> csv.withTargets("x").withCategories("x"), lines));
    assertEquals(
        " has no column left for the inputs; expected at least one",
        file.errorOf(csv -> csv.without("x", "y"), lines));
    assertEquals(
        "no targets; expected the name of at least one column",
        Errors.messageOf(() -> file.write(lines).withTargets()));
  }

  @Test
  void aMissingFileIsNamed() {
    UncheckedIOException error =
        assertThrows(UncheckedIOException.class, () -> Csv.of(file.path()).read());
    assertEquals("cannot read " + file.path() + ": there is no such file", error.getMessage());
    Path folder = file.path().getParent();
    error = assertThrows(UncheckedIOException.class, () -> Csv.of(folder).read());
    assertEquals("cannot read " + folder + ": it is not a regular file", error.getMessage());
  }

  @Test
  void aFileWithoutHeaderOrRowsIsAnError() {
    assertEquals(" is empty; expected a header line such as x1,x2,label", file.errorOf(""));
    assertEquals(" has no rows; expected some after the header line", file.errorOf("x,label", ""));
    assertEquals(
        " line 1: got the numbers '1', '2', '0'; expected a header line with the names of the columns, such as x1,x2,label",
        file.errorOf("1,2,0", "3,4,1"));
    assertEquals(
        " line 1: got the numbers '5.1', '3.5', '1.4' and more; expected a header line with the names of the columns, such as x1,x2,label",
        file.errorOf("5.1,3.5,1.4,0.2,setosa", "6,2,4,1,virginica"));
    assertEquals(
        " line 1: got the numbers '5.1'; expected a header line with the names of the columns, such as x1,x2,label",
        file.errorOf(csv -> csv.withCategories("b"), "5.1,b,setosa", "6,c,virginica"));
    assertEquals(
        " line 2: got one column, 'x|label'; expected at least one feature and then the label, separated by commas, semicolons or tabs, or as withSeparator says",
        file.errorOf("", "x|label", "1|0"));
  }

  @Test
  void namesOfColumnsMayBeNumbersThatCountFrom0OrAreAmongOthers() {
    assertEquals(List.of("0", "1"), file.read("0,1,target", "5,6,0").inputNames());
    assertEquals(List.of("0", "1"), file.read("0,1,2", "5,6,0").inputNames());
    assertEquals(List.of("2020", "x"), file.read("2020,x,label", "5,6,0").inputNames());
    for (String header : List.of("0,target", "1,2,target", "1,0,target", "0,1,5", "0,1")) {
      assertTrue(file.errorOf(header, "1,2,0").startsWith(" line 1: got the numbers '"), header);
    }
  }

  @Test
  void aColumnWithATextInEachRowIsRatherLeftOut() {
    StringBuilder rows = new StringBuilder("id,x,label");
    for (int i = 0; i < 10; i++) {
      rows.append("\nC-100").append(i).append(",1,0");
    }
    String hint =
        "; nearly every row has a text of its own, so use without(\"id\") if it is an id, or else withCategories(\"id\")";
    String message = file.errorOf(rows.toString());
    assertTrue(message.startsWith(" line 2, column 1 (id): got 'C-1000'; expected "), message);
    assertTrue(message.contains(hint), message);
    message = file.errorOf(rows.append("\nC-1000,1,0\nC-1000,1,0").toString());
    assertTrue(!message.contains(hint), message);
    message = file.errorOf(rows.append("\n\"").toString());
    assertTrue(message.startsWith(" line 2, column 1 (id): got 'C-1000'; expected "), message);
  }

  @Test
  void columnsHaveDifferentNames() {
    assertEquals(
        " line 1: got two columns 'x'; expected different names",
        file.errorOf("x, x ,label", "1,2,0"));
    assertEquals(
        " line 1: column 2 has no name; give it one, or leave it out with without(\"column 2\")",
        file.errorOf("x,,label", "1,2,0"));
  }

  @Test
  void aRowOfAnotherLengthIsAnError() {
    assertEquals(
        " line 4: got 2 columns; expected 3 as in the header line",
        file.errorOf("x,y,label", "1,2,0", "", "1,2"));
    assertEquals(
        " line 2: got 4 columns; expected 3 as in the header line",
        file.errorOf("x,y,label", "1,2,0,"));
  }

  @Test
  void anInputThatIsNoFiniteNumberIsAnError() {
    for (String text : new String[] {"1e999", "-1e999"}) {
      assertEquals(
          " line 3, column 2 (y): got '" + text + "'; expected a finite number",
          file.errorOf("x,y,label", "1,2,0", "1," + text + ",1"));
    }
    for (String text :
        new String[] {"Infinity", "abc", "1.5f", "0x10", "0x1p3", "1 2", ".", "e5", "1e", "1e+"}) {
      assertEquals(
          " line 3, column 2 (y): got '"
              + text
              + "'; expected a finite number; for texts, use withCategories(\"y\") or without(\"y\"); if it stands for a missing cell, Missing.dropRow().withTexts(\""
              + text
              + "\") says so",
          file.errorOf("x,y,label", "1,2,0", "1," + text + ",1"));
    }
    assertEquals(
        " line 2, column 1 (x): got '1,5'; expected a finite number, with a point and no comma; withDecimalComma() takes the comma for the point",
        file.errorOf("x;label", "1,5;0"));
    assertEquals(
        " line 2, column 1 (x): got '1,5'; expected a finite number, with a point and no comma",
        file.errorOf("x,label", "\"1,5\",0"));
    assertEquals(
        " line 2, column 1 (x): got 'abc'; expected a finite number; if it stands for a missing cell, Missing.dropRow().withTexts(\"abc\") says so",
        file.errorOf(csv -> csv.withTargets("x"), "x,y", "abc,0"));
  }

  @Test
  void anErrorShowsTheStartOfACellOnOneLine() {
    String message = file.errorOf("x,label", "\"a\nb\u202e" + "c".repeat(100) + "\",0");
    assertTrue(
        message.startsWith(
            " line 2, column 1 (x): got 'a\\u000ab\\u202e" + "c".repeat(46) + "...';"),
        message);
  }

  @Test
  void everySpellingOfANumberIsRead() {
    String[] numbers = {"1", "+1", "-1", "1.", ".5", "-.5e3", "1.5E-7", "1e+2", "007", "-0.0"};
    String[] lines = new String[numbers.length + 1];
    lines[0] = "x,label";
    for (int i = 0; i < numbers.length; i++) {
      lines[i + 1] = numbers[i] + "," + i % 2;
    }
    double[][] expected =
        Arrays.stream(numbers)
            .map(number -> new double[] {Double.parseDouble(number)})
            .toArray(double[][]::new);
    assertArrayEquals(expected, file.read(lines).inputs());
  }

  @Test
  void readersAreImmutable() {
    Csv csv = file.write("x,label", "a,1", "b,3");
    csv.withCategories("x");
    csv.withSeparator(';');
    csv.without("x");
    csv.withLabelsAsNames();
    assertTrue(Errors.messageOf(csv::read).contains("got 'a'"));
    assertEquals("Csv(" + file.path() + ")", csv.toString());
  }
}

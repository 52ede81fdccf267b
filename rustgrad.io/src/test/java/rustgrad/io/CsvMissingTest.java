package rustgrad.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rustgrad.nn.Dataset;

/** What the rules make of missing cells. */
class CsvMissingTest {
  private static final String[] LINES = {
    "x,plan,y,label", "1,a,4,0", "?,b,5,1", "3,NA,6,1", "5,c,7,0"
  };

  private CsvFile file;

  @BeforeEach
  void nameTheFile(@TempDir Path folder) {
    file = new CsvFile(folder.resolve("data.csv"));
  }

  private Dataset read(Missing rule, String... lines) {
    return file.read(csv -> csv.withCategories("plan").withMissing(rule), lines);
  }

  @Test
  void aMissingCellIsAnErrorIfNothingElseIsSaid() {
    for (String cell :
        List.of(
            "", "?", "NA", "#N/A", "<NA>", "N/A", "n/a", "NaN", "nan", "null", "NULL", "None",
            "\"\"")) {
      String shown = cell.replace("\"", "");
      assertEquals(
          " line 3, column 2 (y): got '"
              + shown
              + "'; expected a finite number; withMissing says what to do with missing cells",
          file.errorOf("x,y,label", "1,2,0", "1," + cell + ",1"));
      assertEquals(
          " line 2, column 2 (plan): got '"
              + shown
              + "'; expected a text; withMissing says what to do with missing cells",
          file.errorOf(csv -> csv.withCategories("plan"), "x,plan,label", "1," + cell + ",1"));
    }
  }

  @Test
  void rowsCanBeDropped() {
    Dataset data = read(Missing.dropRow(), LINES);
    assertEquals(List.of("x", "plan=a", "plan=c", "y"), data.inputNames());
    assertArrayEquals(new double[][] {{1, 1, 0, 4}, {5, 0, 1, 7}}, data.inputs());
    assertArrayEquals(new int[] {0, 0}, data.labels());
  }

  @Test
  void aRowIsNotDroppedForAColumnThatIsLeftOut() {
    Dataset data = file.read(csv -> csv.without("plan").withMissing(Missing.dropRow()), LINES);
    assertArrayEquals(new double[][] {{1, 4}, {3, 6}, {5, 7}}, data.inputs());
  }

  @Test
  void aMissingNumberCanBeTheMeanAndAMissingCategoryIsNone() {
    Dataset data = read(Missing.mean(), LINES);
    assertEquals(List.of("x", "plan=a", "plan=b", "plan=c", "y"), data.inputNames());
    assertArrayEquals(
        new double[][] {{1, 1, 0, 0, 4}, {3, 0, 1, 0, 5}, {3, 0, 0, 0, 6}, {5, 0, 0, 1, 7}},
        data.inputs());
  }

  @Test
  void aMissingNumberCanBeAnyValue() {
    Dataset data = read(Missing.value(-7), LINES);
    assertArrayEquals(new double[] {-7, 0, 1, 0, 5}, data.inputs()[1]);
    assertArrayEquals(new double[] {3, 0, 0, 0, 6}, data.inputs()[2]);
    assertEquals(
        "the value of missing cells is NaN; expected a finite number",
        Errors.messageOf(() -> Missing.value(Double.NaN)));
    assertEquals("Missing(VALUE -7.0)", Missing.value(-7).toString());
    assertEquals("Missing(DROP_ROW)", Missing.dropRow().toString());
  }

  @Test
  void otherTextsCanStandForMissingCells() {
    String[] lines = {"x,label", "1,0", "-,1", "n.a.,1", "NA,0", "3,n.a."};
    assertArrayEquals(
        new double[][] {{1}}, read(Missing.dropRow().withTexts("-").withTexts(" n.a. "), lines, 1));
    assertArrayEquals(
        new double[][] {{1}, {9}, {9}, {9}},
        read(Missing.value(9).withTexts("-", "n.a."), lines, 5));
    assertEquals(
        " line 3, column 1 (x): got '-'; expected a finite number; withMissing says what to do with missing cells",
        file.errorOf(csv -> csv.withMissing(Missing.error().withTexts("-")), lines));
    assertTrue(
        file.errorOf(lines)
            .endsWith(
                "; if it stands for a missing cell, Missing.dropRow().withTexts(\"-\") says so"));
  }

  /** The inputs of the first lines. */
  private double[][] read(Missing rule, String[] lines, int rows) {
    String[] first = rows == 1 ? lines : Arrays.copyOf(lines, rows);
    return file.read(csv -> csv.withMissing(rule), first).inputs();
  }

  @Test
  void aMissingLabelIsDroppedOrAnErrorAndNeverMadeUp() {
    String[] lines = {"x,label", "1,0", "2,", "3,1"};
    for (Missing rule : List.of(Missing.error(), Missing.mean(), Missing.value(0))) {
      assertEquals(
          " line 3, column 2 (label): got ''; expected a text; withMissing(Missing.dropRow()) leaves such rows out",
          file.errorOf(csv -> csv.withMissing(rule), lines));
      assertEquals(
          " line 3, column 2 (label): got ''; expected a finite number; withMissing(Missing.dropRow()) leaves such rows out",
          file.errorOf(csv -> csv.withMissing(rule).withTargets("label"), lines));
    }
    assertEquals(2, file.read(csv -> csv.withMissing(Missing.dropRow()), lines).size());
  }

  @Test
  void aColumnWithoutNumbersHasNoMean() {
    assertEquals(
        " column 1 (x) has no numbers, so no mean for its missing cells; use Missing.value or leave the column out",
        file.errorOf(csv -> csv.withMissing(Missing.mean()), "x,label", "NA,0", "NA,1"));
    assertEquals(
        " column 1 (x) has a sum that is not finite, so no mean for its missing cells; use Missing.value or leave the column out",
        file.errorOf(
            csv -> csv.withMissing(Missing.mean()), "x,label", "1e308,0", "1e308,1", "NA,1"));
  }

  @Test
  void aFileOfWhichNothingIsLeftIsAnError() {
    assertEquals(
        " has no rows left; each of its 2 has a missing cell",
        file.errorOf(csv -> csv.withMissing(Missing.dropRow()), "x,label", "NA,0", "1,"));
    assertEquals(
        " has no inputs: all cells of its categories are missing",
        file.errorOf(
            csv -> csv.withCategories("x").withMissing(Missing.mean()), "x,label", "NA,0"));
  }
}

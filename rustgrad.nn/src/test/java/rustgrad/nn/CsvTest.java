package rustgrad.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CsvTest {
  private Path file;

  @BeforeEach
  void nameTheFile(@TempDir Path folder) {
    file = folder.resolve("data.csv");
  }

  private Dataset read(String... lines) throws IOException {
    Files.writeString(file, String.join("\n", lines));
    return Dataset.readCsv(file);
  }

  /** The error without the name of the file, which it must start with. */
  private String errorOf(String... lines) {
    String message = Errors.messageOf(() -> read(lines));
    assertEquals(file.toString(), message.substring(0, file.toString().length()));
    return message.substring(file.toString().length());
  }

  @Test
  void featuresComeFirstAndTheClassLast() throws IOException {
    Dataset data = read("x1,x2,label", "0.5,-1e-3,0", ".5,+2.,2");
    assertArrayEquals(new double[][] {{0.5, -0.001}, {0.5, 2}}, data.inputs());
    assertArrayEquals(new int[] {0, 2}, data.labels());
    assertEquals(3, data.classes());
  }

  @Test
  void labelsOfEitherSignAreTwoClasses() throws IOException {
    Dataset data = read("x,label", "1,-1", "2,1", "3,-1");
    assertArrayEquals(new int[] {0, 1, 0}, data.labels());
    assertEquals(2, data.classes());
  }

  @Test
  void aSingleClassIsStillOneOfTwo() throws IOException {
    assertEquals(2, read("x,label", "1,0").classes());
    assertArrayEquals(new int[] {1}, read("x,label", "1,1").labels());
  }

  @Test
  void spacesEmptyLinesAndWindowsLineEndsAreIgnored() throws IOException {
    Dataset data = read("x , label\r", "", " 1 ,\t1\r", "   ", "2,0", "");
    assertArrayEquals(new double[][] {{1}, {2}}, data.inputs());
    assertArrayEquals(new int[] {1, 0}, data.labels());
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheHeader() {
    assertEquals(
        " line 1: got numbers only; expected a header line such as x1,x2,label",
        errorOf("\uFEFF1,0", "2,1"));
  }

  @Test
  void aMissingFileIsNamed() {
    UncheckedIOException error =
        assertThrows(UncheckedIOException.class, () -> Dataset.readCsv(file));
    assertEquals("cannot read " + file + ": there is no such file", error.getMessage());
  }

  @Test
  void aFileThatIsNotTextIsNamed() throws IOException {
    Files.write(file, new byte[] {'x', (byte) 0xff});
    UncheckedIOException error =
        assertThrows(UncheckedIOException.class, () -> Dataset.readCsv(file));
    assertEquals("cannot read " + file + ": it is not text in UTF-8", error.getMessage());
  }

  @Test
  void aFileWithoutHeaderOrRowsIsAnError() {
    assertEquals(" is empty; expected a header line such as x1,x2,label", errorOf(""));
    assertEquals(" has no rows; expected some after the header line", errorOf("x,label", ""));
    assertEquals(
        " line 1: got numbers only; expected a header line such as x1,x2,label",
        errorOf("1,2,0", "3,4,1"));
    assertEquals(
        " line 1: got one column, 'x;label'; expected at least one feature and then the label, separated by commas",
        errorOf("x;label", "1;0"));
  }

  @Test
  void aRowOfAnotherLengthIsAnError() {
    assertEquals(
        " line 4: got 2 columns; expected 3 as in the header line",
        errorOf("x,y,label", "1,2,0", "", "1,2"));
    assertEquals(
        " line 2: got 4 columns; expected 3 as in the header line", errorOf("x,y,label", "1,2,0,"));
  }

  @Test
  void aFeatureThatIsNoFiniteNumberIsAnError() {
    for (String text : new String[] {"NaN", "Infinity", "1e999", "abc", "", "1.5f"}) {
      assertEquals(
          " line 3, column 2 (y): got '" + text + "'; expected a finite number",
          errorOf("x,y,label", "1,2,0", "1," + text + ",1"));
    }
  }

  @Test
  void aLabelThatIsNoClassIsAnError() {
    for (String text : new String[] {"0.5", "-2", "cat", "", "NaN", "2147483647"}) {
      assertEquals(
          " line 2, column 2 (label): got '"
              + text
              + "'; expected a class: a whole number from 0 on, or -1 or 1 on every line",
          errorOf("x,label", "1," + text));
    }
  }

  @Test
  void labelsOfBothKindsAreAnError() {
    assertEquals(
        " line 2, column 2 (label): got '0'; expected -1 or 1, as there are labels -1",
        errorOf("x,label", "1,0", "1,-1"));
  }
}

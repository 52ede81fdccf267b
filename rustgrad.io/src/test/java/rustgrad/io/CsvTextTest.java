package rustgrad.io;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rustgrad.nn.Dataset;

/** How the text of a file is told apart into lines and cells, and how long it may be. */
class CsvTextTest {
  private CsvFile file;

  @BeforeEach
  void nameTheFile(@TempDir Path folder) {
    file = new CsvFile(folder.resolve("data.csv"));
  }

  private String errorOf(byte... bytes) throws IOException {
    Files.write(file.path(), bytes);
    String message = Errors.messageOf(() -> Csv.of(file.path()).read());
    assertTrue(message.startsWith(file.path().toString()), message);
    return message.substring(file.path().toString().length());
  }

  @Test
  void spacesBlankLinesAndWindowsLineEndsAreIgnored() {
    Dataset data = file.read("x , label\r", "", " 1 ,\t1\r", "   ", "2,0", "", "");
    assertArrayEquals(new double[][] {{1}, {2}}, data.inputs());
    assertArrayEquals(new int[] {1, 0}, data.labels());
  }

  @Test
  void theLastLineNeedsNoEnd() {
    assertEquals(2, file.read("x,label", "1,0", "2,\"1\"").size());
    assertEquals(2, file.read("x,label\r1,0\r2,1").size());
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheHeader() {
    assertEquals(List.of("x"), file.read("\uFEFFx,label", "1,0").inputNames());
    assertEquals(List.of("x"), file.read("\uFEFF\"x\",label", "1,0").inputNames());
    assertEquals(
        " line 1: got the numbers '1', '0'; expected a header line with the names of the columns, such as x1,x2,label",
        file.errorOf("\uFEFF1,0", "2,1"));
    assertEquals(" is empty; expected a header line such as x1,x2,label", file.errorOf("\uFEFF"));
  }

  @Test
  void theSeparatorIsFoundInTheHeaderLine() {
    for (String separator : List.of(",", ";", "\t")) {
      Dataset data =
          file.read(
              "",
              "\"a,;,;\t\t\t\"\";b\"%sx%slabel".replace("%s", separator),
              "1%s2%s0".replace("%s", separator));
      assertEquals(List.of("a,;,;\t\t\t\";b", "x"), data.inputNames());
      assertArrayEquals(new double[][] {{1, 2}}, data.inputs());
    }
    assertEquals(List.of("a,b", "c"), file.read("a,b;c;label", "1;2;0").inputNames());
    assertEquals(List.of("5\" pipe", "c"), file.read("5\" pipe;c;label", "1;2;0").inputNames());
  }

  @Test
  void theSeparatorCanBeGiven() {
    Dataset data = file.read(csv -> csv.withSeparator('|'), "a,b|c;d|label", "1|2|0");
    assertEquals(List.of("a,b", "c;d"), data.inputNames());
    for (char bad : new char[] {'"', '\n', '\r', 'a', '0', '\ud800'}) {
      String message = Errors.messageOf(() -> Csv.of(file.path()).withSeparator(bad));
      assertTrue(message.startsWith("the separator is '"), message);
    }
  }

  @Test
  void quotedCellsHaveSeparatorsQuotesAndLineEndsInThem() {
    Dataset data =
        file.read(
            "\"x\n1\", \"y\" ,\"the, \"\"label\"\"\"",
            "\"1\",\"2\" ,\"a,b\"",
            "3, \"4\",\"\"\"a\"\"\r\nb\"");
    assertEquals(List.of("x\n1", "y"), data.inputNames());
    assertArrayEquals(new double[][] {{1, 2}, {3, 4}}, data.inputs());
    assertEquals(List.of("\"a\"\r\nb", "a,b"), data.classNames());
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void linesAreCountedAsByAnEditor(String end) {
    String[] lines = {"x,\"y", "z\",label", "", "\"1", "\",2,0", "3,\"", "four\",1"};
    assertEquals(
        " line 6, column 2 (y%sz): got 'four'; expected a finite number; for texts, use withCategories(\"y%sz\") or without(\"y%sz\"); if it stands for a missing cell, Missing.dropRow().withTexts(\"four\") says so"
            .replace("%s", end.replace("\r", "\\u000d").replace("\n", "\\u000a")),
        file.errorOf(String.join(end, lines)));
    lines[5] = "\"3";
    lines[6] = "\",four,1";
    assertTrue(file.errorOf(String.join(end, lines)).startsWith(" line 7, column 2 "));
  }

  @Test
  void quotesThatDoNotFitAreAnError() {
    assertEquals(
        " line 3: a quotation mark opens a cell that is not closed",
        file.errorOf("x,label", "1,0", "\"2,1", "3,1", ""));
    assertEquals(
        " line 4: a quotation mark opens a cell that is not closed",
        file.errorOf("x,label", "1,0", "\"2", "\",\"1"));
    assertEquals(
        " line 2: a quotation mark opens a cell that is not closed",
        file.errorOf("x,label", "1,\"a\"\""));
    assertEquals(
        " line 3: a quoted cell goes on after its second quotation mark; one that is part of a cell is doubled",
        file.errorOf("x,label", "1,a", "2,\"a\"b"));
  }

  @Test
  void aFileThatIsNotUtf8IsToldWithTheLine() throws IOException {
    String text = "x,label\r\n1,a\r\n2,größe\r\n";
    assertEquals(
        " line 3: got a byte that is not text in UTF-8; save the file in this encoding",
        errorOf(text.getBytes(ISO_8859_1)));
    assertEquals(
        " line 1: got a byte that is not text in UTF-8; save the file in this encoding",
        errorOf(text.getBytes(StandardCharsets.UTF_16)));
    assertEquals(
        " line 2: got a byte that is not text in UTF-8; save the file in this encoding",
        errorOf("x,label\n1,ä".getBytes(UTF_8), 1));
  }

  /** The bytes without the last ones. */
  private String errorOf(byte[] bytes, int cut) throws IOException {
    return errorOf(Arrays.copyOf(bytes, bytes.length - cut));
  }

  /** So that the ends of buffers lie within characters and line ends. */
  @Test
  void everyByteIsReadWhereverBuffersEnd() throws IOException {
    for (int shift = 0; shift < 8; shift++) {
      ByteArrayOutputStream text = new ByteArrayOutputStream();
      text.writeBytes(("x,label\n" + "0".repeat(shift) + "1,ä€😀\r\n").getBytes(UTF_8));
      for (int row = 0; row < 3_000; row++) {
        text.writeBytes((row + ",ä€😀\r\n").getBytes(UTF_8));
      }
      text.writeBytes("1,😀\r\n1,2,3".getBytes(UTF_8));
      assertEquals(
          " line 3004: got 3 columns; expected 2 as in the header line",
          errorOf(text.toByteArray()));
      text.write(0xff);
      assertEquals(
          " line 3004: got a byte that is not text in UTF-8; save the file in this encoding",
          errorOf(text.toByteArray()));
    }
  }

  @Test
  void aCellMayHaveAMillionCharactersAndNoMore() {
    int most = 1 << 20;
    assertEquals(
        List.of("a", "b".repeat(most)),
        file.read("x,label", "1,a", "2," + "b".repeat(most)).classNames());
    assertEquals(
        " line 3: got a cell of more than 1048576 characters; is a quotation mark missing?",
        file.errorOf("x,label", "1,a", "2," + "b".repeat(most + 1)));
    assertEquals(
        " line 2: got a cell of more than 1048576 characters; is a quotation mark missing?",
        file.errorOf("x,label", "\"1,a", "2,b\n".repeat(most)));
    assertEquals(
        " line 2: got a row of more than 16777216 characters",
        file.errorOf("x,label", ("b".repeat(most) + ",").repeat(17)));
  }

  @Test
  void thereAreAtMostTenThousandColumns() {
    String header = "x%d,".repeat(9_999) + "label";
    Object[] numbers = IntStream.range(0, 9_999).boxed().toArray();
    assertEquals(9_999, file.read(header.formatted(numbers), "1,".repeat(9_999) + "0").features());
    assertEquals(
        " line 1: got more than 10000 columns", file.errorOf("x," + header.formatted(numbers)));
  }

  @Test
  void whatDoesNotFitIntoTheMemoryIsAnError() {
    Csv csv = file.write("x,label\n" + "1,0\n2,1\n".repeat(25_000));
    assertEquals(50_000, csv.read(new MemoryLimit(6_000_000)).size());
    assertEquals(
        file.path()
            + " is too great for the memory: 41660 rows of 2 numbers need 3 MB, and a data set may take 3 MB; leave out columns or rows, or start Java with a greater -Xmx",
        Errors.messageOf(() -> csv.read(new MemoryLimit(4_000_000))));
    Csv wide = file.write("x,label\n" + "1,0\n".repeat(1000) + wideCategories());
    assertTrue(
        Errors.messageOf(
                () -> wide.withLabel("label").withCategories("x").read(new MemoryLimit(20_000_000)))
            .contains(" is too great for the memory: "));
    Csv texts =
        file.write("x,label\n" + "1," + "a".repeat(1000_000) + "\n2," + "b".repeat(1000_000));
    assertTrue(
        Errors.messageOf(() -> texts.read(new MemoryLimit(6_000_000)))
            .contains(" is too great for the memory: 2 rows "));
  }

  private static String wideCategories() {
    StringBuilder rows = new StringBuilder();
    for (int i = 0; i < 1000; i++) {
      rows.append("c").append(i).append(",1\n");
    }
    return rows.toString();
  }

  /** Backtracking would take a minute for the first of them. */
  @Test
  void theTimeIsLinearInTheLength() {
    assertTimeout(
        Duration.ofSeconds(10),
        () -> {
          for (String cell : List.of("1", "1 ", " ", "\"\"", "1e", "+", ".", "1.")) {
            String text = cell.repeat((1 << 20) / cell.length() - 2);
            file.errorOf("x,label", text + "a,0");
            file.errorOf("x,label", "\"" + text + "\",a", "\"" + text + "x\",b");
            file.errorOf(text + "x");
          }
        });
  }
}

package rustgrad.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything that can be wrong with a file is told with the file and the reason. */
class BrokenFileTest {
  private static final String TENSOR = "\"a\":{'dtype':'F64','shape':[2],'data_offsets':[0,16]}";

  private static String error(String header, int data) {
    String message =
        Errors.messageOf(() -> Bytes.read(Bytes.file(header.replace('\'', '"'), data)));
    assertTrue(message.startsWith("m.safetensors: "), message);
    return message.substring("m.safetensors: ".length());
  }

  private static String tensor(String dtype, String shape, String offsets) {
    return "{\"a\":{\"dtype\":%s,\"shape\":%s,\"data_offsets\":%s}}"
        .formatted(dtype, shape, offsets);
  }

  private static void expect(String expected, String header, int data) {
    String message = error(header, data);
    assertTrue(message.contains(expected), message);
  }

  @Test
  void aFileIsReadWholeOrNotAtAll() {
    byte[] file = Bytes.file("{" + TENSOR.replace('\'', '"') + "}", 16);
    assertEquals(1, Bytes.read(file).tensors().size());
    for (int length = 0; length < file.length; length++) {
      byte[] cut = Arrays.copyOf(file, length);
      Errors.messageOf(() -> Bytes.read(cut));
    }
    expect("its tensors have 16 bytes, but 17 follow the header", "{" + TENSOR + "}", 17);
  }

  @Test
  void theLengthOfTheHeaderIsBounded() {
    assertEquals(
        "m.safetensors: its first 8 bytes say that the header has 9187201950435737471 bytes; expected at most the 3 that follow, and 100000000 in any file; is it a safetensors file?",
        Errors.messageOf(
            () -> Bytes.read(new byte[] {127, 127, 127, 127, 127, 127, 127, 127, 1, 2, 3})));
    byte[] negative = {-1, -1, -1, -1, -1, -1, -1, -1};
    assertTrue(
        Errors.messageOf(() -> Bytes.read(negative)).contains(" 18446744073709551615 bytes"));
    byte[] more = {1, (byte) 0xe1, (byte) 0xf5, 5, 0, 0, 0, 0};
    String message =
        Errors.messageOf(
            () -> SafeTensors.read(Bytes.FILE, new ByteArrayInputStream(more), 1L << 40));
    assertTrue(message.contains(" 100000001 bytes"), message);
  }

  @Test
  void aFileThatIsCutOffIsToldAsSuch() {
    byte[] file = Bytes.file("{" + TENSOR.replace('\'', '"') + "}", 16);
    for (int length : new int[] {0, 7, 9, 30, file.length - 16, file.length - 1}) {
      String message = Errors.messageOf(() -> Bytes.read(Arrays.copyOf(file, length)));
      assertTrue(
          message.endsWith("; the file is cut off, so copy or save it again"),
          length + ": " + message);
    }
    assertEquals(
        "tensor 'a' is at the bytes from 0 to 16, but there are 15; the file is cut off, so copy or save it again",
        error("{" + TENSOR + "}", 15));
    assertEquals(
        "its tensors have 16 bytes, but 17 follow the header; something has been added to it, so copy or save it again",
        error("{" + TENSOR + "}", 17));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``                                | its header does not begin with '{'",
        "` {}`                             | its header does not begin with '{'",
        "[]                                | its header does not begin with '{'",
        "{                                 | is no JSON",
        "{}{}                              | goes on after its closing brace",
        "{} x                              | is no JSON",
        "{'a':{},'a':{}}                   | tensor 'a' lacks",
        "{'a':1}                           | tensor 'a' is '1'; expected an object",
        "{'a':{'x':1}}                     | tensor 'a' has 'x'; expected dtype",
        "{'__metadata__':{'a':1}}          | __metadata__ 'a' is '1'; expected a text",
        "{'__metadata__':[]}               | __metadata__ is '['; expected an object of texts",
        "{'__metadata__':{},'__metadata__':{}} | Duplicate field",
        "{'__metadata__':{'a':'','a':''}}  | Duplicate field",
        "{'__metadata__':{'a':'\\ud800'}}  | has '\\ud800' in it, which is no text",
        "{/**/}                            | is no JSON",
        "{'a':NaN}                         | is no JSON",
      })
  void headersThatAreNoneAreTold(String header, String expected) {
    expect(expected, header, 0);
  }

  @Test
  void aNameIsThereOnce() {
    expect("Duplicate field", "{" + TENSOR + "," + TENSOR + "}", 16);
    expect("Duplicate field", "{'a':{'dtype':'F64','dtype':'F32'}}", 0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[-2]",
        "[-0]",
        "[2.0]",
        "[2e0]",
        "['2']",
        "[null]",
        "2",
        "[NaN]",
        "[02]",
        "[+2]",
        "[0x2]",
        "[Infinity]",
        "[[2]]",
        "[9223372036854775808]",
        "[1,2,2]",
        "[2,2]",
        "[0]",
        "[]",
        "{}",
        "[2147483648,0]",
        "[4294967296,4294967296]",
        "[2147483647,2147483647,2147483647]",
        "[1e999]",
        "[99999999999999999999999999999999999999999999999999999]"
      })
  void shapesAreChecked(String shape) {
    assertEquals(
        1, Bytes.read(Bytes.file(tensor("\"F64\"", "[1,2,1]", "[0,16]"), 16)).tensors().size());
    error(tensor("\"F64\"", shape, "[0,16]"), 16);
  }

  @Test
  void everyByteBelongsToOneTensor() {
    String two =
        "{'a':{'dtype':'F64','shape':[%d],'data_offsets':[%d,%d]},'b':{'dtype':'F32','shape':[%d],'data_offsets':[%d,%d]}}";
    assertEquals(
        "tensor 'b' begins at byte 8, but the one before it ends at 16; they may neither overlap nor leave a gap",
        error(two.formatted(2, 0, 16, 2, 8, 16), 16));
    expect("begins at byte 20", two.formatted(2, 0, 16, 1, 20, 24), 24);
    expect("begins at byte 4", two.formatted(1, 16, 24, 3, 4, 16), 24);
    expect("have 20 bytes, but 24", two.formatted(2, 0, 16, 1, 16, 20), 24);
    expect("at the bytes from 16 to 20, but there are 16", two.formatted(2, 0, 16, 1, 16, 20), 16);
    expect("at the bytes from 16 to 8", two.formatted(2, 0, 16, 1, 16, 8), 16);
  }

  @Test
  void anEmptyTensorTakesNoBytesBetweenOthers() {
    String header =
        "{'e':{'dtype':'F32','shape':[0],'data_offsets':[16,16]},'a':{'dtype':'F64','shape':[2],'data_offsets':[0,16]}}";
    assertEquals(2, Bytes.read(Bytes.file(header.replace('\'', '"'), 16)).tensors().size());
    expect("begins at byte 8", header.replace("16,16", "8,8"), 16);
  }

  @Test
  void namesAreShownOnOneLineAndShortened() {
    String name = "x\\n\\u001b[31m" + "y".repeat(5000);
    String message = error("{'" + name + "':1}", 0);
    assertTrue(message.startsWith("tensor 'x\\u000a\\u001b[31myyy"), message);
    assertTrue(message.length() < 200, message);
    String many = tensor("\"F64\"", "[1" + ",1".repeat(5000) + "]", "[0,16]");
    assertTrue(error(many, 16).length() < 200, () -> error(many, 16));
  }

  @Test
  void aHeaderIsUtf8() {
    byte[] file = Bytes.file("{\"a\":1}", 0);
    file[10] = (byte) 0xff;
    assertEquals(
        "m.safetensors: its header is not text in UTF-8", Errors.messageOf(() -> Bytes.read(file)));
  }

  @Test
  void nestingIsBounded() {
    SafeTensors deep =
        Bytes.read(
            Bytes.file(
                "{\"__metadata__\":{\"rustgrad\":\"%s\"}}".formatted("[".repeat(50_000)), 0));
    String message = Errors.messageOf(() -> SavedModel.from(Bytes.FILE, deep));
    assertTrue(message.startsWith("m.safetensors: its description is no JSON at "), message);
    expect("expected whole numbers", tensor("\"F64\"", "[".repeat(50_000), "[0,16]"), 16);
  }

  @Test
  void whatDoesNotFitIntoMemoryIsToldBeforeItIsTaken() {
    long size = 8L * 1_500_000_000;
    String two =
        "{\"a\":{\"dtype\":\"F64\",\"shape\":[1500000000],\"data_offsets\":[0,%d]},\"b\":{\"dtype\":\"F64\",\"shape\":[1500000000],\"data_offsets\":[%d,%d]}}"
            .formatted(size, size, 2 * size);
    byte[] start = Bytes.file(two, 0);
    String message =
        Errors.messageOf(
            () ->
                SafeTensors.read(
                    Bytes.FILE, new ByteArrayInputStream(start), start.length + 2 * size));
    assertTrue(message.contains("start it with a larger -Xmx"), message);
  }
}

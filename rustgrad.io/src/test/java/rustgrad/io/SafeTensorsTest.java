package rustgrad.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SafeTensorsTest {
  @TempDir Path directory;

  private static Tensor tensor(double... data) {
    return Tensor.of(new int[] {data.length}, data);
  }

  @Test
  void whatIsWrittenIsRead() {
    double[] all = {0.1, -0.0, Double.NaN, Double.POSITIVE_INFINITY, Double.MIN_VALUE, 1e308};
    Map<String, Tensor> tensors = new LinkedHashMap<>();
    tensors.put("b", tensor(0.1, 1e-40).as(FloatType.FLOAT32));
    tensors.put("größe \"\n\uD83D\uDE00", Tensor.of(new int[] {1, 2, 3}, all));
    tensors.put("", Tensor.of(new int[] {}, 7));
    tensors.put("empty", Tensor.of(new int[] {3, 0}));
    Map<String, String> metadata = Map.of("key\t", "text \u0000");
    Path file = directory.resolve("a.safetensors");
    SafeTensors.of(tensors, metadata).write(file);
    SafeTensors read = SafeTensors.read(file);
    assertEquals(metadata, read.metadata());
    assertEquals(
        List.of("größe \"\n\uD83D\uDE00", "", "empty", "b"), List.copyOf(read.tensors().keySet()));
    for (String name : tensors.keySet()) {
      Tensor expected = tensors.get(name);
      Tensor tensor = read.tensors().get(name);
      assertEquals(expected.toString(), tensor.toString());
      assertArrayEquals(expected.data(), tensor.data());
      assertArrayEquals(expected.shape(), tensor.shape());
    }
    assertEquals((double) 0.1f, read.tensors().get("b").data()[0]);
    assertEquals("SafeTensors(4 tensors, metadata [key\t])", read.toString());
  }

  /** As the format says, and as the library safetensors writes. */
  @Test
  void theBytesAreThoseOfTheFormat() throws IOException {
    Path file = directory.resolve("a.safetensors");
    SafeTensors.of(Map.of("a", Tensor.of(new int[] {2, 1}, 1, 2)), Map.of("k", "v")).write(file);
    String header =
        "{\"__metadata__\":{\"k\":\"v\"},\"a\":{\"dtype\":\"F64\",\"shape\":[2,1],\"data_offsets\":[0,16]}}";
    byte[] bytes = Files.readAllBytes(file);
    int length = (header.length() + 7) / 8 * 8;
    assertEquals(length, bytes[0]);
    assertEquals(
        header + " ".repeat(length - header.length()),
        new String(bytes, 8, length, StandardCharsets.UTF_8));
    assertArrayEquals(
        new byte[] {0, 0, 0, 0, 0, 0, -16, 63, 0, 0, 0, 0, 0, 0, 0, 64},
        java.util.Arrays.copyOfRange(bytes, 8 + length, bytes.length));
  }

  @Test
  void filesOfThePythonLibraryAreRead() {
    SafeTensors read = SafeTensors.read(Resources.file("various"));
    assertEquals(Map.of("format", "pt", "note", "a \"quoted\" text"), read.metadata());
    assertArrayEquals(new double[] {0.1}, read.tensors().get("scalar").data());
    assertEquals("Tensor(FLOAT64, [])", read.tensors().get("scalar").toString());
    assertEquals("Tensor(FLOAT32, [0, 3])", read.tensors().get("empty").toString());
    assertEquals("Tensor(FLOAT64, [2, 2, 2])", read.tensors().get("cube").toString());
    assertArrayEquals(new double[] {0, 1, 2, 3, 4, 5, 6, 7}, read.tensors().get("cube").data());
    assertArrayEquals(
        new double[] {Double.NaN, Double.NEGATIVE_INFINITY, -0.0, 1e-40f},
        read.tensors().get("größe\n").data());
  }

  @Test
  void otherTypesAreNamed() {
    assertEquals(
        Resources.file("half")
            + ": tensor 'half' is of the type 'F16'; F64 and F32 can be read, so convert it where it comes from",
        Errors.messageOf(() -> SafeTensors.read(Resources.file("half"))));
    assertTrue(
        Errors.messageOf(() -> SafeTensors.read(Resources.file("integers")))
            .contains("tensor 'ids' is of the type 'I64'"));
  }

  @Test
  void whatCannotBeReadOrWrittenIsNamed() {
    Path missing = directory.resolve("none");
    assertEquals(
        "cannot read " + missing + ": there is no such file",
        assertThrows(UncheckedIOException.class, () -> SafeTensors.read(missing)).getMessage());
    assertEquals(
        "cannot read " + directory + ": it is not a regular file",
        assertThrows(UncheckedIOException.class, () -> SafeTensors.read(directory)).getMessage());
    Path inMissing = missing.resolve("a");
    assertEquals(
        "cannot write " + inMissing + ": there is no directory " + missing,
        assertThrows(
                UncheckedIOException.class,
                () -> SafeTensors.of(Map.of(), Map.of()).write(inMissing))
            .getMessage());
  }

  @Test
  void tensorsAreChecked() {
    assertEquals(
        "3 numbers for the shape [2, 2]; expected 4",
        Errors.messageOf(() -> Tensor.of(new int[] {2, 2}, 1, 2, 3)));
    assertEquals(
        "the shape [-1] has a negative length", Errors.messageOf(() -> Tensor.of(new int[] {-1})));
    assertEquals(
        "element 1 is 1.0E300, which is too great for float32; float64 holds it",
        Errors.messageOf(() -> tensor(1, 1e300).as(FloatType.FLOAT32)));
    assertEquals(
        "a tensor is named __metadata__, which the format keeps for itself",
        Errors.messageOf(() -> SafeTensors.of(Map.of("__metadata__", tensor()), Map.of())));
    assertEquals(
        "the text '\\ud83d' has half of a character in it, which no file can hold",
        Errors.messageOf(() -> SafeTensors.of(Map.of("\uD83D", tensor()), Map.of())));
  }
}

package rustgrad.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import rustgrad.api.Value;

/** The op and the test that the guide to writing an op shows. */
class GuideTest {
  private static final Path GUIDE = Path.of("..", "docs", "writing-an-op.md");
  private static final Path SOURCE = Path.of("src", "main", "java", "rustgrad", "consumer");
  private static final Path TEST = Path.of("src", "test", "java", "rustgrad", "consumer");
  private static final Pattern BLOCK = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  /** At 1, mish is tanh(ln(1 + e)) = 0.86509838826731034611..., computed with 40 digits. */
  @Test
  void itsOpHasTheRightValue() {
    assertEquals(0.8650983882673103, Value.of(1.0).apply("mish").item(), 1e-15);
  }

  @Test
  void itShowsThisOp() throws IOException {
    assertShown(SOURCE.resolve("Mish.java"));
  }

  @Test
  void itShowsThisTest() throws IOException {
    assertShown(TEST.resolve("MishTest.java"));
  }

  private static void assertShown(Path file) throws IOException {
    String code = essence(text(file).replace("rustgrad.consumer", "my.ops"));
    assertTrue(
        BLOCK.matcher(text(GUIDE)).results().anyMatch(b -> essence(b.group(1)).equals(code)),
        () -> GUIDE + " shows another " + file.getFileName());
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file).replace("\r\n", "\n");
  }

  /** The code without its layout: the guide is set more tightly than the formatter does. */
  private static String essence(String code) {
    return code.replace("@Override", "").replaceAll("\\s+", "");
  }
}

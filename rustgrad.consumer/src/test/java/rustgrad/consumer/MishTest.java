package rustgrad.consumer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import rustgrad.api.Value;
import rustgrad.core.GradientCheck;

class MishTest {
  private static final Path GUIDE = Path.of("..", "docs", "writing-an-op.md");
  private static final Path SOURCE = Path.of("src", "main", "java", "rustgrad", "consumer");
  private static final double[] POINTS = {-3, -0.5, 0, 0.7, 4};

  /** At 1, mish is tanh(ln(1 + e)) = 0.86509838826731034611..., computed with 40 digits. */
  @Test
  void theValueIsRight() {
    assertEquals(0.8650983882673103, Value.of(1.0).apply("mish").item(), 1e-15);
  }

  @Test
  void theDerivativeIsRight() {
    for (double x : POINTS) {
      GradientCheck.of(new Mish(), x).orThrow();
    }
  }

  @Test
  void theSymbolicRuleIsTheNumericOne() {
    Mish mish = new Mish();
    for (double x : POINTS) {
      double y = mish.apply(x);
      double symbolic = mish.partial(Value.constant(x), Value.constant(y)).item();
      assertEquals(mish.partial(x, y), symbolic, 1e-15);
    }
  }

  @Test
  void theGuideShowsThisOp() throws IOException {
    Matcher firstBlock = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL).matcher(text(GUIDE));
    firstBlock.find();
    String tested = text(SOURCE.resolve("Mish.java")).replace("rustgrad.consumer", "my.ops");
    assertEquals(essence(tested), essence(firstBlock.group(1)));
  }

  private static String text(Path file) throws IOException {
    return Files.readString(file).replace("\r\n", "\n");
  }

  /** The code without its layout: the guide is set more tightly than the formatter does. */
  private static String essence(String code) {
    return code.replace("@Override", "").replaceAll("\\s+", "");
  }
}

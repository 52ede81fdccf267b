package rustgrad.consumer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The guide to writing an op, followed to the letter. */
class GuideIT {
  private static final Pattern PASSED =
      Pattern.compile("Tests run: [1-9]\\d*, Failures: 0, Errors: 0, Skipped: 0\\R");

  @TempDir Path directory;

  @Test
  void theFilesThatItShowsAreAProjectWhoseTestsPass() throws Exception {
    Path guide = Path.of("..", "docs", "writing-an-op.md");
    String output = MavenProject.of(guide, directory).maven("test");
    assertTrue(PASSED.matcher(output).find(), output);
  }
}

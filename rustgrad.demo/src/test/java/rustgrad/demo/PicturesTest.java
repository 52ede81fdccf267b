package rustgrad.demo;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {
  @TempDir Path directory;

  @Test
  void aChartBecomesAPngOfTwiceTheSize() throws IOException {
    Path file = directory.resolve("loss.png");
    StepMetrics step = new StepMetrics(1, 0.5, new Accuracy(1, OptionalDouble.empty()));

    Pictures.write(LossChart.of("title", "subtitle", 1, List.of(step)), file);

    BufferedImage image = ImageIO.read(file.toFile());
    assertEquals(2 * Pictures.WIDTH, image.getWidth());
    assertEquals(2 * Pictures.HEIGHT, image.getHeight());
  }

  @Test
  void picturesCanBeDrawnHere() {
    assertDoesNotThrow(Pictures::check);
  }
}

package rustgrad.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PicturesTest {
  private static final byte[] OLD = {1, 2, 3};
  private static final byte[] NEW = {4, 5};

  @TempDir Path directory;

  @Test
  void aFileIsReplacedAndNothingElseIsLeft() throws IOException {
    Path file = Files.write(directory.resolve("a.png"), OLD);

    Pictures.replace(file, NEW);

    assertArrayEquals(NEW, Files.readAllBytes(file));
    assertEquals(List.of("a.png"), names());
  }

  @Test
  void whatCannotBeReplacedStaysAndNothingIsLeftBesideIt() throws IOException {
    Path occupied = Files.createDirectories(directory.resolve("a.png"));
    Files.write(occupied.resolve("inside"), OLD);

    assertThrows(IOException.class, () -> Pictures.replace(occupied, NEW));

    assertArrayEquals(OLD, Files.readAllBytes(occupied.resolve("inside")));
    assertEquals(List.of("a.png"), names());
  }

  @Test
  void aChartBecomesAPngOfTwiceTheSize() throws IOException {
    Path file = directory.resolve("loss.png");

    Pictures.write(LossChart.of("title", "subtitle", 1, List.of(new StepMetrics(1, 0.5, 1))), file);

    BufferedImage image = ImageIO.read(file.toFile());
    assertEquals(2 * Pictures.WIDTH, image.getWidth());
    assertEquals(2 * Pictures.HEIGHT, image.getHeight());
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}

package rustgrad.demo;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jfree.chart.JFreeChart;
import rustgrad.io.file.AtomicFile;

/** Writes pictures as files that are complete whenever they exist. */
final class Pictures {
  static final int WIDTH = 860;
  static final int HEIGHT = 600;

  /** Pixels per unit of length, so that the pictures stay sharp on fine screens. */
  private static final int SCALE = 2;

  private Pictures() {}

  /** Writes the chart, replacing a file of this name. If that fails, the old file remains. */
  static void write(JFreeChart chart, Path file) throws IOException {
    byte[] content = png(draw(chart));
    AtomicFile.write(file, out -> out.write(content));
  }

  static boolean isPng(Path file) {
    return hasEnding(file, ".png");
  }

  static boolean isSvg(Path file) {
    return hasEnding(file, ".svg");
  }

  private static boolean hasEnding(Path file, String ending) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(ending);
  }

  /** Writes an SVG picture, as PNG if the file is one; replaces it as a chart does. */
  static void write(String svg, Path file) throws IOException {
    byte[] content =
        isPng(file) ? png(SvgPainter.paint(svg, SCALE)) : svg.getBytes(StandardCharsets.UTF_8);
    AtomicFile.write(file, out -> out.write(content));
  }

  /**
   * Draws a picture for nobody, to learn before the training whether that works. It also loads the
   * classes, some of which would refuse to be loaded while the JVM is being stopped.
   *
   * @throws IOException if it does not work
   */
  static void check() throws IOException {
    try {
      png(draw(LossChart.of("title", "subtitle", 1, List.of())));
    } catch (RuntimeException | LinkageError | InternalError e) {
      throw new IOException(
          "pictures cannot be drawn here: %s; they need fontconfig and a font".formatted(e), e);
    }
  }

  private static byte[] png(BufferedImage image) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(image, "png", stream);
    }
    return bytes.toByteArray();
  }

  static BufferedImage draw(JFreeChart chart) {
    BufferedImage image =
        new BufferedImage(SCALE * WIDTH, SCALE * HEIGHT, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.scale(SCALE, SCALE);
    chart.draw(graphics, new Rectangle2D.Double(0, 0, WIDTH, HEIGHT));
    graphics.dispose();
    return image;
  }
}

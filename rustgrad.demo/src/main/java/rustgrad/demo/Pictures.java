package rustgrad.demo;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.jfree.chart.JFreeChart;
import rustgrad.io.file.AtomicFile;

/** Writes charts as PNG files that are complete whenever they exist. */
final class Pictures {
  static final int WIDTH = 860;
  static final int HEIGHT = 600;

  /** Pixels per unit of length, so that the pictures stay sharp on fine screens. */
  private static final int SCALE = 2;

  /**
   * Held while a file is being written. When the JVM is told to stop (Ctrl-C), it waits for that
   * file and begins no other.
   */
  private static final Lock WRITING = new ReentrantLock();

  static {
    Runtime.getRuntime().addShutdownHook(new Thread(WRITING::lock));
  }

  private Pictures() {}

  /** Writes the chart, replacing a file of this name. If that fails, the old file remains. */
  static void write(JFreeChart chart, Path file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream stream = new MemoryCacheImageOutputStream(bytes)) {
      ImageIO.write(draw(chart), "png", stream);
    }
    replace(file, bytes.toByteArray());
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

  /** Replaces a file whole, or not at all. */
  static void replace(Path file, byte[] content) throws IOException {
    WRITING.lock();
    try {
      AtomicFile.write(file, out -> out.write(content));
    } finally {
      WRITING.unlock();
    }
  }
}

package rustgrad.demo;

import java.awt.Color;
import java.awt.Polygon;
import java.awt.Shape;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Rectangle2D;

/**
 * The colours and marks of the classes: those of Okabe and Ito (2008, "Color Universal Design"),
 * which remain apart for colour-blind readers, and shapes for readers of grey copies.
 */
final class Palette {
  static final Color INK = new Color(0x22, 0x22, 0x22);
  static final Color FAINT = new Color(0x66, 0x66, 0x66);

  private static final Color[] COLORS = {
    new Color(0x00, 0x72, 0xB2), // blue
    new Color(0xD5, 0x5E, 0x00), // vermilion
    new Color(0x00, 0x9E, 0x73), // green
    new Color(0xCC, 0x79, 0xA7), // purple
    new Color(0xE6, 0x9F, 0x00), // orange
    new Color(0x56, 0xB4, 0xE9), // sky blue
  };

  private static final Shape[] SHAPES = {
    new Ellipse2D.Double(-4.5, -4.5, 9, 9),
    new Polygon(new int[] {-5, 5, 0}, new int[] {4, 4, -5}, 3),
    new Rectangle2D.Double(-4, -4, 8, 8),
    new Polygon(new int[] {-6, 0, 6, 0}, new int[] {0, 6, 0, -6}, 4),
  };

  private Palette() {}

  static Color color(int label) {
    return COLORS[label % COLORS.length];
  }

  static Shape shape(int label) {
    return SHAPES[label % SHAPES.length];
  }

  /** A colour between white, at strength 0, and the soft tone of a class, at strength 1. */
  static Color shade(int label, double strength) {
    double share = 0.55 * strength;
    Color color = color(label);
    return new Color(
        mix(color.getRed(), share), mix(color.getGreen(), share), mix(color.getBlue(), share));
  }

  private static int mix(int channel, double share) {
    return (int) Math.round(255 + share * (channel - 255));
  }
}

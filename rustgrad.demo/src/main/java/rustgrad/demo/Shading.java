package rustgrad.demo;

import java.awt.Color;
import java.awt.Paint;
import java.awt.image.BufferedImage;
import org.jfree.chart.renderer.PaintScale;
import org.jfree.chart.title.PaintScaleLegend;

/** The colours of the decision regions: each in the tone of its class, white where undecided. */
final class Shading {
  /** The lead from which on the tone no longer deepens: three times the margin. */
  private static final double FULL = 3;

  /** Pixels per cell of the grid: enough to keep the edges of the regions smooth. */
  private static final int DETAIL = 6;

  private Shading() {}

  /** A picture of the field, to be stretched over its box. */
  static BufferedImage image(ScoreField field) {
    Grid shape = field.leads().get(0);
    int width = DETAIL * (shape.columns() - 1);
    int height = DETAIL * (shape.rows() - 1);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int j = 0; j < height; j++) {
      double row = (height - j - 0.5) / DETAIL;
      for (int i = 0; i < width; i++) {
        image.setRGB(i, j, color(field, (i + 0.5) / DETAIL, row));
      }
    }
    return image;
  }

  private static int color(ScoreField field, double column, double row) {
    int winner = 0;
    double lead = Double.NEGATIVE_INFINITY;
    for (int label = 0; label < field.classes(); label++) {
      double candidate = field.leads().get(label).interpolate(column, row);
      if (candidate > lead) {
        winner = label;
        lead = candidate;
      }
    }
    return shade(winner, lead).getRGB();
  }

  private static Color shade(int label, double lead) {
    return Palette.shade(label, Math.max(0, Math.min(1, lead / FULL)));
  }

  /** For two classes: which tone is which score. */
  static PaintScaleLegend legend() {
    return Style.scale("score", new TwoClasses());
  }

  private record TwoClasses() implements PaintScale {
    @Override
    public double getLowerBound() {
      return -FULL;
    }

    @Override
    public double getUpperBound() {
      return FULL;
    }

    @Override
    public Paint getPaint(double score) {
      return shade(score > 0 ? 1 : 0, Math.abs(score));
    }
  }
}

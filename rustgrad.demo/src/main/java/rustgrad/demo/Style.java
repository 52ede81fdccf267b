package rustgrad.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.RenderingHints;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.block.BlockBorder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.PaintScale;
import org.jfree.chart.title.LegendTitle;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.chart.title.TextTitle;
import org.jfree.chart.ui.HorizontalAlignment;
import org.jfree.chart.ui.RectangleEdge;
import org.jfree.chart.ui.RectangleInsets;

/** The looks that both charts share. */
final class Style {
  private static final Font HEADING = new Font(Font.SANS_SERIF, Font.BOLD, 17);
  private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
  private static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 12);

  private Style() {}

  static JFreeChart chart(String title, String subtitle, XYPlot plot) {
    plot.setBackgroundPaint(Color.WHITE);
    plot.setOutlinePaint(Palette.FAINT);
    plot.setInsets(new RectangleInsets(6, 6, 6, 6));

    JFreeChart chart = new JFreeChart(null, TEXT, plot, false);
    chart.setBackgroundPaint(Color.WHITE);
    chart.setPadding(new RectangleInsets(12, 10, 10, 14));
    chart
        .getRenderingHints()
        .put(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
    chart.setTitle(text(title, HEADING, Palette.INK));
    chart.addSubtitle(text(subtitle, TEXT, Palette.FAINT));
    chart.addSubtitle(legend(plot));
    return chart;
  }

  private static TextTitle text(String text, Font font, Color color) {
    TextTitle title = new TextTitle(text, font);
    title.setPaint(color);
    title.setHorizontalAlignment(HorizontalAlignment.LEFT);
    title.setTextAlignment(HorizontalAlignment.LEFT);
    title.setPosition(RectangleEdge.TOP);
    title.setMargin(0, 12, 5, 0);
    return title;
  }

  private static LegendTitle legend(XYPlot plot) {
    LegendTitle legend = new LegendTitle(plot);
    legend.setItemFont(TEXT);
    legend.setItemPaint(Palette.INK);
    legend.setPosition(RectangleEdge.BOTTOM);
    legend.setFrame(BlockBorder.NONE);
    legend.setItemLabelPadding(new RectangleInsets(2, 4, 2, 14));
    return legend;
  }

  static NumberAxis axis(NumberAxis axis) {
    axis.setLabelFont(TEXT);
    axis.setLabelPaint(Palette.INK);
    axis.setTickLabelFont(SMALL);
    axis.setTickLabelPaint(Palette.FAINT);
    axis.setTickLabelInsets(new RectangleInsets(10, 6, 10, 6)); // room, so that labels are few
    axis.setAxisLineVisible(false);
    axis.setTickMarkPaint(Palette.FAINT);
    return axis;
  }

  /** A bar at the right that shows which colour is which number. */
  static PaintScaleLegend scale(String label, PaintScale scale) {
    NumberAxis axis = axis(new NumberAxis(label));
    axis.setRange(scale.getLowerBound(), scale.getUpperBound());
    PaintScaleLegend legend = new PaintScaleLegend(scale, axis);
    legend.setPosition(RectangleEdge.RIGHT);
    legend.setStripWidth(12);
    legend.setSubdivisionCount(200);
    legend.setStripOutlinePaint(Palette.FAINT);
    legend.setBackgroundPaint(Color.WHITE);
    legend.setMargin(60, 4, 60, 4);
    return legend;
  }

  /** A dashed stroke: the number of pixels drawn, and of those left out. */
  static BasicStroke dashes(float width, float drawn, float left) {
    return new BasicStroke(
        width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 1, new float[] {drawn, left}, 0);
  }
}

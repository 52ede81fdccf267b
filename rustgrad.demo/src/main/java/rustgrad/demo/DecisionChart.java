package rustgrad.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.geom.Point2D;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;
import rustgrad.nn.Dataset;

/**
 * The picture of a classifier of the plane: shaded by its score, with the decision boundary and the
 * margins as lines and the data as points.
 */
final class DecisionChart {
  /** The index of the plot's dataset of points, which are drawn over the lines. */
  static final int POINTS = 1;

  static final int LINES = 0;

  private static final int LONGEST_NAME = 30;

  private DecisionChart() {}

  /**
   * @param field what the model says about a box that holds the data
   */
  static JFreeChart of(String title, String subtitle, Dataset data, ScoreField field) {
    Box box = field.leads().get(0).box();
    XYPlot plot = new XYPlot();
    List<String> names = data.inputNames().isEmpty() ? List.of("x₁", "x₂") : data.inputNames();
    plot.setDomainAxis(axis(names.get(0), box.left(), box.right()));
    plot.setRangeAxis(axis(names.get(1), box.bottom(), box.top()));
    plot.setBackgroundImage(Shading.image(field));
    plot.setBackgroundImageAlpha(1);
    plot.setDomainGridlinesVisible(false);
    plot.setRangeGridlinesVisible(false);
    plot.setDataset(LINES, lines(field));
    plot.setRenderer(LINES, lineRenderer());
    plot.setDataset(POINTS, points(data));
    plot.setRenderer(POINTS, pointRenderer(data.classes()));
    plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);

    JFreeChart chart = Style.chart(title, subtitle, plot);
    if (field.classes() == 2) {
      chart.addSubtitle(Shading.legend());
    }
    return chart;
  }

  private static NumberAxis axis(String label, double from, double to) {
    NumberAxis axis = new NumberAxis(label);
    axis.setRange(from, to);
    return Style.axis(axis);
  }

  /** Two series, which may each hold several lines, with a gap (NaN) after each. */
  private static XYSeriesCollection lines(ScoreField field) {
    boolean two = field.classes() == 2;
    XYSeries boundary = series("decision boundary");
    XYSeries margins = series(two ? "margins, score ±1" : "margins, ahead by 1");
    for (int label = 0; label < field.classes(); label++) {
      Grid lead = field.leads().get(label);
      if (label > 0) { // a boundary of class 0 is also one of another class
        add(boundary, Contours.of(lead, 0));
      }
      add(margins, Contours.of(lead, 1));
    }
    return collection(boundary, margins);
  }

  private static void add(XYSeries series, List<List<Point2D>> lines) {
    for (List<Point2D> line : lines) {
      line.forEach(point -> series.add(point.getX(), point.getY(), false));
      series.add(Double.NaN, Double.NaN, false);
    }
  }

  private static XYSeriesCollection points(Dataset data) {
    XYSeries[] classes = new XYSeries[data.classes()];
    for (int label = 0; label < classes.length; label++) {
      classes[label] = series(className(data, label));
    }
    for (int i = 0; i < data.size(); i++) {
      double[] row = data.inputs()[i];
      classes[data.labels()[i]].add(row[0], row[1], false);
    }
    return collection(classes);
  }

  /** Its name, if it has one, no longer than a legend has room for, and unlike all others. */
  private static String className(Dataset data, int label) {
    if (data.classNames().isEmpty()) {
      return "class " + label;
    }
    String name = data.classNames().get(label);
    return name.length() <= LONGEST_NAME
        ? name
        : "%s… (%d)".formatted(name.substring(0, LONGEST_NAME), label);
  }

  private static XYSeries series(String name) {
    return new XYSeries(name, false, true);
  }

  private static XYSeriesCollection collection(XYSeries... series) {
    XYSeriesCollection collection = new XYSeriesCollection();
    for (XYSeries each : series) {
      collection.addSeries(each);
    }
    return collection;
  }

  private static XYLineAndShapeRenderer lineRenderer() {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setDrawSeriesLineAsPath(true); // else each short piece would begin its own dash
    renderer.setSeriesStroke(0, new BasicStroke(2.2f));
    renderer.setSeriesStroke(1, Style.dashes(1.3f, 6, 4));
    renderer.setDefaultPaint(Palette.INK);
    renderer.setAutoPopulateSeriesPaint(false);
    return renderer;
  }

  private static XYLineAndShapeRenderer pointRenderer(int classes) {
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(false, true);
    for (int label = 0; label < classes; label++) {
      renderer.setSeriesPaint(label, Palette.color(label));
      renderer.setSeriesShape(label, Palette.shape(label));
      renderer.setSeriesOutlinePaint(label, Color.WHITE);
      renderer.setSeriesOutlineStroke(label, new BasicStroke(1));
    }
    renderer.setUseOutlinePaint(true);
    return renderer;
  }
}

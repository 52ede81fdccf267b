package rustgrad.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.util.List;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.axis.NumberAxis;
import org.jfree.chart.axis.NumberTickUnit;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.XYSeries;
import org.jfree.data.xy.XYSeriesCollection;

/** The picture of a training: the loss, on the left axis, and the accuracies, on the right one. */
final class LossChart {
  static final int LOSS = 0;
  static final int ACCURACY = 1;

  private LossChart() {}

  /**
   * @param steps how many there will be when the training is done
   */
  static JFreeChart of(String title, String subtitle, int steps, List<StepMetrics> history) {
    XYSeries loss = new XYSeries("loss");
    XYSeries accuracy = new XYSeries("accuracy");
    XYSeries validation = new XYSeries("validation accuracy");
    for (StepMetrics step : history) {
      loss.add(step.number(), step.loss(), false);
      accuracy.add(step.number(), 100 * step.accuracy().training(), false);
      step.accuracy()
          .validation()
          .ifPresent(fraction -> validation.add(step.number(), 100 * fraction, false));
    }

    XYPlot plot = new XYPlot();
    plot.setDomainAxis(Style.axis(stepAxis(steps)));
    plot.setRangeGridlinePaint(new Color(0xDD, 0xDD, 0xDD));
    plot.setRangeGridlineStroke(new BasicStroke(1));
    plot.setDomainGridlinesVisible(false);
    add(plot, LOSS, loss, lossAxis(), new BasicStroke(2));
    XYLineAndShapeRenderer renderer =
        add(plot, ACCURACY, accuracy, accuracyAxis(), Style.dashes(2, 7, 3));
    if (!validation.isEmpty()) {
      ((XYSeriesCollection) plot.getDataset(ACCURACY)).addSeries(validation);
      show(renderer, 1, Palette.color(2), Style.dashes(2, 2, 2));
    }
    return Style.chart(title, subtitle, plot);
  }

  private static XYLineAndShapeRenderer add(
      XYPlot plot, int index, XYSeries series, NumberAxis axis, BasicStroke stroke) {
    Color color = Palette.color(index);
    XYLineAndShapeRenderer renderer = new XYLineAndShapeRenderer(true, false);
    renderer.setDrawSeriesLineAsPath(true);
    show(renderer, 0, color, stroke);
    Style.axis(axis).setLabelPaint(color);
    plot.setRangeAxis(index, axis);
    plot.setDataset(index, new XYSeriesCollection(series));
    plot.setRenderer(index, renderer);
    plot.mapDatasetToRangeAxis(index, index);
    return renderer;
  }

  private static void show(
      XYLineAndShapeRenderer renderer, int series, Color color, BasicStroke stroke) {
    renderer.setSeriesPaint(series, color);
    renderer.setSeriesStroke(series, stroke);
  }

  private static NumberAxis stepAxis(int steps) {
    NumberAxis axis = new NumberAxis("step");
    axis.setStandardTickUnits(NumberAxis.createIntegerTickUnits());
    axis.setRange(0, steps);
    return axis;
  }

  private static NumberAxis lossAxis() {
    NumberAxis axis = new NumberAxis("loss");
    axis.setAutoRangeIncludesZero(true);
    return axis;
  }

  private static NumberAxis accuracyAxis() {
    NumberAxis axis = new NumberAxis("accuracy, %");
    axis.setRange(0, 105);
    axis.setTickUnit(new NumberTickUnit(20));
    return axis;
  }
}

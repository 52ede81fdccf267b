package rustgrad.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static rustgrad.demo.ScoreFieldTest.each;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.jfree.chart.JFreeChart;
import org.jfree.chart.title.PaintScaleLegend;
import org.jfree.data.xy.XYDataset;
import org.junit.jupiter.api.Test;
import rustgrad.nn.Dataset;

class ChartsTest {
  private static final Dataset FIVE_POINTS =
      Dataset.ofClasses(
          new double[][] {{-1, 0}, {-1, 1}, {1, 0}, {1, 1}, {1, 2}}, new int[] {0, 0, 1, 1, 1}, 2);

  @Test
  void thePictureHoldsTheBoundaryTheMarginsAndThePointsOfEachClass() {
    JFreeChart chart = leftAgainstRight();

    XYDataset lines = chart.getXYPlot().getDataset(DecisionChart.LINES);
    assertEquals(List.of("decision boundary", "margins, score ±1"), names(lines));
    XYDataset points = chart.getXYPlot().getDataset(DecisionChart.POINTS);
    assertEquals(List.of("class 0", "class 1"), names(points));
    assertEquals(2, points.getItemCount(0));
    assertEquals(3, points.getItemCount(1));
    assertEquals(4, chart.getXYPlot().getLegendItems().getItemCount());
  }

  @Test
  void theMarginsLieWhereTheScoreIsOne() {
    XYDataset lines = leftAgainstRight().getXYPlot().getDataset(DecisionChart.LINES);

    assertEquals(List.of(0.0), places(lines, 0));
    assertEquals(List.of(-0.25, 0.25), places(lines, 1));
  }

  @Test
  void theRegionsHaveTheTonesOfTheirClasses() {
    BufferedImage image = Shading.image(leftAgainstRightField());

    Color left = new Color(image.getRGB(0, 10));
    Color right = new Color(image.getRGB(image.getWidth() - 1, 10));
    Color middle = new Color(image.getRGB(image.getWidth() / 2, 10));
    assertEquals(Palette.shade(0, 1), left);
    assertEquals(Palette.shade(1, 1), right);
    assertTrue(middle.getRed() > 240 && middle.getBlue() > 240, "undecided is white");
  }

  @Test
  void moreThanTwoClassesShowWhoIsAhead() {
    Dataset data = Dataset.blobs(9, 3, 1, 0);
    ScoreField field =
        ScoreField.of(each(p -> new double[] {p[0], p[1], 0}), Box.around(data), 21, 21);

    JFreeChart chart = DecisionChart.of("title", "subtitle", data, field);

    assertEquals(3, chart.getXYPlot().getDataset(DecisionChart.POINTS).getSeriesCount());
    assertTrue(
        IntStream.range(0, chart.getSubtitleCount())
            .noneMatch(i -> chart.getSubtitle(i) instanceof PaintScaleLegend),
        "one scale of tones cannot stand for three classes");
    assertIsDrawn(chart);
  }

  @Test
  void lossAndAccuracyHaveAnAxisEach() {
    List<StepMetrics> history = List.of(step(1, 0.9, 0.5), step(2, 0.4, 1));

    JFreeChart chart = LossChart.of("title", "subtitle", 2, history);

    XYDataset loss = chart.getXYPlot().getDataset(LossChart.LOSS);
    XYDataset accuracy = chart.getXYPlot().getDataset(LossChart.ACCURACY);
    assertEquals(List.of("loss"), names(loss));
    assertEquals(List.of("accuracy"), names(accuracy));
    assertEquals(0.4, loss.getYValue(0, 1));
    assertEquals(100, accuracy.getYValue(0, 1));
    assertEquals("accuracy, %", chart.getXYPlot().getRangeAxisForDataset(1).getLabel());
    assertIsDrawn(chart);
  }

  @Test
  void theAccuracyOfRowsHeldOutIsALineOfItsOwn() {
    StepMetrics step = new StepMetrics(1, 0.9, new Accuracy(0.5, OptionalDouble.of(0.25)));

    JFreeChart chart = LossChart.of("title", "subtitle", 1, List.of(step));

    XYDataset accuracy = chart.getXYPlot().getDataset(LossChart.ACCURACY);
    assertEquals(List.of("accuracy", "validation accuracy"), names(accuracy));
    assertEquals(25, accuracy.getYValue(1, 0));
    assertIsDrawn(chart);
  }

  @Test
  void axesAndPointsHaveTheNamesOfTheData() {
    String longName = "n".repeat(1000);
    Dataset named = FIVE_POINTS.withInputNames("length", "width").withClassNames("left", longName);

    JFreeChart chart = DecisionChart.of("title", "subtitle", named, leftAgainstRightField());

    assertEquals("length", chart.getXYPlot().getDomainAxis().getLabel());
    assertEquals("width", chart.getXYPlot().getRangeAxis().getLabel());
    assertEquals(
        List.of("left", "n".repeat(30) + "… (1)"),
        names(chart.getXYPlot().getDataset(DecisionChart.POINTS)));
    assertIsDrawn(chart);
  }

  @Test
  void thePictureIsNotBlank() {
    assertIsDrawn(leftAgainstRight());
  }

  private static StepMetrics step(int number, double loss, double accuracy) {
    return new StepMetrics(number, loss, new Accuracy(accuracy, OptionalDouble.empty()));
  }

  /** A model whose score is 4 x. */
  private static ScoreField leftAgainstRightField() {
    return ScoreField.of(each(p -> new double[] {4 * p[0]}), Box.around(FIVE_POINTS), 41, 31);
  }

  private static JFreeChart leftAgainstRight() {
    return DecisionChart.of("title", "subtitle", FIVE_POINTS, leftAgainstRightField());
  }

  private static List<String> names(XYDataset dataset) {
    return IntStream.range(0, dataset.getSeriesCount())
        .mapToObj(series -> dataset.getSeriesKey(series).toString())
        .toList();
  }

  /** The x of all vertical lines of a series. */
  private static List<Double> places(XYDataset dataset, int series) {
    return IntStream.range(0, dataset.getItemCount(series))
        .mapToDouble(item -> dataset.getXValue(series, item))
        .filter(x -> !Double.isNaN(x))
        .map(x -> Math.round(1e9 * x) / 1e9 + 0.0)
        .sorted()
        .distinct()
        .boxed()
        .toList();
  }

  private static void assertIsDrawn(JFreeChart chart) {
    BufferedImage image = Pictures.draw(chart);
    long colors =
        IntStream.range(0, image.getWidth() * image.getHeight())
            .map(i -> image.getRGB(i % image.getWidth(), i / image.getWidth()))
            .distinct()
            .count();
    assertTrue(colors > 50, "only " + colors + " colours");
  }
}

package rustgrad.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import rustgrad.nn.Dataset;
import rustgrad.nn.Loss;
import rustgrad.nn.MLP;
import rustgrad.nn.Model;
import rustgrad.nn.Predictor;
import rustgrad.nn.Sequential;
import rustgrad.nn.Standardizer;

/** 2 x + 1 of the rows 0, of class 0, and 3, of class 1, which are to be -1 and 1. */
class ModelDrawingTest {
  private static final Dataset DATA =
      Dataset.ofClasses(new double[][] {{0}, {3}}, new int[] {0, 1}, 2);

  private static MLP model() {
    MLP model = MLP.of(1, 1);
    model.parameters().setAll(2, 1);
    return model;
  }

  private static ModelDrawing drawing(Model model, Dataset data) {
    return new ModelDrawing(Predictor.of(model, data), Loss.meanSquaredError(), data);
  }

  /** Of the losses (1 + 1)^2 = 4 and (7 - 1)^2 = 36 the second, whose slope is 2 (7 - 1) = 12. */
  @Test
  void theGraphIsThatOfTheGreatestLossWithItsGradients() {
    ModelDrawing drawing = drawing(model(), DATA);
    String graph = drawing.graph();
    assertShows(graph, "loss", "36", "grad 1");
    assertShows(graph, "layers.0.weight[0][0]", "2", "grad 36");
    assertShows(graph, "layers.0.bias[0]", "1", "grad 12");
    assertShows(graph, "x[0]", "3");
    assertEquals(graph, drawing.graph(), "again");
  }

  @Test
  void inputsHaveTheNamesOfTheData() {
    assertShows(drawing(model(), DATA.withInputNames("age")).graph(), "age", "3");
    assertShows(drawing(model(), DATA.withInputNames("age")).network(), "age");
  }

  @Test
  void theNetworkIsDrawnForTheSameRow() {
    assertShows(drawing(model(), DATA).network(), "3");
    assertShows(drawing(model(), DATA).network(), "7");
  }

  /** The rows become -1 and 1, and the outputs -1, as it should be, and 3. */
  @Test
  void whatIsPreparedIsDrawnAsThePreparedNumbers() {
    Model model = Sequential.of(Standardizer.of(DATA), Sequential.of(model()));
    assertShows(drawing(model, DATA).network(), "3");
    assertShows(drawing(model, DATA).graph(), "loss", "4", "grad 1");
    assertShows(drawing(model, DATA).graph(), "x[0]", "1");
  }

  /** The cells of a box stand one after another. */
  private static void assertShows(String svg, String... cells) {
    List<String> texts =
        svg.lines()
            .filter(line -> line.contains("<text"))
            .map(line -> line.replaceAll("<[^>]*>", "").strip())
            .toList();
    assertTrue(Collections.indexOfSubList(texts, List.of(cells)) >= 0, texts::toString);
  }
}

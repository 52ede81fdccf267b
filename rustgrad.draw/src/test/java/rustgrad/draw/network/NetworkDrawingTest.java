package rustgrad.draw.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import rustgrad.draw.diagram.ShortNumber;
import rustgrad.nn.MLP;

/** A network as a picture. */
class NetworkDrawingTest {
  private static final double[] WEIGHTS = {
    1,
    -2,
    0.5,
    4,
    0,
    0, // two neurons of two inputs, and their biases
    -1,
    2,
    0.25 // one neuron, and its bias
  };

  private static MLP model() {
    MLP model = MLP.builder(2, 2, 1).withActivation("relu").build();
    model.parameters().setAll(WEIGHTS);
    return model;
  }

  private static List<String> all(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map(match -> match.group(1)).toList();
  }

  private static List<String> texts(String svg) {
    return all("<text[^>]*>([^<]*)</text>", svg);
  }

  @Test
  void everyNeuronHasItsNumberAndTheLastTheOneOfThePrediction() {
    MLP model = model();
    assertEquals(
        List.of(
            "2 inputs",
            "3",
            "1",
            "2 relu",
            "1",
            "5.5",
            "1 output",
            "10.25",
            "positive",
            "negative",
            "widest 4"),
        texts(NetworkDrawing.of(model, 3, 1).svg()));
    assertEquals(10.25, model.predict(3, 1)[0]);
  }

  @Test
  void everyWeightIsALineAsWideAsItIsGreatAndOfTheColourOfItsSign() {
    String svg = NetworkDrawing.of(model(), 3, 1).svg();
    String lines = "d=\"M\\d[^\"]*L[^\"]*\" stroke=\"(#\\w+\" stroke-width=\"[\\d.]+)\"";
    assertEquals(
        List.of(
            "#0072B2\" stroke-width=\"1.5",
            "#0072B2\" stroke-width=\"0.8",
            "#D55E00\" stroke-width=\"3",
            "#0072B2\" stroke-width=\"6",
            "#D55E00\" stroke-width=\"1.5",
            "#0072B2\" stroke-width=\"3"),
        all(lines, svg));
  }

  /** In the layer, 5.5 is the greatest; 1 has less than a fifth of its colour. */
  @Test
  void theColourOfANeuronIsTheFullerTheGreaterItsNumberIs() {
    String svg = NetworkDrawing.of(model(), 3, 1).svg();
    List<String> fills = all("<rect x=[^>]*fill=\"(#\\w+)\"", svg);
    assertEquals(Sign.POSITIVE.mixedWithWhite(0.6), fills.get(3));
    assertEquals(Sign.POSITIVE.mixedWithWhite(0.6 / 5.5), fills.get(2));
    assertEquals("#ffffff", Sign.NEGATIVE.mixedWithWhite(0));
    assertEquals("#d55e00", Sign.NEGATIVE.mixedWithWhite(1));
  }

  @Test
  void ofALargeLayerTheFirstAndTheLastAreShown() {
    MLP model = MLP.of(1, 100, 1);
    List<String> texts = texts(NetworkDrawing.of(model, 1).svg());
    assertEquals("100 relu", texts.get(2));
    assertEquals("…", texts.get(3 + 22));
    double last = Math.max(0, model.layers().get(0).predict(1)[99]);
    assertEquals(ShortNumber.of(last), texts.get(3 + 23));
    assertEquals("1 output", texts.get(3 + 24));
  }

  @Test
  void drawsTheParametersOfTheMomentAndAnyNumbers() {
    MLP model = model();
    NetworkDrawing drawing = NetworkDrawing.of(model, 3, 1);
    model.parameters().setAll(0, 0, 0, 0, 0, 0, 0, 0, Double.NaN);
    assertTrue(texts(drawing.svg()).contains("NaN"));
    assertTrue(drawing.svg().contains("stroke-width=\"0.2\""));
  }

  @Test
  void anotherNumberOfInputsIsRefused() {
    assertEquals(
        "a drawing of MLP(2, 2, 1) got 1 inputs; expected 2",
        assertThrows(IllegalArgumentException.class, () -> NetworkDrawing.of(model(), 1))
            .getMessage());
    assertEquals("the drawing of MLP(2, 2, 1)", NetworkDrawing.of(model(), 1, 2).toString());
  }
}

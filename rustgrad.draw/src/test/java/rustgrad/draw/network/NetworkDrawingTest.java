package rustgrad.draw.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import rustgrad.api.Value;
import rustgrad.core.Parameters;
import rustgrad.draw.diagram.ShortNumber;
import rustgrad.nn.Linear;
import rustgrad.nn.MLP;
import rustgrad.nn.Model;
import rustgrad.nn.Predictor;
import rustgrad.nn.Sequential;
import rustgrad.nn.Standardizer;

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
            "widest line: weight 4"),
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
    assertTrue(drawing.svg().contains("stroke-width=\"0.8\""));
  }

  @Test
  void aSequenceOfLayersAndActivationsIsDrawnAsTheNetworkThatItIs() {
    MLP model = model();
    Sequential same = Sequential.of(Linear.of(2, 2)).then("relu").then(Linear.of(2, 1));
    same.parameters().setAll(WEIGHTS);
    String title = "<title>.*</title>";
    assertEquals(
        NetworkDrawing.of(model, 3, 1).svg().replaceAll(title, ""),
        NetworkDrawing.of(same, 3, 1).svg().replaceAll(title, ""));
  }

  @Test
  void partsOfOtherKindsAreColumnsOfWhatTheyGive() {
    Standardizer standardizer = Standardizer.of(new double[] {1, 0}, new double[] {2, 1});
    Sequential model =
        Sequential.of(standardizer, model(), new Twice()).then("tanh").then(Linear.of(1, 2));
    List<String> texts = texts(NetworkDrawing.of(model, 7, 1).svg());
    assertEquals(
        List.of("2 inputs", "7", "1", "2 Standardizer", "3", "1", "2 relu", "1", "5.5"),
        texts.subList(0, 9));
    assertEquals(
        List.of("1 linear", "10.25", "1 Twice", "20.5", "1 tanh", "1", "2 outputs"),
        texts.subList(9, 16));
    int oneToOne = 2 + 1;
    int each = 4 + 2 + 1 + 2;
    String svg = NetworkDrawing.of(model, 7, 1).svg();
    assertEquals(oneToOne + each, all("d=\"(M[^\"]*L)", svg).size());
  }

  /** 2 x, and nothing to learn. */
  private static final class Twice implements Model {
    @Override
    public Parameters parameters() {
      return Parameters.of();
    }

    @Override
    public Map<String, Value> namedParameters() {
      return Map.of();
    }

    @Override
    public int inputs() {
      return 1;
    }

    @Override
    public int outputs() {
      return 1;
    }

    @Override
    public Value[] forward(Value... x) {
      return new Value[] {x[0].times(2)};
    }

    @Override
    public String toString() {
      return "Twice(1)";
    }
  }

  @Test
  void aPredictorHasItsNamesBesideInputsAndOutputs() {
    Predictor predictor =
        Predictor.of(MLP.of(2, 3)).withInputNames("length", "width").withClassNames("a", "b", "c");
    List<String> texts = texts(NetworkDrawing.of(predictor, 3, 1).svg());
    List<String> named = texts.subList(texts.indexOf("length"), texts.indexOf("positive"));
    assertEquals(List.of("length", "width", "a", "b", "c"), named);
    Predictor one = Predictor.of(MLP.of(2, 1)).withClassNames("no", "yes"); // of one output
    assertFalse(texts(NetworkDrawing.of(one, 3, 1).svg()).contains("yes"));
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

package rustgrad.playground.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeatmapsTest {

  @ParameterizedTest
  @ValueSource(strings = {"points=blobs&hidden=4-3", "activation=relu", "hidden="})
  void aCellHasTheBitsOfThePrediction(String text) {
    Training training = new Training(SettingsText.parse(text));
    training.step();
    View view = View.around(training.train());
    Heatmaps maps = Heatmaps.of(training.model(), view, 9);
    for (int cell = 0; cell < 81; cell++) {
      double x = maps.neuron(0, 0)[cell];
      double y = maps.neuron(0, 1)[cell];
      assertEquals(cell % 9, (int) Math.floor(view.across(x) * 9));
      assertEquals(cell / 9, (int) Math.floor(view.down(y) * 9));
      assertArrayEquals(training.model().predict(x, y), maps.outputs(cell));
    }
  }
}

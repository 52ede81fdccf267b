package rustgrad.playground.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class SettingsTextTest {

  @Test
  void whatIsWrittenIsReadAgain() {
    Settings settings =
        new Settings(
            Points.BLOBS,
            77,
            0.25,
            List.of(3, 1),
            "gelu",
            "maxMargin",
            OptimizerKind.SGD,
            0.3,
            9,
            1e-3,
            12);
    assertEquals(settings, SettingsText.parse(SettingsText.of(settings)));
    Settings linear = SettingsText.parse("hidden=");
    assertEquals(List.of(), linear.hidden());
    assertEquals(linear, SettingsText.parse(SettingsText.of(linear)));
  }

  @Test
  void whatIsUnknownOrOutOfRangeIsLeftOut() {
    assertEquals(
        Settings.DEFAULT,
        SettingsText.parse(
            "points=cube&rows=1e9&noise=x&hidden=1-2-a&activation=pow&loss=none&optimizer=&rate=-1&batch=0&l2=NaN&seed=&&=&z"));
    assertEquals(Settings.DEFAULT, SettingsText.parse(""));
    assertEquals(
        List.of("rows=1e9", "activation=pow", "colour=red"),
        SettingsText.ignored("network&rows=1e9&noise=0.10&colour=red&activation=pow&z"));
    assertEquals(List.of(), SettingsText.ignored(SettingsText.of(Settings.DEFAULT)));
  }

  @Test
  void itSaysItsShape() {
    assertEquals("2-8-8-1", Settings.DEFAULT.shape());
    assertEquals("2-4-3", SettingsText.parse("points=blobs&hidden=4").shape());
  }
}

package rustgrad.playground.page;

import java.util.Map;
import java.util.stream.Collectors;
import org.teavm.jso.JSBody;
import org.teavm.jso.JSFunctor;
import org.teavm.jso.JSObject;
import rustgrad.api.Value;
import rustgrad.playground.formula.Computation;
import rustgrad.playground.formula.Definitions;
import rustgrad.playground.network.SettingsText;
import rustgrad.playground.network.Training;

/**
 * The engine in the browser's console, to the last bit: {@code rustgrad.evaluate("a = 2; y =
 * a.tanh()")} and {@code rustgrad.train("points=moons&seed=1", 200)}.
 */
public final class Console {
  private Console() {}

  /** A text for a text. */
  @JSFunctor
  interface Evaluate extends JSObject {
    String of(String formula);
  }

  /** A text for a text and a number. */
  @JSFunctor
  interface Train extends JSObject {
    String of(String settings, int steps);
  }

  /** Makes the object "rustgrad" of the page. */
  public static void install() {
    install(Console::evaluate, Console::train);
  }

  @JSBody(
      params = {"evaluate", "train"},
      script = "window.rustgrad = {evaluate: evaluate, train: train};")
  private static native void install(Evaluate evaluate, Train train);

  /** The bits of the value and of all gradients of its leaves, or what is wrong. */
  private static String evaluate(String formula) {
    try {
      return evaluate(Computation.of(Definitions.parse(formula), Map.of()));
    } catch (IllegalArgumentException e) {
      return "" + e.getMessage();
    }
  }

  private static String evaluate(Computation computation) {
    computation.result().backward();
    return bits(computation.result().item())
        + computation.leaves().values().stream()
            .map(Value::grad)
            .map(gradient -> " " + bits(gradient))
            .collect(Collectors.joining());
  }

  /** The bits of all parameters after this many steps. */
  private static String train(String settings, int steps) {
    Training training = new Training(SettingsText.parse(settings));
    for (int step = 0; step < steps; step++) {
      training.step();
    }
    StringBuilder bits = new StringBuilder();
    for (double item : training.model().parameters().items()) {
      bits.append(bits(item)).append(' ');
    }
    return bits.toString().trim();
  }

  private static String bits(double number) {
    return Long.toHexString(Double.doubleToLongBits(number));
  }
}

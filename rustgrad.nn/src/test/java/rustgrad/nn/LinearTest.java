package rustgrad.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import rustgrad.api.Value;
import rustgrad.core.Parameters;

class LinearTest {
  private final Parameters numbers = Parameters.of(1, 2, 3, 4, 5, 6);

  @Test
  void outputsAreWeightsTimesInputsPlusBiases() {
    Linear layer = Linear.on(numbers, 2, 2, Linear.Form.DOT);
    assertArrayEquals(
        new double[] {1 * 10 + 2 * 100 + 5, 3 * 10 + 4 * 100 + 6}, layer.predict(10, 100));
  }

  @Test
  void gradientsOfWeightsAreTheInputsAndOfBiasesOne() {
    Linear layer = Linear.on(numbers, 2, 2, Linear.Form.DOT);
    layer.forward(10, 100)[1].backward();
    assertArrayEquals(new double[] {0, 0, 10, 100, 0, 1}, numbers.grads());
    layer.zeroGrad();
    assertArrayEquals(new double[6], numbers.grads());
  }

  @Test
  void aDotIsOneNodeAndAChainOneForEachPlusAndTimes() {
    Value dot = Linear.on(numbers, 2, 2, Linear.Form.DOT).forward(10, 100)[0];
    Value chain = Linear.on(numbers, 2, 2, Linear.Form.CHAIN).forward(10, 100)[0];
    assertEquals("dot", dot.op());
    assertEquals("plus", chain.op());
    assertEquals(List.of("plus", "times"), chain.inputs().stream().map(Value::op).toList());
    assertEquals(dot.item(), chain.item());
  }

  @Test
  void soManyParametersThatNobodyLooksAtThemHaveNoLabels() {
    Linear layer = Linear.of(100_000, 1);
    assertEquals("", layer.parameters().get(0).label());
    assertTrue(layer.namedParameters().containsKey("weight[0][99999]"));
  }

  @Test
  void parametersAreNamedInFlatOrderAndTheNamesAreLabels() {
    Linear layer = Linear.of(2, 2);
    List<String> names =
        List.of(
            "weight[0][0]", "weight[0][1]", "weight[1][0]", "weight[1][1]", "bias[0]", "bias[1]");
    assertEquals(names, List.copyOf(layer.namedParameters().keySet()));
    assertEquals(names, layer.parameters().values().stream().map(Value::label).toList());
    assertSame(layer.parameters().get(2), layer.namedParameters().get("weight[1][0]"));
  }

  @Test
  void namesAreTheSameInEveryLocale() {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertTrue(Linear.of(1, 1).namedParameters().containsKey("weight[0][0]"));
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aLayerOnASliceChangesOnlyTheSlice() {
    Linear layer = Linear.on(numbers.slice(3, 3), 2, 1, Linear.Form.DOT);
    layer.initialize((w, b, in, out, random) -> w[0] = b[0] = 7, new Random(0));
    assertArrayEquals(new double[] {1, 2, 3, 7, 0, 7}, numbers.items());
  }

  @Test
  void aSeedFixesTheStart() {
    assertArrayEquals(start(5), start(5));
    assertEquals(6, Arrays.stream(start(5)).distinct().count());
  }

  private static double[] start(long seed) {
    return Linear.of(2, 2, seed, Initializer.pytorch(), Linear.Form.DOT).parameters().items();
  }

  @Test
  void wrongSizesAreNamed() {
    assertEquals(
        "Linear(in=2, out=3) got 3 inputs; expected 2",
        Errors.messageOf(() -> Linear.of(2, 3).forward(1, 2, 3)));
    assertEquals(
        "the number of inputs of a layer is 0; expected at least 1",
        Errors.messageOf(() -> Linear.of(0, 3)));
    assertEquals(
        "the number of outputs of a layer is -1; expected at least 1",
        Errors.messageOf(() -> Linear.of(3, -1)));
    assertEquals(
        "Linear(in=2, out=3) got 6 parameters; expected 9, a weight for every input of every output and the biases",
        Errors.messageOf(() -> Linear.on(numbers, 2, 3, Linear.Form.DOT)));
    assertEquals(
        "Linear(in=2147483647, out=2147483647) has 4611686016279904256 parameters; expected at most 2147483647",
        Errors.messageOf(() -> Linear.of(Integer.MAX_VALUE, Integer.MAX_VALUE)));
  }
}

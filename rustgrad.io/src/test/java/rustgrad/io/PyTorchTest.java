package rustgrad.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.Gson;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rustgrad.nn.Linear;
import rustgrad.nn.MLP;
import rustgrad.nn.Model;
import rustgrad.nn.Sequential;

/** Files of PyTorch, with the outputs of its networks; see README.md beside them. */
class PyTorchTest {
  private static final Path SMALL = Resources.file("sequential-float32");
  private static final Path DEEP = Resources.file("deep-float64");

  @TempDir Path directory;

  private static MLP small() {
    return MLP.builder(2, 4, 3).withActivation("tanh").build();
  }

  private static void expectItsOutputs(Path file, Model model) {
    Map<String, String> texts = SafeTensors.read(file).metadata();
    double[][] x = new Gson().fromJson(texts.get("x"), double[][].class);
    double[][] y = new Gson().fromJson(texts.get("y"), double[][].class);
    for (int row = 0; row < x.length; row++) {
      assertArrayEquals(y[row], model.predict(x[row]), 1e-12);
    }
  }

  @Test
  void aStateDictIsReadInOrder() {
    expectItsOutputs(SMALL, Models.load(SMALL, small()));
    int[] twos = new int[12];
    Arrays.fill(twos, 2);
    expectItsOutputs(DEEP, Models.load(DEEP, MLP.builder(2, twos).withActivation("tanh").build()));
  }

  @Test
  void aSequentialOfTheSameLayersHasTheSameNames() {
    Sequential model = Sequential.of(Linear.of(2, 4)).then("tanh").then(Linear.of(4, 3));
    expectItsOutputs(SMALL, Models.load(SMALL, model));
  }

  @Test
  void someTensorsAreReadByTheirNames() {
    Linear layer = Linear.of(2, 2);
    Models.load(DEEP, layer, Map.of("weight", "net.4.weight", "bias", "net.20.bias"));
    SafeTensors deep = SafeTensors.read(DEEP);
    assertArrayEquals(
        deep.tensors().get("net.4.weight").data(), layer.parameters().slice(0, 4).items());
    assertArrayEquals(
        deep.tensors().get("net.20.bias").data(), layer.parameters().slice(4, 2).items());
  }

  @Test
  void whatDoesNotFitIsTold() {
    assertTrue(
        Errors.messageOf(() -> Models.load(SMALL))
            .startsWith(SMALL + ": it does not say which model its tensors belong to"));
    assertEquals(
        SMALL
            + ": its tensor '0.weight' has the shape [4, 2], but 'layers.0.weight' of MLP(3, 4, 3) has [4, 3]",
        Errors.messageOf(() -> Models.load(SMALL, MLP.of(3, 4, 3))));
    assertTrue(
        Errors.messageOf(() -> Models.load(SMALL, MLP.of(2, 4, 4, 3)))
            .startsWith(
                SMALL + ": it has 4 tensors, '0.bias' [4], '0.weight' [4, 2], '2.bias' [3], "));
    assertTrue(
        Errors.messageOf(() -> Models.load(SMALL, new Line(0, 0))).contains("it has 4 tensors"));
    assertEquals(
        SMALL
            + ": it has no tensor 'none' for 'bias' of Linear(in=2, out=4); it has "
            + "'0.bias' [4], '0.weight' [4, 2], '2.bias' [3], '2.weight' [3, 4]",
        Errors.messageOf(
            () ->
                Models.load(SMALL, Linear.of(2, 4), Map.of("weight", "0.weight", "bias", "none"))));
    Path unordered = directory.resolve("unordered");
    Tensor weight = Tensor.of(new int[] {1, 1}, 1);
    Tensor bias = Tensor.of(new int[] {1}, 1);
    SafeTensors.of(Map.of("head.weight", weight, "tail.bias", bias), Map.of()).write(unordered);
    assertTrue(
        Errors.messageOf(() -> Models.load(unordered, Linear.of(1, 1)))
            .contains(
                "do not say their order; give a name for each of 'weight' [1, 1], 'bias' [1]"));
  }

  @Test
  void ourModelsHaveTheNamesThatPyTorchExpects() {
    assertEquals(
        List.of("0.weight", "0.bias", "2.weight", "2.bias", "4.weight", "4.bias"),
        pyTorchNames(MLP.of(2, 3, 3, 1)));
    assertEquals(
        List.of(
            "0.weight", "0.bias", "2.weight", "2.bias", "4.weight", "4.bias", "6.weight", "6.bias"),
        pyTorchNames(
            Sequential.of(Linear.of(2, 2))
                .then("relu")
                .then(MLP.of(2, 3, 1))
                .then("tanh")
                .then(Sequential.of(Linear.of(1, 1)))));
    assertTrue(
        Errors.messageOf(() -> pyTorchNames(new Line(1, 2)))
            .contains(
                "has no names in PyTorch's nn.Sequential; give names with SaveOptions.withNames"));
  }

  private List<String> pyTorchNames(Model model) {
    Path file = directory.resolve("ours.safetensors");
    Models.save(file, model, SaveOptions.defaults().withPyTorchNames());
    assertArrayEquals(model.parameters().items(), Models.load(file).model().parameters().items());
    return List.copyOf(SafeTensors.read(file).tensors().keySet());
  }
}

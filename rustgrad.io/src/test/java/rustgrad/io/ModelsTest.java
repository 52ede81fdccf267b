package rustgrad.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rustgrad.api.UnaryOp;
import rustgrad.nn.Activation;
import rustgrad.nn.Adam;
import rustgrad.nn.Dataset;
import rustgrad.nn.Linear;
import rustgrad.nn.Loss;
import rustgrad.nn.MLP;
import rustgrad.nn.Model;
import rustgrad.nn.Predictor;
import rustgrad.nn.Sequential;
import rustgrad.nn.Standardizer;
import rustgrad.nn.Trainer;

class ModelsTest {
  @TempDir Path directory;
  private Path file;

  @BeforeEach
  void fileInTheDirectory() {
    file = directory.resolve("m.safetensors");
  }

  static List<Model> models() {
    return List.of(
        MLP.of(2, 16, 16, 1),
        MLP.builder(2, 3).withActivation("tanh").build(),
        Linear.of(2, 3),
        Activation.of(UnaryOp.class.cast(rustgrad.core.OpRegistry.discovered().op("gelu")), 2),
        Sequential.of(Linear.of(2, 4)).then("silu").then(MLP.of(4, 5, 1)).then("sigmoid"),
        Sequential.of(Sequential.of(Linear.of(2, 2)).then("relu"), Linear.of(2, 1)),
        Sequential.of(Standardizer.of(new double[] {0.1, -1e-300}, new double[] {1 / 3.0, 1e9}))
            .then(MLP.of(2, 3, 1)));
  }

  @ParameterizedTest
  @MethodSource("models")
  void aModelThatIsLoadedPredictsTheSameBits(Model model) {
    double[] items = model.parameters().items();
    for (int i = 0; i < items.length; i++) {
      items[i] += 1e-3 * Math.sin(i);
    }
    model.parameters().setAll(items);
    Models.save(file, model);
    Model loaded = Models.load(file).model();
    assertEquals(model.getClass(), loaded.getClass());
    assertEquals(model.toString(), loaded.toString());
    assertArrayEquals(items, loaded.parameters().items());
    assertArrayEquals(model.predict(0.3, -1.7), loaded.predict(0.3, -1.7));
    assertEquals(model.namedParameters().keySet(), loaded.namedParameters().keySet());
  }

  @ParameterizedTest
  @MethodSource("models")
  void aModelTravelsAsTheBytesOfItsFile(Model model) throws IOException {
    Models.save(file, model);
    byte[] bytes = Models.toBytes(Predictor.of(model));
    assertArrayEquals(Files.readAllBytes(file), bytes);
    Predictor same = Models.fromBytes(bytes);
    assertEquals(model.toString(), same.model().toString());
    assertArrayEquals(model.predict(0.3, -0.7), same.predict(0.3, -0.7));
  }

  @Test
  void bytesThatAreNoModelAreAnError() {
    String message = Errors.messageOf(() -> Models.fromBytes(new byte[3]));
    assertTrue(message.startsWith("the bytes of a model: it has 3 bytes"), message);
  }

  @Test
  void trainingGoesOnWithAModelThatWasLoaded() {
    Dataset moons = Dataset.moons(50, 0.1, 0);
    MLP model = MLP.of(2, 8, 1);
    Trainer.of(model, Loss.maxMargin(), Adam.of(model.parameters(), 0.01)).step(moons);
    Models.save(file, model);
    MLP loaded = (MLP) Models.load(file).model();
    for (MLP each : List.of(model, loaded)) {
      Trainer.of(each, Loss.maxMargin(), Adam.of(each.parameters(), 0.01)).epoch(moons, 10);
    }
    assertArrayEquals(model.parameters().items(), loaded.parameters().items());
  }

  @Test
  void float32TakesHalfTheSpaceAndRoundsTheNumbers() throws IOException {
    MLP model = MLP.of(50, 50, 1);
    Models.save(file, model);
    long size = Files.size(file);
    Models.save(file, model, SaveOptions.defaults().withType(FloatType.FLOAT32));
    assertTrue(Files.size(file) < 0.6 * size);
    double[] rounded = Models.load(file).model().parameters().items();
    for (int i = 0; i < rounded.length; i++) {
      assertEquals((float) model.parameters().item(i), rounded[i]);
    }
    model.parameters().set(7, 1e300);
    assertEquals(
        "tensor 'layers.0.weight': element 7 is 1.0E300, which is too great for float32; float64 holds it",
        Errors.messageOf(
            () -> Models.save(file, model, SaveOptions.defaults().withType(FloatType.FLOAT32))));
    assertArrayEquals(rounded, Models.load(file).model().parameters().items());
  }

  @Test
  void theFileSaysHowToRebuildTheModel() {
    Models.save(file, Sequential.of(MLP.of(2, 3, 1)).then("tanh"));
    String description = SafeTensors.read(file).metadata().get("rustgrad");
    assertTrue(
        description.matches(
            "\\{\"format\":1,\"library\":\"\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?\",\"model\":\\{\"kind\":\"sequential\",\"parts\":\\["
                + "\\{\"kind\":\"mlp\",\"inputs\":2,\"sizes\":\\[3,1],\"activation\":\"relu\"},"
                + "\\{\"kind\":\"activation\",\"op\":\"tanh\",\"inputs\":1}]}}"),
        description);
    assertEquals(
        List.of("0.layers.0.weight", "0.layers.0.bias", "0.layers.1.weight", "0.layers.1.bias"),
        List.copyOf(SafeTensors.read(file).tensors().keySet()));
  }

  @Test
  void namesOfInputsAndClassesAreKept() {
    Predictor saved =
        Predictor.of(MLP.of(2, 2)).withInputNames("größe", "y\n").withClassNames("no", "yes");
    Models.save(file, saved);
    Predictor loaded = Models.load(file);
    assertEquals(List.of("größe", "y\n"), loaded.inputNames());
    assertEquals(List.of("no", "yes"), loaded.classNames());
    assertEquals(saved.className(0.3, -1.7), loaded.className(0.3, -1.7));
    Models.save(file, saved.withClassNames("yes", "no"), SaveOptions.defaults().withPyTorchNames());
    assertEquals(List.of("yes", "no"), Models.load(file).classNames());
    assertTrue(SafeTensors.read(file).tensors().containsKey("0.weight"));
  }

  @Test
  void namesOfOutputsAreKept() {
    Predictor saved = Predictor.of(MLP.of(2, 3)).withOutputNames("price", "größe", "y\n");
    Models.save(file, saved);
    assertEquals(saved.outputNames(), Models.load(file).outputNames());
    List<String> two = List.of("a", "b");
    new SavedModel(MLP.of(2, 1), List.of(), List.of(), two).write(file, SaveOptions.defaults());
    assertEquals(
        file + ": its description has 2 outputNames; expected 1",
        Errors.messageOf(() -> Models.load(file)));
  }

  @Test
  void namesThatAModelDoesNotHaveAreNotInvented() {
    Models.save(file, Predictor.of(MLP.of(2, 2)));
    assertEquals(List.of(), Models.load(file).inputNames());
    assertEquals(List.of(), Models.load(file).classNames());
    assertEquals(List.of(), Models.load(file).outputNames());
  }

  @Test
  void aSnapshotIsSavedWithItsNumbersAndNotWithThoseOfLater() {
    MLP model = MLP.of(2, 3, 1);
    double[] before = model.parameters().items();
    Predictor snapshot = Predictor.of(model);
    model.parameters().setAll(new double[before.length]);
    Models.save(file, snapshot);
    assertArrayEquals(before, Models.load(file).model().parameters().items());
  }

  @Test
  void namesThatDoNotFitTheModelAreAnError() {
    assertEquals(
        ": its description has 1 inputNames; expected 2", errorOfNames(List.of("x"), List.of()));
    assertEquals(
        ": its description has 3 classNames; expected 2",
        errorOfNames(List.of(), List.of("a", "b", "c")));
    assertEquals(
        ": its description has 'x\\u000a' twice in its inputNames",
        errorOfNames(List.of("x\n", "x\n"), List.of()));
    assertEquals(
        ": its description has 'a' twice in its classNames",
        errorOfNames(List.of(), List.of("a", "a")));
  }

  /** Of a model of one output, which tells two classes apart. */
  private String errorOfNames(List<String> inputNames, List<String> classNames) {
    new SavedModel(MLP.of(2, 1), inputNames, classNames, List.of())
        .write(file, SaveOptions.defaults());
    String message = Errors.messageOf(() -> Models.load(file));
    assertTrue(message.startsWith(file.toString()), message);
    return message.substring(file.toString().length());
  }

  @Test
  void anOpThatIsNotHereIsNamed() {
    UnaryOp bell = UnaryOp.of("bell", x -> Math.exp(-x * x), (x, y) -> -2 * x * y);
    MLP model = MLP.builder(2, 3, 1).withActivation(bell).build();
    Models.save(file, model);
    String message = Errors.messageOf(() -> Models.load(file));
    assertEquals(
        file
            + ": the model needs the op 'bell', which is not here; add the jar that provides it, or make the model with an op of your own and read the numbers with Models.load(path, model)",
        message);
    Models.save(file, Sequential.of(Linear.of(2, 2), Sequential.of(Linear.of(2, 2), model)));
    message = Errors.messageOf(() -> Models.load(file));
    assertTrue(
        message.startsWith(file + ": part 2 of part 2 of the model needs the op 'bell'"), message);
    Models.save(file, model);
    MLP same = MLP.builder(2, 3, 1).withActivation(bell).withSeed(9).build();
    assertSame(same, Models.load(file, same));
    assertArrayEquals(model.predict(1, 2), same.predict(1, 2));
  }

  @Test
  void anOpWithTheNameOfAnotherIsRefused() {
    UnaryOp mine = UnaryOp.of("relu", x -> x, (x, y) -> 1);
    MLP model = MLP.builder(2, 3, 1).withActivation(mine).build();
    String message = Errors.messageOf(() -> Models.save(file, model));
    assertTrue(message.startsWith("the activation 'relu' is rustgrad.api."), message);
    assertTrue(message.contains("rustgrad.ops.Relu"), message);
    assertTrue(!Files.exists(file));
  }

  @Test
  void aModelOfOnesOwnIsReadIntoOneThatWasMade() {
    Line line = new Line(3, 4);
    Models.save(file, line);
    assertEquals(
        file
            + ": the model is a model of its maker's own kind, which a file cannot build; make it and read the numbers with Models.load(path, model)",
        Errors.messageOf(() -> Models.load(file)));
    assertArrayEquals(new double[] {3, 4}, Models.load(file, new Line(0, 0)).parameters().items());
    Sequential within = Sequential.of(Linear.of(2, 1), new Line(5, 6));
    Models.save(file, within);
    Sequential same = Sequential.of(Linear.of(2, 1), new Line(0, 0));
    Models.load(file, same);
    assertArrayEquals(within.predict(1, 2), same.predict(1, 2));
  }

  @Test
  void anotherModelThanTheSavedOneIsRefused() {
    Models.save(file, MLP.of(2, 3, 1));
    MLP other = MLP.builder(2, 3, 1).withActivation("tanh").withSeed(5).build();
    double[] before = other.parameters().items();
    assertEquals(
        file
            + ": it holds another MLP(2, 3, 1): its activation is relu, and not tanh; load it without a model, or give the names of the tensors",
        Errors.messageOf(() -> Models.load(file, other)));
    assertArrayEquals(before, other.parameters().items());
    Models.load(file, other, Map.of());
    assertArrayEquals(MLP.of(2, 3, 1).parameters().items(), other.parameters().items());
  }

  @Test
  void theSavedModelIsNamedAsItPrintsItself() {
    Standardizer scaler = Standardizer.of(new double[] {1, 2}, new double[] {3, 4});
    Models.save(file, Sequential.of(scaler).then(MLP.of(2, 3, 1)));
    assertEquals(
        file
            + ": it holds the model Sequential(Standardizer(2), MLP(2, 3, 1)), and not MLP(2, 3, 1); load it without a model, or give the names of the tensors",
        Errors.messageOf(() -> Models.load(file, MLP.of(2, 3, 1))));
    Standardizer another = Standardizer.of(new double[] {1, 2}, new double[] {3, 5});
    assertEquals(
        file
            + ": it holds another Sequential(Standardizer(2), MLP(2, 3, 1)): its parts 1 deviations 2 is 4.0, and not 5.0; load it without a model, or give the names of the tensors",
        Errors.messageOf(() -> Models.load(file, Sequential.of(another).then(MLP.of(2, 3, 1)))));
    Models.save(file, Sequential.of(Linear.of(2, 1), new Line(5, 6)));
    assertEquals(
        file
            + ": it holds the model {kind=sequential, parts=[{kind=linear, inputs=2.0, outputs=1..., and not MLP(2, 3, 1); load it without a model, or give the names of the tensors",
        Errors.messageOf(() -> Models.load(file, MLP.of(2, 3, 1))));
  }

  @Test
  void anOnnxFileIsToldWhoReadsIt() throws IOException {
    Path onnx = directory.resolve("m.ONNX");
    for (byte[] bytes : List.of(new byte[] {8, 7, 18, 4, 0, 0, 0, 0, 1}, new byte[9])) {
      Files.write(onnx, bytes);
      String message = Errors.messageOf(() -> Models.load(onnx));
      assertTrue(message.endsWith("; Onnx.load of rustgrad.onnx reads ONNX files"), message);
    }
  }

  @Test
  void aNewerFormatIsToldAsSuch() throws IOException {
    Models.save(file, Linear.of(1, 1));
    replace("\\\"format\\\":1", "\\\"format\\\":2");
    String message = Errors.messageOf(() -> Models.load(file));
    assertTrue(message.startsWith(file + ": it has the format 2 of rustgrad 0."), message);
    assertTrue(message.endsWith("which reads formats up to 1, so use a newer one"), message);
    assertEquals(message, Errors.messageOf(() -> Models.load(file, Linear.of(1, 1))));
  }

  @Test
  void aDescriptionThatLiesTakesNoMemory() throws IOException {
    Models.save(file, MLP.of(2, 3, 1));
    replace("\\\"sizes\\\":[3,1]", "\\\"sizes\\\":[999999999,1]");
    assertEquals(
        file + ": the model needs more parameters than there are numbers in the file",
        Errors.messageOf(() -> Models.load(file)));
  }

  /** Replaces text in the header, and spaces at its end by what is longer. */
  private void replace(String text, String other) throws IOException {
    String content = Files.readString(file, StandardCharsets.ISO_8859_1);
    assertTrue(content.contains(text), content);
    byte[] bytes = content.replace(text, other).getBytes(StandardCharsets.ISO_8859_1);
    bytes[0] += (byte) (other.length() - text.length());
    Files.write(file, bytes);
  }

  @Test
  void otherNamesAreRememberedInTheFile() {
    MLP model = MLP.of(2, 3, 1);
    SaveOptions options = SaveOptions.defaults().withNames(Map.of("layers.0.weight", "first"));
    Models.save(file, model, options);
    assertTrue(SafeTensors.read(file).tensors().containsKey("first"));
    assertArrayEquals(model.predict(1, 2), Models.load(file).predict(1, 2));
    MLP same = MLP.builder(2, 3, 1).withSeed(4).build();
    assertArrayEquals(model.predict(1, 2), Models.load(file, same).predict(1, 2));
    assertEquals("SaveOptions(FLOAT64, names: given)", options.toString());
    assertTrue(
        Errors.messageOf(
                () ->
                    Models.save(
                        file, model, SaveOptions.defaults().withNames(Map.of("nothing", "x"))))
            .startsWith(
                "a name for 'nothing', but MLP(2, 3, 1) has the parameters 'layers.0.weight' [3, 2], "));
    assertEquals(
        "two tensors of MLP(2, 3, 1) would be named 'layers.0.bias'",
        Errors.messageOf(
            () ->
                Models.save(
                    file,
                    model,
                    SaveOptions.defaults().withNames(Map.of("layers.1.bias", "layers.0.bias")))));
  }

  @Test
  void aModelOfAMillionParametersIsLoaded() {
    MLP model = MLP.of(1000, 900, 100, 10);
    Models.save(file, model);
    assertArrayEquals(model.parameters().items(), Models.load(file).model().parameters().items());
  }
}

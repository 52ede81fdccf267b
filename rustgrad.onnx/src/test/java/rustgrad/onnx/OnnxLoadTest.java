package rustgrad.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static rustgrad.onnx.Chain.tensor;
import static rustgrad.onnx.Chain.vector;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import rustgrad.core.OpRegistry;
import rustgrad.nn.Activation;
import rustgrad.nn.Linear;
import rustgrad.nn.MLP;
import rustgrad.nn.Model;
import rustgrad.nn.Predictor;
import rustgrad.nn.Sequential;
import rustgrad.nn.Standardizer;
import rustgrad.onnx.proto.AttributeProto;
import rustgrad.onnx.proto.ModelProto;
import rustgrad.onnx.proto.TensorProto;

class OnnxLoadTest {
  private static final double[] X = {0.3, -0.7};

  @TempDir private Path directory;

  private Path file() {
    return directory.resolve("model.onnx");
  }

  private Predictor predictor(byte[] bytes) throws IOException {
    Files.write(file(), bytes);
    return Onnx.load(file());
  }

  private Model load(byte[] bytes) throws IOException {
    return predictor(bytes).model();
  }

  private String refusal(byte[] bytes) {
    String message = assertThrows(IllegalArgumentException.class, () -> load(bytes)).getMessage();
    assertTrue(message.contains(file().toString()), message);
    return message.substring(message.indexOf(": ") + 2);
  }

  @Test
  void aSafetensorsFileIsToldWhoReadsIt() {
    rustgrad.io.Models.save(file(), MLP.of(2, 3, 1));
    String message =
        assertThrows(IllegalArgumentException.class, () -> Onnx.load(file())).getMessage();
    assertTrue(message.endsWith("; Models.load of rustgrad.io reads safetensors files"), message);
  }

  // ---- our own files

  @Test
  void anMlpComesBackWithItsBits() throws IOException {
    MLP model = MLP.builder(2, 5, 4, 3).withActivation("tanh").withSeed(3).build();
    MLP loaded = assertInstanceOf(MLP.class, load(OnnxExport.of(model).bytes()));
    assertEquals("MLP(2, 5, 4, 3)", loaded.toString());
    assertEquals(model.activation(), loaded.activation());
    assertArrayEquals(model.parameters().items(), loaded.parameters().items());
  }

  @Test
  void networksPredictWithTheBitsOfThoseThatWereWritten() throws IOException {
    Sequential inner = Sequential.of(MLP.builder(2, 7, 5).withSeed(1).build()).then("sigmoid");
    Linear last = MLP.builder(5, 3).withSeed(2).build().layers().get(0);
    List<Model> models =
        List.of(
            MLP.builder(2, 9, 4, 3).withActivation("sigmoid").withSeed(4).build(),
            MLP.builder(2, 9, 3).withForm(Linear.Form.CHAIN).withSeed(5).build(),
            Sequential.of(inner).then(last),
            Sequential.of(inner, last).then("exp"),
            Sequential.of(Activation.of(OpRegistry.discovered().op("tanh"), 2), inner));
    Random random = new Random(6);
    for (Model model : models) {
      Model loaded = load(OnnxExport.of(model).bytes());
      for (int n = 0; n < 50; n++) {
        double[] x = {random.nextGaussian(), 10 * random.nextGaussian()};
        assertArrayEquals(model.predict(x), loaded.predict(x), model::toString);
      }
    }
  }

  @Test
  void aSingleLayerIsAnMlp() throws IOException {
    Linear layer = Linear.of(2, 3);
    Model loaded = load(OnnxExport.of(layer).bytes());
    assertEquals("MLP(2, 3)", loaded.toString());
    assertArrayEquals(layer.predict(X), loaded.predict(X));
  }

  @Test
  void aPredictorComesBackWithItsNames() throws IOException {
    Predictor predictor =
        Predictor.of(MLP.of(2, 4, 3)).withInputNames("width", "").withClassNames("a", "b", "c ü");
    Onnx.export(file(), predictor);
    Predictor loaded = Onnx.load(file());
    assertEquals(List.of("width", ""), loaded.inputNames());
    assertEquals(List.of("a", "b", "c ü"), loaded.classNames());
    assertEquals(predictor.className(X), loaded.className(X));
    assertArrayEquals(predictor.predict(X), loaded.predict(X));
    Predictor without = predictor(OnnxExport.of(predictor.model()).bytes());
    assertEquals(List.of(), without.inputNames());
    assertEquals(List.of(), without.classNames());
  }

  @Test
  void probabilitiesAreThoseOfThePredictorAndNoPartOfTheModel() throws IOException {
    for (int outputs = 1; outputs <= 3; outputs++) {
      Predictor predictor =
          Predictor.of(MLP.builder(2, 4, outputs).withActivation("sigmoid").build());
      Predictor loaded = predictor(OnnxExport.of(predictor).withProbabilities().bytes());
      assertEquals("MLP(2, 4, " + outputs + ")", loaded.model().toString());
      for (double[] x : new double[][] {X, {0, 0}, {30, 40}, {-30, -40}}) {
        assertArrayEquals(predictor.probabilities(x), loaded.probabilities(x));
        assertEquals(predictor.predictedClass(x), loaded.predictedClass(x));
      }
    }
  }

  @Test
  void aSoftmaxUnderAnotherNameIsAPartOfTheModel() throws IOException {
    Chain chain = new Chain().then("MatMul", List.of(), MATRIX).then("Softmax", List.of());
    Model loaded = load(chain.bytes());
    assertEquals("Sequential(Linear(in=2, out=3), softmax)", loaded.toString());
    double[] y = {0.3 - 0.7 * 4, 0.3 * 2 - 0.7 * 5, 0.3 * 3 - 0.7 * 6};
    double sum = Math.exp(y[0]) + Math.exp(y[1]) + Math.exp(y[2]);
    assertEquals(Math.exp(y[1]) / sum, loaded.predict(X)[1], 1e-15);
  }

  @Test
  void aStandardizerComesBackWithItsBits() throws IOException {
    Standardizer first = Standardizer.of(new double[] {0.1, -7}, new double[] {0.3, 11});
    Standardizer middle = Standardizer.of(new double[] {1, 2, 3}, new double[] {-3, 5, 7});
    Standardizer last = Standardizer.of(new double[] {1e3}, new double[] {1e-3}).inverse();
    Model model =
        Sequential.of(first)
            .then(Linear.of(2, 3))
            .then(middle)
            .then("tanh")
            .then(Linear.of(3, 1))
            .then(last);
    Sequential loaded = assertInstanceOf(Sequential.class, load(OnnxExport.of(model).bytes()));
    assertEquals(model.toString(), loaded.toString());
    Standardizer read = assertInstanceOf(Standardizer.class, loaded.parts().get(2));
    assertArrayEquals(middle.means(), read.means());
    assertArrayEquals(middle.deviations(), read.deviations());
    assertArrayEquals(model.predict(X), loaded.predict(X));
  }

  @Test
  void float32IsRead() throws IOException {
    MLP model = MLP.builder(2, 4, 1).withActivation("elu").build();
    Model loaded = load(OnnxExport.of(model).withFloat32().bytes());
    assertEquals("MLP(2, 4, 1)", loaded.toString());
    assertEquals(model.predict(X)[0], loaded.predict(X)[0], 1e-6);
  }

  // ---- files of others

  private static final TensorProto MATRIX = tensor(List.of(2L, 3L), 1, 2, 3, 4, 5, 6);

  @Test
  void aScalerAndMatMulWithAddAreRead() throws IOException {
    Chain chain =
        new Chain()
            .then("Sub", List.of(), vector(1, 2))
            .then("Div", List.of(), vector(2, 4))
            .then("MatMul", List.of(), MATRIX)
            .then("Add", List.of(), tensor(List.of(1L, 3L), 10, 20, 30))
            .then("Sigmoid", List.of());
    Model model = load(chain.bytes());
    assertEquals("Sequential(Standardizer(2), Linear(in=2, out=3), sigmoid)", model.toString());
    double a = (0.3 - 1) / 2;
    double b = (-0.7 - 2) / 4;
    double expected = 1 / (1 + Math.exp(-(20 + 2 * a + 5 * b)));
    assertEquals(expected, model.predict(X)[1], 1e-15);
    assertEquals(9, model.parameters().size());
  }

  @Test
  void onlySubAndThenDivAreOneStandardizer() throws IOException {
    Chain chain =
        new Chain()
            .then("Div", List.of(), vector(2, 4))
            .then("Sub", List.of(), vector(1, 2))
            .then("Sub", List.of(), tensor(List.of(), 3))
            .then("Div", List.of(), tensor(List.of(1L), 5))
            .then("Div", List.of(), vector(6, 7))
            .then("MatMul", List.of(), tensor(List.of(2L, 2L), 1, 0, 0, 1));
    Model model = load(chain.bytes());
    assertEquals(
        "Sequential(Standardizer(2), Standardizer(2), Standardizer(2), Standardizer(2), Linear(in=2, out=2))",
        model.toString());
    assertArrayEquals(
        new double[] {(0.3 / 2 - 1 - 3) / 5 / 6, (-0.7 / 4 - 2 - 3) / 5 / 7}, model.predict(X));
  }

  @Test
  void gemmIsReadWithAllItsSettings() throws IOException {
    List<AttributeProto> settings =
        List.of(AttributeProto.of("alpha", 2f), AttributeProto.of("beta", 0.5f));
    Model plain = load(new Chain().then("Gemm", settings, MATRIX, vector(8)).bytes());
    assertArrayEquals(
        new double[] {2 * (0.3 - 0.7 * 4) + 4, 2 * (0.6 - 3.5) + 4, 2 * (0.9 - 4.2) + 4},
        plain.predict(X),
        1e-14);
    TensorProto transposed = tensor(List.of(3L, 2L), 1, 4, 2, 5, 3, 6);
    List<AttributeProto> transB = List.of(AttributeProto.of("transB", 1L));
    Model other = load(new Chain().then("Gemm", transB, transposed).bytes());
    Model same = load(new Chain().then("MatMul", List.of(), MATRIX).bytes());
    assertArrayEquals(same.predict(X), other.predict(X));
  }

  @Test
  void arithmeticOnEitherSideIsRead() throws IOException {
    Chain chain =
        new Chain()
            .reversed("Sub", vector(1))
            .reversed("Div", tensor(List.of(), 6))
            .reversed("Mul", vector(2, 3))
            .reversed("Add", vector(4, 5))
            .then("MatMul", List.of(), tensor(List.of(2L, 2L), 1, 0, 0, 1))
            .then("LeakyRelu", List.of(AttributeProto.of("alpha", 0.5f)))
            .then("Identity", List.of())
            .then("Cast", List.of(AttributeProto.of("to", 11L)));
    double[] y = load(chain.bytes()).predict(X);
    assertArrayEquals(new double[] {6 / (1 - 0.3) * 2 + 4, 6 / (1 + 0.7) * 3 + 5}, y, 1e-14);
  }

  @Test
  void layersWithDifferentActivationsAreASequence() throws IOException {
    TensorProto square = tensor(List.of(2L, 2L), 1, 2, 3, 4);
    Chain chain =
        new Chain()
            .then("MatMul", List.of(), square)
            .then("Relu", List.of())
            .then("MatMul", List.of(), square)
            .then("Tanh", List.of())
            .then("MatMul", List.of(), square);
    Sequential model = assertInstanceOf(Sequential.class, load(chain.bytes()));
    assertEquals(5, model.parts().size());
  }

  // ---- refused

  @Test
  void allUnsupportedNodesAreListed() {
    Chain chain =
        new Chain()
            .then("Conv", List.of(), MATRIX)
            .then("Relu", List.of())
            .then("LSTM", List.of(), MATRIX);
    String message = refusal(chain.bytes());
    assertTrue(
        message.startsWith("unsupported nodes: Conv 'conv0', LSTM 'lstm2'; supported are Abs, "),
        message);
  }

  @Test
  void whatDoesNotFitIsRefused() {
    TensorProto square = tensor(List.of(2L, 2L), 1, 2, 3, 4);
    Chain layer = new Chain().then("MatMul", List.of(), MATRIX);
    assertEquals(
        "MatMul 'matmul1' takes 2 inputs, but gets 3",
        refusal(layer.then("MatMul", List.of(), square).bytes()));
    assertEquals(
        "Add 'add1' has 2 numbers for 3 columns",
        refusal(
            new Chain()
                .then("MatMul", List.of(), MATRIX)
                .then("Add", List.of(), vector(1, 2))
                .bytes()));
    assertEquals(
        "Sub has 3 numbers for 2 columns",
        refusal(
                new Chain()
                    .then("Sub", List.of(), vector(1, 2, 3))
                    .then("MatMul", List.of(), square)
                    .bytes())
            .replace(" 'sub0'", ""));
    assertEquals(
        "it has no layer (Gemm or MatMul) between input and output",
        refusal(new Chain().then("Relu", List.of()).bytes()));
    assertEquals(
        "MatMul 'matmul0' has weights of shape [3]; expected a matrix",
        refusal(new Chain().then("MatMul", List.of(), vector(1, 2, 3)).bytes()));
    assertEquals(
        "Elu 'elu1' has an alpha; expected 1",
        refusal(
            new Chain()
                .then("MatMul", List.of(), square)
                .then("Elu", List.of(AttributeProto.of("alpha", 2f)))
                .bytes()));
    assertEquals(
        "its input 'v0' has the shape [n, 2]; expected rows of 1 numbers, as its first layer takes",
        refusal(new Chain().then("MatMul", List.of(), tensor(List.of(1L, 2L), 1, 2)).bytes()));
  }

  @Test
  void namesThatAreNotThoseOfTheNetworkAreRefused() throws IOException {
    ModelProto proto = ModelProto.read(OnnxExport.of(MLP.of(2, 3, 1)).bytes());
    Function<Map<String, String>, String> refusal =
        metadata -> refusal(new ModelProto(8, "test", 17, metadata, proto.graph()).toByteArray());
    assertEquals("1 input names; expected 2", refusal.apply(Map.of("input.0", "a")));
    assertEquals(
        "1 class names; expected 2", refusal.apply(Map.of("class.0", "a", "class.2", "c")));
    assertEquals(
        "the class names [a, a] are not all different",
        refusal.apply(Map.of("class.0", "a", "class.1", "a")));
    Map<String, String> others = Map.of("input", "a", "class.first", "b", "author", "c");
    Predictor loaded = predictor(new ModelProto(8, "", 17, others, proto.graph()).toByteArray());
    assertEquals(List.of(), loaded.inputNames());
  }

  @Test
  void scalingByNoNumberIsRefused() {
    assertEquals(
        "column 1 has the mean 0.0 and the deviation 0.0; expected finite numbers, and a deviation that is not 0",
        refusal(
            new Chain()
                .then("Div", List.of(), vector(1, 0))
                .then("MatMul", List.of(), MATRIX)
                .bytes()));
  }

  @Test
  void tensorsThatPromiseMoreThanTheyHaveAreRefused() {
    TensorProto large =
        new TensorProto(
            "", 11, List.of(1L << 40, 2L), false, new byte[16], new double[0], List.of());
    assertEquals(
        "tensor 't0' has 2 numbers; its dimensions [1099511627776, 2] say 2199023255552",
        refusal(new Chain().then("MatMul", List.of(), large).bytes()));
    TensorProto overflow =
        new TensorProto(
            "", 11, List.of(1L << 40, 1L << 40), false, new byte[16], new double[0], List.of());
    assertEquals(
        "tensor 't0' has dimensions [1099511627776, 1099511627776]",
        refusal(new Chain().then("MatMul", List.of(), overflow).bytes()));
    TensorProto half =
        new TensorProto("", 10, List.of(1L), false, new byte[2], new double[0], List.of());
    assertEquals(
        "tensor 't0' has elements of type 10; expected 1 (float), 7 (int64) or 11 (double)",
        refusal(new Chain().then("MatMul", List.of(), half).bytes()));
  }

  @Test
  void otherFilesAreRefused() throws IOException {
    byte[] whole = OnnxExport.of(MLP.of(2, 3, 1)).bytes();
    assertEquals("it has no graph, so it is not a whole ONNX file", refusal(new byte[0]));
    assertTrue(refusal("x,y\n1,2\n".getBytes(StandardCharsets.UTF_8)).length() > 10);
    for (int length = 0; length < whole.length; length++) {
      byte[] cut = Arrays.copyOf(whole, length);
      if (length < whole.length - 20) { // what follows the graph is a version alone
        refusal(cut);
      }
    }
    Path missing = directory.resolve("none.onnx");
    UncheckedIOException e = assertThrows(UncheckedIOException.class, () -> Onnx.load(missing));
    assertEquals("cannot read " + missing + ": there is no such file", e.getMessage());
  }
}

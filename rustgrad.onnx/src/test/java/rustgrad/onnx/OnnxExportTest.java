package rustgrad.onnx;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;
import rustgrad.nn.Linear;
import rustgrad.nn.MLP;
import rustgrad.nn.Model;
import rustgrad.nn.Predictor;
import rustgrad.nn.Sequential;
import rustgrad.nn.Standardizer;
import rustgrad.onnx.contract.Polynomial;
import rustgrad.onnx.proto.GraphProto;
import rustgrad.onnx.proto.ModelProto;
import rustgrad.onnx.proto.NodeProto;
import rustgrad.onnx.proto.TensorProto;

/** What is written, and what is refused. That its numbers are right, see RuntimeContract. */
class OnnxExportTest {
  private static final MLP MODEL = MLP.of(4, 8, 3);

  private static ModelProto proto(OnnxExport export) throws IOException {
    return ModelProto.read(export.bytes());
  }

  private static GraphProto graph(int inputs, Function<Value[], Value> function)
      throws IOException {
    return proto(OnnxExport.of(inputs, 1, x -> new Value[] {function.apply(x)})).graph();
  }

  private static List<String> nodes(GraphProto graph) {
    return graph.nodes().stream().map(NodeProto::op).toList();
  }

  private static List<String> initializers(GraphProto graph) {
    return graph.initializers().stream().map(TensorProto::name).toList();
  }

  @Test
  void aLayerIsOneNodeAndItsParametersHaveTheirNames() throws IOException {
    GraphProto graph = proto(OnnxExport.of(MODEL)).graph();
    assertEquals(List.of("Gemm", "Relu", "Gemm"), nodes(graph));
    assertEquals(
        List.of("layers.0.weight", "layers.0.bias", "layers.1.weight", "layers.1.bias"),
        initializers(graph));
    assertEquals(List.of(8L, 4L), graph.initializers().get(0).dims());
    assertEquals(List.of("batch", "4"), graph.inputs().get(0).dims());
    assertEquals(List.of("batch", "3"), graph.outputs().get(0).dims());
  }

  @Test
  void partsOfASequenceAreNodesHoweverDeepTheyStand() throws IOException {
    Model inner = Sequential.of(Linear.of(4, 6)).then("sigmoid");
    Model model = Sequential.of(Sequential.of(inner).then(MLP.of(6, 5, 2))).then("tanh");
    GraphProto graph = proto(OnnxExport.of(model)).graph();
    assertEquals(List.of("Gemm", "Sigmoid", "Gemm", "Relu", "Gemm", "Tanh"), nodes(graph));
    assertEquals(
        List.of("0.0.0.weight", "0.1.layers.0.weight", "0.1.layers.1.weight"),
        initializers(graph).stream().filter(name -> name.endsWith("weight")).toList());
  }

  @Test
  void theNumbersAreThoseOfTheParametersWhenItIsWritten() throws IOException {
    MLP model = MLP.of(1, 1);
    OnnxExport export = OnnxExport.of(model);
    model.parameters().setAll(5, 7);
    List<TensorProto> tensors = proto(export).graph().initializers();
    assertArrayEquals(new double[] {5}, tensors.get(0).numbers());
    assertArrayEquals(new double[] {7}, tensors.get(1).numbers());
  }

  @Test
  void parametersOfAModelOfOnesOwnHaveTheirNames() throws IOException {
    Model model = Sequential.of(new Polynomial(1, 2, 3)).then("tanh");
    List<String> names = initializers(proto(OnnxExport.of(model)).graph());
    assertTrue(names.containsAll(List.of("0.c[0]")), names::toString);
  }

  @Test
  void weightsOfADotHaveTheNameThatTheyShare() throws IOException {
    Value[] w = {Value.of(2).label("w[0]"), Value.of(3).label("w[1]")};
    GraphProto graph = graph(2, x -> Value.dot(Value.of(1).label("b"), w, x));
    assertEquals(List.of("Split", "Concat", "MatMul", "Add"), nodes(graph));
    assertEquals(List.of("ones", "w", "b"), initializers(graph));
  }

  @Test
  void whatIsComputedTwiceIsWrittenOnceAndWhatIsNotUsedNotAtAll() throws IOException {
    GraphProto graph =
        graph(
            1,
            x -> {
              x[0].exp().plus(17);
              return x[0].tanh().plus(x[0].tanh());
            });
    assertEquals(List.of("Tanh", "Add"), nodes(graph));
    assertEquals(List.of(), initializers(graph));
  }

  @Test
  void aStandardizerIsTwoNodes() throws IOException {
    Standardizer standardizer = Standardizer.of(new double[] {1, -2}, new double[] {0.5, 4});
    GraphProto graph =
        proto(OnnxExport.of(Sequential.of(standardizer).then(Linear.of(2, 3)))).graph();
    assertEquals(List.of("Sub", "Div", "Gemm"), nodes(graph));
    assertEquals(List.of("0.means", "0.deviations", "1.weight", "1.bias"), initializers(graph));
    assertEquals(List.of(1L, 2L), graph.initializers().get(0).dims());
    assertArrayEquals(standardizer.means(), graph.initializers().get(0).numbers());
    assertEquals(List.of(1L, 2L), graph.initializers().get(1).dims());
    assertArrayEquals(standardizer.deviations(), graph.initializers().get(1).numbers());
  }

  @Test
  void aDeviationThatFloat32CannotHoldIsRefused() {
    OnnxExport export = OnnxExport.of(Standardizer.of(new double[] {0}, new double[] {1e-60}));
    assertTrue(export.bytes().length > 0);
    assertMessage(
        "deviations has the number 1.0E-60, which float32 cannot hold; write it in float64",
        () -> export.withFloat32().bytes());
  }

  @Test
  void aPredictorIsWrittenWithItsNumbersAndNames() throws IOException {
    MLP model = MLP.of(2, 1);
    Predictor predictor = Predictor.of(model).withInputNames("a", "b").withClassNames("no", "yes");
    byte[] before = OnnxExport.of(predictor).bytes();
    model.parameters().setAll(5, 6, 7);
    assertArrayEquals(before, OnnxExport.of(predictor).bytes());
    assertArrayEquals(
        OnnxExport.of(predictor.model())
            .withInputNames("a", "b")
            .withClassNames("no", "yes")
            .bytes(),
        before);
    assertEquals(
        Map.of("input.0", "a", "input.1", "b", "class.0", "no", "class.1", "yes"),
        proto(OnnxExport.of(predictor)).metadata());
    assertEquals(Map.of(), proto(OnnxExport.of(Predictor.of(model))).metadata());
  }

  @Test
  void namesAreMetadata() throws IOException {
    OnnxExport export =
        OnnxExport.of(MODEL).withInputNames("a", "b", "c", "d").withClassNames("x", "y", "z ü");
    assertEquals(
        Map.of(
            "input.0", "a", "input.1", "b", "input.2", "c", "input.3", "d", "class.0", "x",
            "class.1", "y", "class.2", "z ü"),
        proto(export).metadata());
    assertEquals(17, proto(export).opset());
  }

  @Test
  void settingsLeaveTheExportAsItWas() {
    OnnxExport plain = OnnxExport.of(MODEL);
    assertEquals(
        "OnnxExport(MLP(4, 8, 3), float32, probabilities)",
        plain.withFloat32().withProbabilities().toString());
    assertEquals("OnnxExport(MLP(4, 8, 3), float64)", plain.toString());
    assertEquals(
        "OnnxExport(function of 1 inputs, float64)", OnnxExport.of(1, 1, x -> x).toString());
  }

  @Test
  void wrongNamesAreRefused() {
    OnnxExport export = OnnxExport.of(MODEL);
    assertMessage(
        "2 input names for MLP(4, 8, 3); expected 4", () -> export.withInputNames("a", "b"));
    assertMessage(
        "the class names [a, b, a] are not all different",
        () -> export.withClassNames("a", "b", "a"));
    assertMessage(
        "1 class names for MLP(4, 1); expected 2",
        () -> OnnxExport.of(MLP.of(4, 1)).withClassNames("yes"));
  }

  // ---- refused functions

  @Test
  void aFunctionThatBranchesIsRefused() {
    IllegalStateException e =
        assertThrows(
            IllegalStateException.class,
            () -> graph(1, x -> x[0].isGreaterThan(0) ? x[0] : x[0].negate()));
    assertTrue(e.getMessage().contains("input (in a graph) > 0.0"), e.getMessage());
    assertTrue(e.getMessage().contains("Value.where"), e.getMessage());
  }

  @Test
  void aFunctionThatAsksForNumbersIsRefused() {
    for (Function<Value[], Value> function :
        List.<Function<Value[], Value>>of(
            x -> x[0].times(x[0].item()), x -> x[0].times(x[0].grad()))) {
      IllegalStateException e = assertThrows(IllegalStateException.class, () -> graph(1, function));
      assertTrue(e.getMessage().contains("Value.where"), e.getMessage());
    }
    assertThrows(
        IllegalStateException.class,
        () ->
            graph(
                1,
                x -> {
                  x[0].backward();
                  return x[0];
                }));
  }

  @Test
  void anOpWithoutCounterpartIsRefusedByItsName() {
    UnaryOp zeta = UnaryOp.of("zeta", x -> x, (x, y) -> 1);
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> graph(1, x -> x[0].apply(zeta)));
    assertTrue(e.getMessage().startsWith("op 'zeta' has no counterpart in ONNX"), e.getMessage());
    assertTrue(e.getMessage().contains("implement expression(Value... x)"), e.getMessage());
  }

  @Test
  void anExpressionOfItselfIsRefused() {
    UnaryOp circular =
        new UnaryOp() {
          @Override
          public String name() {
            return "circular";
          }

          @Override
          public double apply(double x) {
            return x;
          }

          @Override
          public double partial(double x, double y) {
            return 1;
          }

          @Override
          public Value expression(Value... x) {
            return x[0].apply(this).plus(1);
          }
        };
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> graph(1, x -> x[0].apply(circular)));
    assertTrue(e.getMessage().contains("'circular'"), e.getMessage());
  }

  @Test
  void aValueThatIsKeptCannotBeUsedLater() throws IOException {
    Value[] kept = new Value[1];
    graph(1, x -> kept[0] = x[0]);
    assertThrows(IllegalStateException.class, () -> kept[0].plus(1));
    assertThrows(IllegalStateException.class, () -> graph(1, x -> x[0].plus(kept[0])));
  }

  @Test
  void wrongNumbersOfOutputsAreRefused() {
    assertMessage(
        "the function returned 1 values; expected 2", () -> OnnxExport.of(1, 2, x -> x).bytes());
    assertMessage(
        "the function uses an array index that does not exist: Index 3 out of bounds for length 1; it got 1 inputs",
        () -> OnnxExport.of(1, 1, x -> new Value[] {x[3]}).bytes());
    assertMessage(
        "the function returned no values; expected 1",
        () -> OnnxExport.of(1, 1, x -> null).bytes());
    assertMessage(
        "a function of 0 inputs and 1 outputs; expected 1 or more of each",
        () -> OnnxExport.of(0, 1, x -> x));
  }

  @Test
  void aNumberThatFloat32CannotHoldIsRefused() {
    MLP model = MLP.of(1, 1);
    model.parameters().setAll(1e300, 0);
    assertMessage(
        "layers.0.weight has the number 1.0E300, which float32 cannot hold; write it in float64",
        () -> OnnxExport.of(model).withFloat32().bytes());
  }

  // ---- files

  @Test
  void theFileIsReplacedAndNothingElseIsLeft(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("model.onnx");
    Files.writeString(file, "before");
    Onnx.export(file, MODEL);
    assertArrayEquals(OnnxExport.of(MODEL).bytes(), Files.readAllBytes(file));
    try (Stream<Path> files = Files.list(directory)) {
      assertEquals(List.of(file), files.toList());
    }
  }

  @Test
  void whatCannotBeWrittenLeavesTheFileAsItWas(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("model.onnx");
    Files.writeString(file, "before");
    UnaryOp zeta = UnaryOp.of("zeta", x -> x, (x, y) -> 1);
    MLP model = MLP.builder(1, 2, 1).withActivation(zeta).build();
    assertThrows(IllegalArgumentException.class, () -> Onnx.export(file, model));
    assertEquals("before", Files.readString(file));
    Path nowhere = directory.resolve("none").resolve("model.onnx");
    UncheckedIOException e =
        assertThrows(UncheckedIOException.class, () -> Onnx.export(nowhere, MODEL));
    assertEquals(
        "cannot write " + nowhere + ": there is no directory " + nowhere.getParent(),
        e.getMessage());
  }

  private static void assertMessage(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }
}

package rustgrad.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import rustgrad.io.Models;
import rustgrad.nn.Dataset;
import rustgrad.nn.Linear;
import rustgrad.nn.Predictor;
import rustgrad.nn.Standardizer;
import rustgrad.onnx.Onnx;

/** The files that are written: models too, and only where that does no harm. */
class OutputsTest {
  private static final String POINTS =
      """
      x,y,side
      0,0,left
      0,1,left
      1,0,left
      5,0,right
      5,1,right
      6,0,right
      """;

  @TempDir Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Path points = Path.of("");

  @BeforeEach
  void writePoints() throws IOException {
    points = Files.writeString(directory.resolve("points.csv"), POINTS);
  }

  @Test
  void theModelIsSavedAndExportedWithItsNames() throws Exception {
    Path model = directory.resolve("models").resolve("sides.safetensors");
    Path onnx = directory.resolve("models").resolve("sides.onnx");

    assertEquals(0, run("--save", model.toString(), "--onnx", onnx.toString()), errors());

    assertEquals(
        List.of(model, onnx, target("points.png"), target("loss.png")),
        output()
            .lines()
            .filter(line -> line.startsWith("wrote "))
            .map(line -> Path.of(line.substring("wrote ".length())))
            .toList());
    Predictor saved = Models.load(model);
    assertEquals(List.of("x", "y"), saved.inputNames());
    assertEquals("left", saved.className(0, 0.5));
    assertEquals("right", saved.className(5, 0.5));
    Predictor exported = Onnx.load(onnx);
    assertEquals(List.of("left", "right"), exported.classNames());
    assertArrayEquals(saved.predict(2, 3), exported.predict(2, 3), 1e-12);
  }

  @Test
  void aCrossEntropyIsExportedWithProbabilities() throws Exception {
    assertTrue(exported("binaryCrossEntropy").contains("probabilities"));
    assertFalse(exported("maxMargin").contains("probabilities"));
  }

  @Test
  void theNetworkAndTheGraphOfALossAreDrawn() throws Exception {
    String[] files = {"network.svg", "graph.svg", "network.png", "graph.PNG"};
    for (int i = 0; i < files.length; i += 2) {
      String network = directory.resolve(files[i]).toString();
      String graph = directory.resolve(files[i + 1]).toString();
      assertEquals(0, run("--hidden", "2", "--network", network, "--graph", graph), errors());
    }

    String network = Files.readString(directory.resolve("network.svg"));
    String graph = Files.readString(directory.resolve("graph.svg"));
    for (String column : List.of("2 inputs", "2 Standardizer", "2 relu", "1 output")) {
      assertTrue(network.contains(">" + column + "</text>"), network);
    }
    for (String name :
        List.of("x", "y", "target", "loss", "layers.0.weight[0][0]", "layers.1.bias[0]")) {
      assertTrue(graph.contains(">" + name + "</text>"), name);
    }
    assertIsTwiceAsLarge("network.png", network);
    assertIsTwiceAsLarge("graph.PNG", graph);
  }

  private void assertIsTwiceAsLarge(String name, String svg) throws IOException {
    BufferedImage image = ImageIO.read(directory.resolve(name).toFile());
    String size =
        "width=\"%d\" height=\"%d\"".formatted(image.getWidth() / 2, image.getHeight() / 2);
    assertTrue(svg.contains(size), size);
  }

  @Test
  void aDrawingIsAnSvgOrAPng() throws Exception {
    assertRejected("--graph g.jpg: expected a name that ends in .svg or .png", "--graph", "g.jpg");
  }

  @Test
  void aModelThatIsNoNetworkIsDrawnToo() throws Exception {
    String model = directory.resolve("linear").toString();
    Models.save(Path.of(model), Predictor.of(Linear.of(2, 1)));
    Path network = directory.resolve("n.svg");

    assertEquals(0, run("--load", model, "--network", network.toString()), errors());

    assertTrue(
        Files.readString(network).contains("<title>The network Linear(in=2, out=1)</title>"));
  }

  private String exported(String loss) throws Exception {
    Path onnx = directory.resolve(loss + ".onnx");
    assertEquals(0, run("--loss", loss, "--onnx", onnx.toString()), errors());
    return Files.readString(onnx, StandardCharsets.ISO_8859_1);
  }

  @Test
  void aSavedModelIsShown() throws Exception {
    Path model = saved("--activation", "tanh", "--hidden", "5");
    Predictor before = Models.load(model);

    assertEquals(0, run("--load", model.toString(), "--steps", "0", "--save", model.toString()));

    assertTrue(output().contains("6 points of 2 classes (left, right), MLP(2, 5, 1) with tanh"));
    assertTrue(output().contains("as loaded: accuracy 100.0 %"), output());
    assertTrue(Files.exists(target("points.png")));
    assertFalse(Files.exists(target("loss.png")), "there was no training");
    assertArrayEquals(before.predict(2, 3), Models.load(model).predict(2, 3));
  }

  @Test
  void aSavedModelIsTrainedOn() throws Exception {
    Path model = saved("--loss", "binaryCrossEntropy");
    Path longer = directory.resolve("longer");

    int code =
        run(
            "--loss",
            "binaryCrossEntropy",
            "--load",
            model.toString(),
            "--save",
            longer.toString());

    assertEquals(0, code, errors());
    Predictor before = Models.load(model);
    Predictor after = Models.load(longer);
    assertTrue(after.predict(0, 0)[0] < before.predict(0, 0)[0], "more certain of the left side");
    assertTrue(after.predict(6, 0)[0] > before.predict(6, 0)[0], "more certain of the right side");
    assertEquals(List.of("left", "right"), after.classNames());
  }

  @Test
  void aSavedModelMustFitTheData() throws Exception {
    String model = saved().toString();

    assertRejected(
        "the number of inputs of the model is 2, and that of three is 3",
        "--load",
        model,
        "--data",
        csv("three.csv", "x,y,z,c\n0,0,0,left\n1,1,1,right\n"),
        "--validation",
        "0");
    assertRejected(
        "the number of classes of the model is 2, and that of three is 3",
        "--load",
        model,
        "--data",
        csv("three.csv", "x,y,c\n0,0,a\n1,1,b\n2,2,c\n"),
        "--validation",
        "0");
    assertRejected(
        "the inputs of the model are [x, y], and those of swapped are [y, x]",
        "--load",
        model,
        "--data",
        csv("swapped.csv", POINTS.replace("x,y", "y,x")));
    assertRejected(
        "the classes of the model are [left, right], and those of up are [down, up]",
        "--load",
        model,
        "--data",
        csv("up.csv", "x,y,c\n0,0,down\n1,1,up\n"),
        "--validation",
        "0");
    assertRejected(
        "--loss softmaxCrossEntropy needs a model whose number of outputs is 2, and that",
        "--load",
        model,
        "--loss",
        "softmaxCrossEntropy");
    assertRejected("is it a safetensors file?", "--load", points.toString());

    Path standardizer = directory.resolve("standardizer");
    Models.save(standardizer, Standardizer.of(Dataset.moons(10, 0.1, 0)));
    assertRejected("has no parameters", "--load", standardizer.toString());
  }

  @Test
  void numberedClassesOfTheDataHaveTheNamesOfTheModel() throws Exception {
    String model = saved().toString();
    String numbers = csv("n.csv", "x,y,c\n0,0,0\n0,1,0\n5,0,1\n5,1,1\n");
    String again = directory.resolve("again").toString();

    assertEquals(0, run("--load", model, "--data", numbers, "--save", again), errors());

    assertEquals(List.of("left", "right"), Models.load(Path.of(again)).classNames());
  }

  @Test
  void whatCannotBeWrittenIsToldBeforeTheTraining() throws Exception {
    Path inside = points.resolve("inside").resolve("model");

    assertRejected(
        "--save " + directory + " cannot be written: it is a directory",
        "--save",
        directory.toString());
    assertRejected("not a directory", "--onnx", inside.toString());
    assertRejected("not a directory", "--out", inside.toString());
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void noFileCanBeMadeAmongProcesses() throws Exception {
    assertRejected(
        "--save /proc/1/m cannot be written: no file can be made", "--save", "/proc/1/m");
    assertRejected(
        "--save /dev/null cannot be written: it is not a regular file", "--save", "/dev/null");
    assertRejected("ile name too long", "--save", directory.resolve("n".repeat(300)).toString());
  }

  @Test
  void twoOutputsAreTwoFiles() throws Exception {
    String model = directory.resolve("model").toString();
    String same = directory.resolve("other").resolve("..").resolve("model").toString();

    assertRejected("are the same file; expected two", "--save", model, "--onnx", same);
    assertRejected("are the same file; expected two", "--save", target("loss.png").toString());
  }

  @Test
  void noInputIsOverwritten() throws Exception {
    Path likeAPicture = Files.writeString(directory.resolve("points.png"), POINTS);
    String model = saved().toString();

    assertRejected(
        "--out: " + likeAPicture + " would overwrite --data " + likeAPicture,
        "--data",
        likeAPicture.toString(),
        "--out",
        directory.toString());
    assertRejected("would overwrite --data", "--save", points.toString());
    assertRejected("would overwrite --load", "--load", model, "--onnx", model);
    assertEquals(POINTS, Files.readString(points));
    assertEquals(POINTS, Files.readString(likeAPicture));
  }

  @Test
  void anInputIsNotOverwrittenThroughALink() throws Exception {
    Path link = directory.resolve("link.csv");
    assumeTrue(canLink(link, points), "makes a symbolic link");

    assertRejected("would overwrite --data", "--save", link.toString());
    assertRejected(
        "would overwrite --data", "--data", link.toString(), "--save", points.toString());
    assertEquals(POINTS, Files.readString(points));
  }

  /** The JDK's createDirectories does not take such a link before Java 20. */
  @Test
  void thePicturesCanGoToALinkedDirectory() throws Exception {
    Path link = directory.resolve("linked");
    assumeTrue(canLink(link, Files.createDirectory(directory.resolve("real"))), "makes a link");

    assertEquals(0, run("--out", link.toString()), errors());

    assertTrue(Files.exists(directory.resolve("real").resolve("loss.png")));
  }

  private static boolean canLink(Path link, Path target) {
    try {
      Files.createSymbolicLink(link, target);
      return true;
    } catch (IOException | UnsupportedOperationException e) {
      return false;
    }
  }

  @Test
  void anUnwrittenFileDoesNotKeepTheOthersFromBeingWritten() throws Exception {
    Path gone = Files.createDirectory(directory.resolve("gone"));
    Options options = new Options();
    options.data = points;
    options.out = target("");
    options.steps = 3;
    options.save = gone.resolve("model");
    Experiment experiment = new Experiment(options);
    Outputs outputs = Outputs.of(options, experiment);
    Files.delete(gone);
    Files.writeString(gone, "in the way");

    PrintStream print = new PrintStream(out, true, StandardCharsets.UTF_8);
    String message = "";
    try (StopRequest stop = StopRequest.listen()) {
      new Demo(experiment, 3, outputs, print).run(null, stop);
    } catch (IOException e) {
      message = e.getMessage();
    }

    assertTrue(message.startsWith("cannot write " + options.save + ": "), message);
    assertTrue(Files.exists(target("points.png")));
    assertTrue(Files.exists(target("loss.png")));
  }

  private Path saved(String... options) throws Exception {
    Path model = directory.resolve("model.safetensors");
    String[] save = {"--save", model.toString(), "--out", directory.resolve("first").toString()};
    assertEquals(0, run(Stream.of(save, options).flatMap(Stream::of).toArray(String[]::new)));
    return model;
  }

  private void assertRejected(String message, String... options) throws Exception {
    err.reset();
    int code = run(options);
    assertEquals(2, code, errors());
    assertTrue(
        errors().toLowerCase(Locale.ROOT).contains(message.toLowerCase(Locale.ROOT)), errors());
    assertEquals(1, errors().lines().count(), errors());
    assertFalse(Files.exists(target("")), "something was written");
  }

  /** Three steps on the points, unless the options say otherwise. */
  private int run(String... options) throws Exception {
    List<String> given = List.of(options);
    Stream.Builder<String> all = Stream.builder();
    all.add("--headless");
    String[][] defaults = {
      {"--data", points.toString()}, {"--steps", "3"}, {"--out", target("").toString()}
    };
    for (String[] option : defaults) {
      if (!given.contains(option[0])) {
        all.add(option[0]).add(option[1]);
      }
    }
    given.forEach(all);
    return Main.run(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        all.build().toArray(String[]::new));
  }

  private String csv(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text).toString();
  }

  private Path target(String name) {
    return directory.resolve("target").resolve(name);
  }

  private String output() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String errors() {
    return err.toString(StandardCharsets.UTF_8);
  }
}

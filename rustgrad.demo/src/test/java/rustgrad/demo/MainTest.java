package rustgrad.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rustgrad.nn.Loss;

class MainTest {
  @TempDir Path directory;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --dataset stars        | expected one of [moons, circles, blobs, spirals]
          --samples 1            | --samples 1: expected 2 to 10000
          --samples many         | 'many' is not a whole number
          --hidden 3,x           | 'x' is not a whole number
          --noise -0.5           | --noise -0.5: expected a number from 0 on
          --noise NaN            | --noise NaN: expected a number from 0 on
          --hidden 16,0          | --hidden 0: expected sizes of 1 to 1000
          --hidden ,             | --hidden without a size: expected such as 16,16
          --activation nonsense  | unknown op 'nonsense'
          --activation pow       | takes more than one input
          --loss hinge           | expected one of maxMargin meanSquaredError
          --load none            | --load none: cannot be read: there is no such file
          --load a --hidden 4    | --hidden is for a new network
          --load a --activation relu | --activation is for a new network
          --optimizer newton     | expected one of [sgd, adam, adamw, lbfgs]
          --optimizer lbfgs --rate 1 | --rate is for the other optimisers
          --steps 0              | --steps 0: expected 1 to 100000, or 0 with --load
          --validation 1         | --validation 1.0: expected a fraction from 0 to below 1
          --validation NaN       | --validation NaN: expected a fraction from 0 to below 1
          --label x              | --label is for the columns of a file
          --without x            | --without is for the columns of a file
          --rate 0               | --rate 0.0: expected a number above 0
          --rate Infinity        | --rate Infinity: expected a number above 0
          --rate                 | Missing required parameter
          --port 80              | --port is for the playground; expected --web with it
          --web --port 80x       | '80x' is not a whole number
          --web --hidden 3       | --hidden is for a training, and --web trains nothing
          --web --port 65536     | --port 65536: expected 1 to 65535
          --colour red           | Unknown option
          moons                  | Unmatched argument
          --data none.csv        | --data none.csv: cannot be read: there is no such file
          --data a --dataset blobs | --dataset is for generated points
          --data a --noise 0     | --noise is for generated points
          --rate 1e200           | try a smaller --rate
          """)
  void aBadOptionIsOneLineAndExitCodeTwo(String options, String message) throws Exception {
    int code = run(Stream.of(options.split(" ")).toArray(String[]::new));

    assertRejected(code, message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          ''                          | is empty
          x,y,class;1,2,0;3,four,1    | line 3, column 2 (y): got 'four'
          x,y,class;1,2,a;1,1,b;0,0,c | maxMargin separates 2 classes, got 3; use softmaxCrossEntropy
          x,y,class;1,2,0;1,1,50      | has 2 different numbers up to 50
          x,y,class;1,2,0;1e200,1,1   | expected sizes of at most 1.0E100
          x,y,class;1,2,0;1,1,1       | leaves no row to test on; expected more rows, or --validation 0
          """)
  void badDataIsOneLineAndExitCodeTwo(String lines, String message) throws Exception {
    int code = run("--loss", lossFor(message), "--data", csv("data.csv", lines).toString());

    assertRejected(code, message);
  }

  private static String lossFor(String message) {
    return message.contains("maxMargin") ? "maxMargin" : "softmaxCrossEntropy";
  }

  @Test
  void helpListsTheOptions() throws Exception {
    assertEquals(0, run("--help"));
    for (String option :
        "--samples --noise --hidden --data --save --load --onnx --network --graph --out --ops --web"
            .split(" ")) {
      assertTrue(output().contains(option), option);
    }
    Loss.names().forEach(loss -> assertTrue(output().contains(loss), loss));
    assertTrue(output().lines().allMatch(line -> line.length() <= 80), output());
  }

  @Test
  void opsAreListed() throws Exception {
    assertEquals(0, run("--ops"));
    assertTrue(output().lines().anyMatch(line -> line.matches("relu +1 +\\S.*")), output());
    assertTrue(output().lines().anyMatch(line -> line.matches("pow +2 +\\S.*")), output());
  }

  @Test
  void theDefaultsSeparateTheMoons() throws Exception {
    assertEquals(0, run("--headless", "--out", target().toString()));

    assertTrue(output().contains("MLP(2, 16, 16, 1) with relu, maxMargin loss, sgd"), output());
    assertTrue(output().contains("after 200 steps"), output());
    assertTrue(output().contains("accuracy 100.0 %"), output());
    assertEquals(List.of("loss.png", "moons.png"), written());
  }

  @Test
  void thePictureIsNamedAfterTheData() throws Exception {
    String lines = "x,y,class;0,0,-1;0,1,-1;5,0,1;5,1,1";

    assertEquals(0, train("--data", csv("my points.csv", lines).toString()));
    assertEquals(0, train("--data", csv("loss.csv", lines).toString()));

    assertEquals(List.of("data.png", "loss.png", "my points.png"), written());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          left, right | 4 points of 2 classes (left, right), 2 held out for validation
          1, 2        | 4 points of 2 classes (1, 2), 2 held out for validation
          0, 1        | 4 points, 2 held out for validation
          """)
  void classesAreNamesOrNumbers(String classes, String told) throws Exception {
    String[] names = classes.split(", ");
    String lines = "x,y,class;0,0,%1$s;0,1,%1$s;5,0,%2$s;5,1,%2$s".formatted(names[0], names[1]);

    assertEquals(0, train("--data", csv("sides.csv", lines).toString()));

    assertTrue(output().contains("sides: " + told + ", MLP(2, 16, 16, 1)"), output());
    assertTrue(output().contains("accuracy 100.0 % (validation 100.0 %)"), output());
  }

  @Test
  void rowsOfOtherThanTwoNumbersGetAReportInPlaceOfAPicture() throws Exception {
    assertEquals(0, train("--data", threeSpecies().toString(), "--optimizer", "adam"));

    assertTrue(
        output().contains("30 rows of 3 classes (setosa, versicolor, virginica), 6 held out"),
        output());
    assertTrue(output().contains("MLP(3, 16, 16, 3) with relu, softmaxCrossEntropy"), output());
    assertTrue(output().contains("validation: accuracy "), output());
    assertTrue(output().contains("actual \\ predicted  setosa  versicolor  virginica"), output());
    assertEquals(List.of("loss.png"), written());
  }

  @Test
  void nothingNeedBeHeldOut() throws Exception {
    assertEquals(0, train("--data", threeSpecies().toString(), "--validation", "0"));

    assertFalse(output().contains("held out"), output());
    assertFalse(output().contains("(validation"), output());
    assertTrue(output().contains("all rows: accuracy"), output());
  }

  @Test
  void generatedPointsCanBeHeldOutToo() throws Exception {
    assertEquals(0, train("--validation", "0.3"));

    assertTrue(output().contains("100 points, 30 held out"), output());
  }

  @Test
  void columnsAreChosen() throws Exception {
    String lines = "class,id,x,y;a,0,1,1;a,1,1,2;b,2,5,1;b,3,5,2";

    int code =
        train("--data", csv("c.csv", lines).toString(), "--label", "class", "--without", "id");

    assertEquals(0, code, errors());
    assertTrue(output().contains("4 points of 2 classes (a, b)"), output());
  }

  private Path threeSpecies() throws IOException {
    StringBuilder lines = new StringBuilder("length,width,height,species");
    List<String> species = List.of("setosa", "versicolor", "virginica");
    for (int row = 0; row < 30; row++) {
      int number = row % 3;
      lines.append(";%d,%d,%d,%s".formatted(9 * number, row % 5, -number, species.get(number)));
    }
    return csv("species.csv", lines.toString());
  }

  @ParameterizedTest
  @CsvSource({
    "blobs, maxMargin, 1",
    "blobs, softmaxCrossEntropy, 3",
    "moons, softmaxCrossEntropy, 2",
    "circles, binaryCrossEntropy, 1",
    "spirals, meanSquaredError, 1"
  })
  void theNetworkHasTheOutputsThatDataAndLossNeed(String dataset, String loss, int outputs)
      throws Exception {
    assertEquals(0, train("--dataset", dataset, "--loss", loss, "--hidden", "4"));

    assertTrue(output().contains("MLP(2, 4, " + outputs + ")"), output());
    assertEquals(Stream.of(dataset + ".png", "loss.png").sorted().toList(), written());
  }

  @ParameterizedTest
  @CsvSource({"sgd", "adam", "adamw", "lbfgs"})
  void theOptimisersTrain(String optimizer) throws Exception {
    assertEquals(0, train("--optimizer", optimizer, "--activation", "tanh"));
  }

  private int train(String... args) throws Exception {
    String[] few = {"--headless", "--steps", "3", "--out", target().toString()};
    return run(Stream.concat(Stream.of(few), Stream.of(args)).toArray(String[]::new));
  }

  private int run(String... args) throws Exception {
    boolean needsTarget = Stream.of("--out", "--web").noneMatch(List.of(args)::contains);
    Stream<String> where =
        needsTarget ? Stream.of("--out", target().toString(), "--headless") : Stream.of();
    return Main.run(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        Stream.concat(where, Stream.of(args)).toArray(String[]::new));
  }

  private void assertRejected(int code, String message) {
    assertEquals(2, code);
    assertTrue(errors().contains(message), errors());
    assertEquals(1, errors().lines().count(), errors());
    assertFalse(Files.exists(target()), "something was written");
  }

  private Path csv(String name, String lines) throws IOException {
    return Files.writeString(directory.resolve(name), lines.replace(';', '\n'));
  }

  private Path target() {
    return directory.resolve("target");
  }

  private List<String> written() throws IOException {
    try (Stream<Path> files = Files.list(target())) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private String output() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String errors() {
    return err.toString(StandardCharsets.UTF_8);
  }
}

package rustgrad.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.tools.JavaCompiler;
import javax.tools.ToolProvider;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rustgrad.nn.Lbfgs;
import rustgrad.nn.Loss;
import rustgrad.nn.Model;
import rustgrad.rows.RowProgram;
import rustgrad.rows.Rows;

/**
 * On executors in JVMs of their own. On Java 17 only: Hadoop, which Spark uses, fails on later
 * ones.
 */
@Timeout(400)
class SparkClusterTest {
  private static final double[] P = {0.3, -0.7};
  private static final int ROWS = 3_000;
  private static JavaSparkContext context;

  @BeforeAll
  static void start() throws IOException {
    context = new JavaSparkContext(LocalSpark.executors());
  }

  @AfterAll
  static void stop() {
    context.stop();
  }

  private static List<double[]> data() {
    return IntStream.range(0, ROWS)
        .mapToObj(k -> new double[] {StrictMath.sin(k), StrictMath.cos(3 * k)})
        .toList();
  }

  private static void check(SparkRowFunction function, JavaRDD<double[]> rdd, Path killer)
      throws IOException {
    double[] expected = new double[2];
    double[] gradient = new double[2];
    Rows all = Rows.of(data().toArray(double[][]::new));
    double sum = RowProgram.trace(2, 2, function).sumGradient(P, all, expected);
    SparkRows rows = SparkRows.of(rdd);
    Files.createFile(killer);
    SparkProgram program = SparkProgram.trace(context, 2, 2, function);
    assertEquals(sum, program.sumGradient(P, rows, gradient));
    assertArrayEquals(expected, gradient);
    assertFalse(Files.exists(killer), "an executor was killed");
    assertEquals(sum, program.sumGradient(P, rows, gradient), "and goes on");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 64})
  void aTrainingHasTheBitsOfOneMachine(int partitions) {
    Loss loss = Loss.maxMargin();
    SparkRows rows =
        SparkRows.of(
                context.parallelize(SparkTrainerTest.labelled(SparkTrainerTest.MOONS), partitions))
            .withLabels(loss, 2)
            .cached();
    Model here = SparkTrainerTest.model();
    Model there = SparkTrainerTest.model();
    SparkTrainerTest.check(rows, loss, here, there, Lbfgs::of);
  }

  private static String messageOf(SparkRowFunction function) {
    SparkProgram program = SparkProgram.trace(context, 2, 2, function);
    SparkRows rows = SparkRows.of(context.parallelize(data(), 3));
    return assertThrows(
            IllegalStateException.class, () -> program.sumGradient(P, rows, new double[2]))
        .getMessage();
  }

  @Test
  void anOpThatExecutorsLackIsNamedWithTheWayOut() {
    String message = messageOf((p, row) -> p[0].times(row[0]).apply("driverOnly"));
    assertTrue(
        message.startsWith(
            "an executor cannot trace the function: unknown op 'driverOnly'; found: abs"),
        message);
    assertTrue(message.contains("executors need the jars that the driver has"), message);
    assertFalse(message.contains("\n"), message);
  }

  @Test
  void aClassThatExecutorsLackIsNamedWithTheWayOut(@TempDir Path directory) throws Exception {
    Path source =
        Files.writeString(
            directory.resolve("Away.java"),
            """
            public class Away implements rustgrad.spark.SparkRowFunction {
              public rustgrad.api.Value apply(rustgrad.api.Value[] p, rustgrad.api.Value[] row) {
                return p[0].times(row[1]);
              }
            }
            """);
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    String classPath = System.getProperty("java.class.path");
    assertEquals(0, compiler.run(null, null, null, "-cp", classPath, source.toString()));
    try (URLClassLoader loader = new URLClassLoader(new URL[] {directory.toUri().toURL()})) {
      Object away = loader.loadClass("Away").getConstructor().newInstance();
      String message = messageOf((SparkRowFunction) away);
      assertTrue(message.contains("Away") && message.contains("--jars"), message);
      assertFalse(message.contains("\n"), message);
    }
  }

  @Test
  void anExecutorThatIsKilledHalfWayChangesNoBit(@TempDir Path directory) throws IOException {
    Path killer = directory.resolve("killer");
    String name = killer.toString();
    JavaRDD<double[]> fragile =
        context
            .parallelize(data(), 7)
            .mapPartitionsWithIndex(
                (index, partition) -> {
                  if (index == 4 && Files.deleteIfExists(Path.of(name))) {
                    Runtime.getRuntime().halt(1);
                  }
                  return partition;
                },
                true);
    check(SparkProgramTest.SMOOTH, fragile, killer);
    check(SparkProgramTest.PIECEWISE, fragile, killer);
  }
}

package rustgrad.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import rustgrad.rows.RowProgram;
import rustgrad.rows.Rows;

/**
 * Two executors in JVMs of their own, which have nothing but what Spark sends them and the classes
 * on their path. Their SPARK_HOME is made of the jars that Maven has, under target. On Java 17
 * only: Hadoop, which Spark uses, fails on later ones.
 */
@Timeout(400)
class SparkClusterTest {
  private static final double[] P = {0.3, -0.7};
  private static final int ROWS = 3_000;
  private static JavaSparkContext context;

  @BeforeAll
  static void start() throws IOException {
    List<String> folders = new ArrayList<>();
    Path jars = Files.createDirectories(Path.of(System.getenv("SPARK_HOME"), "jars"));
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      Path path = Path.of(entry).toAbsolutePath();
      if (Files.isDirectory(path)) {
        folders.add(entry);
      } else if (!Files.exists(jars.resolve(path.getFileName()))) {
        Files.createSymbolicLink(jars.resolve(path.getFileName()), path);
      }
    }
    SparkConf conf =
        new SparkConf()
            .setMaster("local-cluster[2,1,1024]")
            .setAppName("rustgrad")
            .set("spark.ui.enabled", "false")
            .set("spark.driver.bindAddress", "127.0.0.1")
            .set("spark.driver.host", "127.0.0.1")
            .set("spark.executor.extraClassPath", String.join(File.pathSeparator, folders));
    context = new JavaSparkContext(conf);
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

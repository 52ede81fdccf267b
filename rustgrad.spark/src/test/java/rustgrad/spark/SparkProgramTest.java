package rustgrad.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rustgrad.api.Value;
import rustgrad.rows.RowProgram;
import rustgrad.rows.Rows;

/** On Spark, however rows are partitioned, sums and gradients have the bits of one machine. */
@Timeout(120)
class SparkProgramTest {
  private static final double[] P = {0.3, -0.7};
  private static final int ROWS = 20_011;
  private static JavaSparkContext context;

  @BeforeAll
  static void start() {
    context = new JavaSparkContext(LocalSpark.threads());
  }

  @AfterAll
  static void stop() {
    context.stop();
  }

  static final SparkRowFunction SMOOTH =
      (p, row) -> p[0].times(row[0]).tanh().minus(row[1]).times(p[1]).pow(2);

  /** Two paths. */
  static final SparkRowFunction PIECEWISE =
      (p, row) -> {
        Value error = p[0].times(row[0]).plus(p[1]).minus(row[1]);
        return error.isGreaterThan(0) ? error.times(error) : error.negate().log1p();
      };

  private static List<double[]> data() {
    SplittableRandom random = new SplittableRandom(1);
    List<double[]> rows = new ArrayList<>();
    for (int r = 0; r < ROWS; r++) {
      rows.add(new double[] {4 * random.nextDouble() - 2, 2 * random.nextDouble() - 1});
    }
    return rows;
  }

  private static void check(SparkRowFunction function, JavaRDD<double[]> rdd) {
    RowProgram one = RowProgram.trace(2, 2, function);
    Rows all = Rows.of(data().toArray(double[][]::new));
    double[] expected = new double[2];
    double[] gradient = new double[2];
    SparkProgram program = SparkProgram.trace(context, 2, 2, function);
    SparkRows rows = SparkRows.of(rdd);
    assertEquals(ROWS, rows.count());
    assertEquals(one.sumGradient(P, all, expected), program.sumGradient(P, rows, gradient));
    assertArrayEquals(expected, gradient);
    assertEquals(one.meanGradient(P, all, expected), program.meanGradient(P, rows, gradient));
    assertArrayEquals(expected, gradient);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 64})
  void anyNumberOfPartitionsGivesTheBitsOfOneMachine(int partitions) {
    check(SMOOTH, context.parallelize(data(), partitions));
    check(PIECEWISE, context.parallelize(data(), partitions));
  }

  @Test
  void tasksThatFailAndAreRetriedChangeNoBit() {
    JavaRDD<double[]> fragile =
        context
            .parallelize(data(), 7)
            .map(
                row -> {
                  if (TaskContext.get().attemptNumber() == 0 && row[0] > 1.99) {
                    throw new IllegalStateException("lost");
                  }
                  return row;
                });
    check(SMOOTH, fragile);
    check(PIECEWISE, fragile);
  }

  @Test
  void aRowThatIsNoNumberIsNamedWithItsPartition() {
    List<double[]> data = data();
    data.set(ROWS - 1, new double[] {1, Double.NaN});
    JavaRDD<double[]> rdd = context.parallelize(data, 3);
    Exception e = assertThrows(IllegalArgumentException.class, () -> SparkRows.of(rdd));
    assertEquals(
        "row 6670 of partition 2 is [1.0, NaN]; expected 2 numbers, none of them NaN",
        e.getMessage());
  }

  @Test
  void aFunctionThatThrowsNamesTheRowAndNothingElse() {
    List<double[]> data = data();
    data.set(ROWS - 1000, new double[] {7, 5});
    SparkRows rows = SparkRows.of(context.parallelize(data, 3));
    SparkRowFunction fails =
        (p, row) -> {
          if (row[0].isGreaterThan(6)) {
            throw new UnsupportedOperationException("no number above 6");
          }
          return p[0].times(row[1]);
        };
    SparkProgram program = SparkProgram.trace(context, 2, 2, fails);
    Exception e =
        assertThrows(
            IllegalStateException.class, () -> program.meanGradient(P, rows, new double[2]));
    assertEquals("row 5671 of partition 2, [7.0, 5.0]: no number above 6", e.getMessage());
    assertNull(Objects.requireNonNull(e.getCause()).getCause());
  }

  @Test
  void anErrorOfWhatGivesTheRowsIsThatOfSpark() {
    JavaRDD<double[]> broken =
        context
            .parallelize(data(), 3)
            .map(
                row -> {
                  if (row[0] > 1.99 && TaskContext.get().attemptNumber() >= 0) {
                    throw new IllegalStateException("the disk is gone");
                  }
                  return row;
                });
    Exception e = assertThrows(Exception.class, () -> SparkRows.of(broken));
    assertTrue(e.getMessage().contains("the disk is gone"), e.getMessage());
  }

  @Test
  void sumsWithoutGradientHaveTheBitsOfOneMachine() {
    Rows all = Rows.of(data().toArray(double[][]::new));
    SparkRows rows = SparkRows.of(context.parallelize(data(), 7));
    for (SparkRowFunction function : List.of(SMOOTH, PIECEWISE)) {
      RowProgram one = RowProgram.trace(2, 2, function);
      SparkProgram program = SparkProgram.trace(context, 2, 2, function);
      assertEquals(one.sum(P, all), program.sum(P, rows));
      assertEquals(one.mean(P, all), program.mean(P, rows));
    }
  }

  @Test
  void rowsAreCutAnewWithoutAChangeOfABit() {
    JavaRDD<double[]> rdd = context.parallelize(data(), 7);
    SparkRows even = SparkRows.of(rdd).inPartitionsOf(4_096);
    assertEquals("SparkRows(20011 x 2 in 5 partitions)", even.toString());
    check(SMOOTH, even.rows());
    double[] gradient = new double[2];
    double[] expected = new double[2];
    SparkProgram program = SparkProgram.trace(context, 2, 2, PIECEWISE);
    double sum = program.sumGradient(P, SparkRows.of(rdd), expected);
    assertEquals(sum, program.sumGradient(P, even, gradient));
    assertArrayEquals(expected, gradient);
  }

  @Test
  void rowsOfAnotherLengthAreAnError() {
    SparkRows rows = SparkRows.of(context.parallelize(data(), 3));
    SparkProgram program = SparkProgram.trace(context, 2, 3, SMOOTH);
    assertThrows(IllegalArgumentException.class, () -> program.sum(P, rows));
  }

  @Test
  void programsAndRowsPrintThemselves() {
    assertEquals(
        "SparkRows(20011 x 2 in 3 partitions)",
        SparkRows.of(context.parallelize(data(), 3)).toString());
    assertTrue(
        SparkProgram.trace(context, 2, 2, SMOOTH)
            .toString()
            .startsWith("SparkProgram(2 parameters, 2 columns"));
  }
}

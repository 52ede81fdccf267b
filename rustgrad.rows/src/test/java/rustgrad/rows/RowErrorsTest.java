package rustgrad.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;
import rustgrad.core.Parameters;

@Timeout(60)
class RowErrorsTest {
  private static final RowProgram LINE =
      RowProgram.trace(2, 2, (p, row) -> p[0].plus(p[1].times(row[0])).minus(row[1]));
  private static final Rows POINTS = Rows.rowMajor(new double[] {1, 2, 3, 4}, 2);
  private static final double[] P = {0.5, 2};

  private static void assertMessage(
      Class<? extends RuntimeException> type, String message, Executable call) {
    assertEquals(message, assertThrows(type, call).getMessage());
  }

  private static void assertIllegal(String message, Executable call) {
    assertMessage(IllegalArgumentException.class, message, call);
  }

  @Test
  void rowsOfBadShapeAreRefused() {
    assertIllegal(
        "5 numbers do not fill whole rows of 2 columns", () -> Rows.rowMajor(new double[5], 2));
    assertIllegal(
        "5 numbers do not fill whole rows of 2 columns", () -> Rows.columnMajor(new double[5], 2));
    assertIllegal("rows of 0 columns; give 1 or more", () -> Rows.rowMajor(new double[0], 0));
    assertIllegal(
        "row 1 has 3 numbers, but row 0 has 2; all rows must have equally many",
        () -> Rows.of(new double[][] {{1, 2}, {3, 4, 5}}));
    assertIllegal(
        "no rows, so it is not known how long they are; give Rows.rowMajor(new double[0], columns)",
        () -> Rows.of(new double[0][]));
    assertIllegal(
        "selected row 2 does not exist; there are the rows 0 to 1", () -> POINTS.select(0, 2));
    assertMessage(
        UnsupportedOperationException.class,
        "rows of a stream cannot be selected; select them where they are read",
        () -> Rows.stream(1, () -> into -> 0).select(0));
  }

  @Test
  void aNumberThatIsNoNumberIsNamed() {
    double[] data = {1, 2, 3, Double.NaN, 5, 6};
    assertIllegal("row 1, column 1 is NaN; leave such rows out", () -> Rows.rowMajor(data, 2));
    assertIllegal("row 0, column 1 is NaN; leave such rows out", () -> Rows.columnMajor(data, 2));
    Rows stream = Rows.stream(2, () -> new OneRead(data)::read);
    double[] gradient = {7, 7};
    assertIllegal(
        "row 1, column 1 of the stream is NaN; leave such rows out",
        () -> LINE.sumGradient(P, stream, gradient));
    assertArrayEquals(new double[] {7, 7}, gradient);
  }

  @Test
  void aStreamThatWasReadToItsEndMustBeOpenedAnew() {
    String message =
        "the stream of rows gave rows before, and now gives none; its source must open a new reader each time, which starts at the first row";
    RowReader reader = new OneRead(new double[] {1, 2, 3, 4})::read;
    Rows same = Rows.stream(2, () -> reader);
    Rows wrapped = Rows.stream(2, () -> into -> reader.read(into));
    assertEquals(LINE.sum(P, POINTS), LINE.sum(P, same));
    double[] gradient = {7, 7};
    assertMessage(IllegalStateException.class, message, () -> LINE.sumGradient(P, same, gradient));
    assertMessage(
        IllegalStateException.class, message, () -> LINE.parallel().sumGradient(P, same, gradient));
    assertArrayEquals(new double[] {7, 7}, gradient);
    assertEquals(0.0, LINE.sum(P, wrapped));
    assertEquals(0.0, LINE.sum(P, wrapped), "no rows before, no error");
    assertEquals(
        "the reader that the source of a stream opens",
        assertThrows(NullPointerException.class, () -> LINE.sum(P, Rows.stream(2, () -> null)))
            .getMessage());
  }

  private static final class OneRead {
    private double[] data;

    OneRead(double[] data) {
      this.data = data;
    }

    int read(double[] into) {
      System.arraycopy(data, 0, into, 0, data.length);
      int rows = data.length / 2;
      data = new double[0];
      return rows;
    }
  }

  @Test
  void argumentsOfBadShapeAreRefused() {
    assertIllegal("1 number for a program of 2 parameters", () -> LINE.sum(new double[1], POINTS));
    assertIllegal(
        "rows of 1 column for a program of 2", () -> LINE.sum(P, Rows.rowMajor(new double[4], 1)));
    assertIllegal(
        "the gradient of 2 parameters into an array of 3; give one of 2",
        () -> LINE.meanGradient(P, POINTS, new double[3]));
    assertIllegal(
        "the parameters and the results are the same array; give two",
        () -> LINE.sumGradient(P, POINTS, P));
    assertIllegal(
        "1 number for each of 2 rows into an array of 3; give one of 2",
        () -> LINE.eachRow().evaluate(P, POINTS, new double[3]));
    assertIllegal(
        "2 numbers for each of 2 rows into an array of 2; give one of 4",
        () -> LINE.eachRow().gradients(P, POINTS, new double[2]));
    assertIllegal(
        "results for each row of a stream, whose length is not known; read it in parts",
        () -> LINE.eachRow().evaluate(P, Rows.stream(2, () -> into -> 0), new double[3]));
    assertIllegal(
        "there is no mean of no rows; give one or more",
        () -> LINE.mean(P, Rows.rowMajor(new double[0], 2)));
    assertIllegal(
        "a function of -1 parameters; give 0 or more",
        () -> RowProgram.trace(-1, 2, (p, row) -> row[0]));
    assertIllegal(
        "rows of 0 columns; give 1 or more", () -> RowProgram.trace(1, 0, (p, row) -> p[0]));
    assertIllegal("threads(0); give 1 or more", () -> LINE.parallel(Runnable::run, 0));
  }

  @Test
  void aMeanOfNoRowsLeavesTheGradientAsItWas() {
    double[] gradient = {7, 7};
    assertIllegal(
        "there is no mean of no rows; give one or more",
        () -> LINE.meanGradient(P, Rows.rowMajor(new double[0], 2), gradient));
    assertArrayEquals(new double[] {7, 7}, gradient);
  }

  @Test
  void anErrorLeavesTheGradientAsItWas() {
    double[] gradient = {7, 7};
    assertIllegal(
        "there is no mean of no rows; give one or more",
        () -> LINE.meanGradient(P, Rows.stream(2, () -> into -> 0), gradient));
    RowProgram penalised =
        RowProgram.builder()
            .withPenalty(p -> Value.of(new Fragile(P[0]), p[0]))
            .trace(2, 2, (p, row) -> p[0].times(row[0]));
    assertThrows(ArithmeticException.class, () -> penalised.sumGradient(P, POINTS, gradient));
    assertArrayEquals(new double[] {7, 7}, gradient);
    assertThrows(NullPointerException.class, () -> LINE.sumGradient(P, POINTS, null));
    assertThrows(NullPointerException.class, () -> LINE.parallel(null, 2));
  }

  @Test
  void anInputThatThereIsNotIsToldWithTheirNumber() {
    assertIllegal(
        "the traced function uses an array index that does not exist: Index 2 out of bounds for length 2;"
            + " it was traced with 3 inputs, parameters included; trace it with as many as it uses",
        () -> RowProgram.trace(1, 2, (p, row) -> p[0].times(row[2])));
  }

  @Test
  void theFunctionMayPutOtherValuesIntoItsArrays() {
    RowProgram program =
        RowProgram.trace(
            2,
            2,
            (p, row) -> {
              row[0] = Value.constant(3);
              p[1] = p[1].times(2);
              Value[] copy = Arrays.copyOf(row, 3);
              copy[2] = Value.of(5);
              return Value.sum(copy).times(p[0]).plus(p[1]);
            });
    double[] gradient = new double[2];
    assertEquals(10 * 0.5 + 4 + 12 * 0.5 + 4, program.sumGradient(P, POINTS, gradient));
    assertArrayEquals(new double[] {22, 4}, gradient);
    RowProgram bound =
        RowProgram.trace(
            Parameters.of(1),
            1,
            row -> {
              row[0] = Value.constant(3);
              return row[0];
            });
    assertEquals(3.0, bound.sum(new double[] {1}, Rows.rowMajor(new double[1], 1)));
  }

  @Test
  void aReaderThatMiscountsIsRefused() {
    assertMessage(
        IllegalStateException.class,
        "the stream of rows says that it has filled 1025 rows; expected 0 to 1024",
        () -> LINE.sum(P, Rows.stream(2, () -> into -> 1_025)));
  }

  @Test
  void anOpThatThrowsInOneBlockEndsTheCallAndNothingIsLeftRunning() throws Exception {
    double[] data = new double[20_000];
    Arrays.setAll(data, i -> i);
    UnaryOp fragile = new Fragile(15_555);
    RowProgram program = RowProgram.trace(1, 1, (p, row) -> row[0].apply(fragile).times(p[0]));
    ExecutorService executor = Executors.newFixedThreadPool(3);
    for (int threads : new int[] {1, 2, 4}) {
      double[] gradient = {7};
      RowProgram parallel = program.parallel(executor, threads);
      assertMessage(
          ArithmeticException.class,
          "never 15555.0",
          () -> parallel.sumGradient(new double[] {2}, Rows.rowMajor(data, 1), gradient));
      assertEquals(7, gradient[0]);
    }
    executor.shutdown();
    assertTrue(executor.awaitTermination(10, TimeUnit.SECONDS));
    double[] gradient = new double[1];
    program.sumGradient(new double[] {2}, Rows.rowMajor(Arrays.copyOf(data, 15_000), 1), gradient);
    assertEquals(15_000.0 * 14_999 / 2, gradient[0]);
  }

  @Test
  void whatHasNotBeenCalledCannotBePrepared() {
    RowProgram program = RowProgram.trace(1, 1, (p, row) -> p[0].times(row[0]));
    assertMessage(
        IllegalStateException.class,
        "nothing has been called yet that could be prepared; first call what is to be fast, such as the gradient, on rows like those to come",
        program::prepare);
    double[] p = {3};
    double sum = program.sum(p, Rows.of(new double[][] {{1}, {2}}));
    program.prepare();
    assertEquals(sum, program.sum(p, Rows.of(new double[][] {{1}, {2}})));
  }

  @Test
  void anExecutorThatIsShutDownIsOneClearError() {
    ExecutorService executor = Executors.newFixedThreadPool(2);
    executor.shutdown();
    double[] gradient = {7, 7};
    RuntimeException e =
        assertThrows(
            IllegalStateException.class,
            () -> LINE.parallel(executor, 3).sumGradient(P, POINTS, gradient));
    assertTrue(e.getMessage().startsWith("the executor "), e.getMessage());
    assertArrayEquals(new double[] {7, 7}, gradient);
  }

  @Test
  void anExecutorThatNeverComesToTheWorkIsNotWaitedFor() {
    assertEquals(LINE.sum(P, POINTS), LINE.parallel(task -> {}, 3).sum(P, POINTS));
  }

  @Test
  void anExecutorThatRunsTheWorkAtOnceWillDo() {
    assertEquals(LINE.sum(P, POINTS), LINE.parallel(Runnable::run, 3).sum(P, POINTS));
  }
}

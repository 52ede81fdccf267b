package rustgrad.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rustgrad.api.Value;
import rustgrad.core.Parameters;
import rustgrad.program.Program;
import rustgrad.program.contract.RandomPoints;

/** A sum over rows is added up in the documented order, however the rows come and are computed. */
class RowSumsTest {
  private static final int COLUMNS = 3;

  /** p0 is shared with a number that does not vary; p1 has contributions of both kinds. */
  private static Value model(Value[] p, Value[] row) {
    Value scale = p[0].times(p[1]).exp();
    Value h = Value.dot(p[2], new Value[] {p[3], p[4]}, new Value[] {row[0], row[1]}).tanh();
    return scale.times(h).minus(row[2]).times(p[1]).pow(2).plus(p[0]);
  }

  private static final double[] P = {0.3, -0.7, 0.1, 1.3, -0.4};
  private final RowProgram program = RowProgram.trace(P.length, COLUMNS, RowSumsTest::model);

  private static double[] data(int rows) {
    SplittableRandom random = new SplittableRandom(rows);
    double[] data = new double[rows * COLUMNS];
    Arrays.setAll(data, i -> RandomPoints.ofMixedExponent(random) * 0x1p-10);
    return data;
  }

  private double[] gradient(RowProgram program, Rows rows) {
    double[] result = new double[P.length + 1];
    double[] gradient = new double[P.length];
    result[P.length] = program.sumGradient(P, rows, gradient);
    System.arraycopy(gradient, 0, result, 0, P.length);
    assertEquals(result[P.length], program.sum(P, rows));
    return result;
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 7, 8, 9, 127, 128, 129, 255, 256, 257, 1_000, 1_024, 1_025, 5_000})
  void valuesAreThoseOfAProgramAndTheirSumIsTheDocumentedOne(int count) {
    double[] data = data(count);
    Rows rows = Rows.rowMajor(data, COLUMNS);
    double[] values = new double[count];
    program.eachRow().evaluate(P, rows, values);
    Program single =
        Program.trace(
            P.length + COLUMNS,
            x -> model(Arrays.copyOf(x, P.length), Arrays.copyOfRange(x, P.length, x.length)));
    for (int r = 0; r < count; r++) {
      double[] x = Arrays.copyOf(P, P.length + COLUMNS);
      System.arraycopy(data, r * COLUMNS, x, P.length, COLUMNS);
      assertEquals(single.value(x), values[r]);
    }
    assertEquals(RowReference.sum(values), program.sum(P, rows));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, 127, 128, 129, 1_000, 10_000})
  void layoutsStreamsSelectionsAndThreadsGiveTheSameBits(int count) {
    double[] data = data(count);
    double[] expected = gradient(program, Rows.rowMajor(data, COLUMNS));
    assertArrayEquals(expected, gradient(program, Rows.columnMajor(transposed(data), COLUMNS)));
    int[] all = new int[count];
    Arrays.setAll(all, i -> i);
    assertArrayEquals(expected, gradient(program, Rows.rowMajor(data, COLUMNS).select(all)));
    if (count > 0) {
      double[][] rows = new double[count][];
      Arrays.setAll(rows, r -> Arrays.copyOfRange(data, r * COLUMNS, (r + 1) * COLUMNS));
      assertArrayEquals(expected, gradient(program, Rows.of(rows)));
    }
    for (int most : new int[] {1, 5, 128, 777, 1_024}) {
      assertArrayEquals(expected, gradient(program, stream(data, most)));
    }
    ExecutorService executor = Executors.newFixedThreadPool(6);
    try {
      for (int threads : new int[] {2, 3, 7}) {
        RowProgram parallel = program.parallel(executor, threads);
        assertArrayEquals(expected, gradient(parallel, Rows.rowMajor(data, COLUMNS)));
        assertArrayEquals(expected, gradient(parallel, stream(data, 300)));
        double[] values = new double[count];
        parallel.eachRow().evaluate(P, Rows.rowMajor(data, COLUMNS), values);
        assertEquals(expected[P.length], RowReference.sum(values));
      }
    } finally {
      executor.shutdown();
    }
    assertArrayEquals(expected, gradient(program.parallel(), Rows.rowMajor(data, COLUMNS)));
  }

  private static double[] transposed(double[] data) {
    int rows = data.length / COLUMNS;
    double[] columns = new double[data.length];
    Arrays.setAll(columns, i -> data[i % Math.max(rows, 1) * COLUMNS + i / Math.max(rows, 1)]);
    return columns;
  }

  /** A stream that gives at most so many rows at a time, and now and then fewer. */
  private static Rows stream(double[] data, int most) {
    return Rows.stream(
        COLUMNS,
        () ->
            new RowReader() {
              private int next;
              private int reads;

              @Override
              public int read(double[] into) {
                int left = data.length / COLUMNS - next;
                int rows = Math.min(left, ++reads % 3 == 0 ? 1 : most);
                System.arraycopy(data, next * COLUMNS, into, 0, rows * COLUMNS);
                next += rows;
                return rows;
              }
            });
  }

  @Test
  void theMeanIsTheSumDividedByTheNumberOfRowsAndThePenaltyIsAddedOnce() {
    Rows rows = Rows.rowMajor(data(300), COLUMNS);
    RowProgram penalised =
        RowProgram.builder()
            .withPenalty(p -> p[0].times(p[0]).times(0.5))
            .trace(P.length, COLUMNS, RowSumsTest::model);
    double[] expected = new double[P.length];
    double sum = program.sumGradient(P, rows, expected);
    double[] actual = new double[P.length];
    assertEquals(sum / 300 + 0.5 * (0.3 * 0.3), penalised.meanGradient(P, rows, actual), 1e-15);
    for (int i = 0; i < P.length; i++) {
      assertEquals(expected[i] / 300 + (i == 0 ? 0.3 : 0), actual[i]);
    }
    assertEquals(sum / 300, program.mean(P, rows));
    assertEquals(sum + 0.5 * (0.3 * 0.3), penalised.sum(P, rows), 1e-15);
  }

  @Test
  void aFunctionThatDoesNotDependOnTheRowCountsOnceForEachRow() {
    RowProgram constant = RowProgram.trace(1, 1, (p, row) -> p[0].times(2));
    double[] gradient = new double[1];
    assertEquals(
        600, constant.sumGradient(new double[] {3}, Rows.rowMajor(new double[100], 1), gradient));
    assertEquals(200, gradient[0]);
  }

  @Test
  void aParameterThatIsNotUsedHasAGradientOfZero() {
    RowProgram program = RowProgram.trace(2, 1, (p, row) -> p[1].times(row[0]));
    double[] gradient = {7, 7};
    program.sumGradient(new double[] {1, 2}, Rows.rowMajor(new double[] {3, 4}, 1), gradient);
    assertArrayEquals(new double[] {0, 7}, gradient);
  }

  @Test
  void paddingOfABlockAddsNothingEvenWhereItWouldBeInfinite() {
    RowProgram program = RowProgram.trace(1, 1, (p, row) -> p[0].times(row[0]));
    double[] gradient = new double[1];
    Rows rows = Rows.rowMajor(new double[] {1, Double.POSITIVE_INFINITY}, 1);
    assertEquals(Double.POSITIVE_INFINITY, program.sumGradient(new double[] {2}, rows, gradient));
    assertEquals(Double.POSITIVE_INFINITY, gradient[0]);
  }

  @Test
  void aParameterThatIsReturnedAsItIsHasAGradient() {
    Parameters p = Parameters.of(5, 7);
    RowProgram program = RowProgram.trace(p, 1, row -> p.get(1));
    assertEquals(14.0, program.sumGradient(p, Rows.rowMajor(new double[2], 1)));
    assertArrayEquals(new double[] {0, 2}, p.grads());
    assertThrows(
        IllegalStateException.class,
        () -> RowProgram.trace(p, 1, row -> row[0].times(p.get(0).item())));
  }
}

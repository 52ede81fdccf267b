package rustgrad.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import rustgrad.api.Comparison;
import rustgrad.api.Value;
import rustgrad.core.Parameters;

/** What one would write by hand, and what must not go wrong. */
class FunctionOfSumsTest {
  private static final double[] NONE = {};

  private static final VectorRowProgram POWERS =
      VectorRowProgram.trace(
          0, 1, 3, (p, row) -> new Value[] {Value.of(1), row[0], row[0].times(row[0])});

  private static FunctionOfSums logSumExp() {
    return VectorRowProgram.trace(1, 1, 1, (p, row) -> new Value[] {row[0].minus(p[0]).exp()})
        .ofSums((p, sums) -> sums[0].log().plus(p[0]));
  }

  private static double[] random(int count) {
    return new SplittableRandom(count).doubles(count, -3, 3).toArray();
  }

  @Test
  void aVarianceAndItsGradient() {
    FunctionOfSums variance =
        POWERS.ofSums(
            s -> {
              Value mean = s[1].div(s[0]);
              return s[2].div(s[0]).minus(mean.times(mean));
            });
    double[] gradients = new double[5];
    Rows rows = Rows.rowMajor(new double[] {1, 2, 3, 4, 5}, 1);
    assertEquals(2, variance.rowGradients(NONE, rows, gradients), 1e-14);
    for (int i = 0; i < 5; i++) { // 2 (x - mean) / n
      assertEquals(2 * (i - 2) / 5.0, gradients[i], 1e-14);
    }
    assertEquals(2, variance.value(NONE, rows), 1e-14);
    assertEquals("function of 3 sums over rows of 0 parameters, 1 column", variance.toString());
  }

  @Test
  void theGradientOfALogSumExpIsTheSoftmax() {
    double[] x = random(5_000);
    double greatest = Arrays.stream(x).max().orElseThrow();
    double[] p = {greatest};
    double[] gradients = new double[x.length];
    double[] byGreatest = new double[1];
    double value = logSumExp().rowGradients(p, Rows.rowMajor(x, 1), gradients);
    assertEquals(value, logSumExp().gradient(p, Rows.rowMajor(x, 1), byGreatest));
    assertEquals(0, byGreatest[0], 1e-13); // it only keeps exp from overflowing
    double sum = 0;
    for (double number : x) {
      sum += Math.exp(number - greatest);
    }
    assertEquals(greatest + Math.log(sum), value, 1e-13);
    for (int i = 0; i < x.length; i++) {
      assertEquals(Math.exp(x[i] - greatest) / sum, gradients[i], 1e-16);
    }
  }

  @Test
  void aWeightedMeanByTheParametersOfItsWeights() {
    FunctionOfSums mean =
        VectorRowProgram.trace(
                1,
                2,
                2,
                (p, row) -> {
                  Value weight = p[0].times(row[0]).exp();
                  return new Value[] {weight, weight.times(row[1])};
                })
            .ofSums(s -> s[1].div(s[0]));
    double[][] rows = new double[300][];
    Arrays.setAll(rows, r -> new double[] {Math.sin(r), Math.cos(2 * r)});
    double[] gradient = new double[1];
    double h = 1e-5;
    mean.gradient(new double[] {0.7}, Rows.of(rows), gradient);
    double above = mean.value(new double[] {0.7 + h}, Rows.of(rows));
    double below = mean.value(new double[] {0.7 - h}, Rows.of(rows));
    assertEquals((above - below) / (2 * h), gradient[0], 1e-9);
  }

  @Test
  void sumsAndMeans() {
    double[] into = new double[3];
    assertEquals(4, POWERS.sums(NONE, Rows.rowMajor(new double[] {1, 2, 3, 4}, 1), into));
    assertArrayEquals(new double[] {4, 10, 30}, into);
    assertEquals(4, POWERS.means(NONE, Rows.rowMajor(new double[] {1, 2, 3, 4}, 1), into));
    assertArrayEquals(new double[] {1, 2.5, 7.5}, into);
    assertEquals(0, POWERS.sums(NONE, Rows.rowMajor(new double[0], 1), into));
    assertArrayEquals(new double[3], into);
  }

  @Test
  void overNoRowsTheOuterFunctionIsThatOfZeros() {
    Rows none = Rows.rowMajor(new double[0], 1);
    double[] gradient = {5};
    assertEquals(Double.NEGATIVE_INFINITY, logSumExp().gradient(new double[] {2}, none, gradient));
    assertEquals(1, gradient[0]); // of the outer function alone
    assertEquals(
        Double.NEGATIVE_INFINITY, logSumExp().rowGradients(new double[] {2}, none, new double[0]));
  }

  /** The square root has an infinite derivative at 0, which must not be multiplied by 0. */
  @Test
  void aSumThatTheValueDoesNotDependOnPassesNothingBack() {
    VectorRowProgram program =
        VectorRowProgram.trace(
            1, 1, 2, (p, row) -> new Value[] {row[0].times(p[0]), row[0].times(p[0]).sqrt()});
    double[] p = {2};
    double[] gradients = new double[2];
    double[] gradient = new double[1];
    Rows rows = Rows.rowMajor(new double[] {0, 4}, 1);
    FunctionOfSums first = program.ofSums(s -> s[0]);
    FunctionOfSums taken =
        program.ofSums(s -> Value.where(s[0], Comparison.LESS, Value.of(100), s[0], s[1]));
    FunctionOfSums compared = program.ofSums(s -> s[0].isLessThan(100) ? s[0] : s[1]);
    for (FunctionOfSums function : new FunctionOfSums[] {first, taken, compared}) {
      assertEquals(8, function.rowGradients(p, rows, gradients));
      assertArrayEquals(new double[] {2, 2}, gradients);
      assertEquals(8, function.gradient(p, rows, gradient));
      assertArrayEquals(new double[] {4}, gradient);
    }
    Rows many = Rows.rowMajor(new double[] {0, 4, 128}, 1);
    gradients = new double[3];
    for (FunctionOfSums function : new FunctionOfSums[] {taken, compared}) {
      function.rowGradients(p, many, gradients);
      assertEquals(Double.POSITIVE_INFINITY, gradients[0]);
      assertEquals(0.0625, gradients[2]);
    }
    FunctionOfSums ofParameter = program.ofSums((q, s) -> q[0].times(3));
    gradients[1] = 9;
    assertEquals(6, ofParameter.rowGradients(p, many, gradients));
    assertArrayEquals(new double[3], gradients);
    ofParameter.gradient(p, many, gradient);
    assertArrayEquals(new double[] {3}, gradient);
  }

  @Test
  void parametersStandInTheOuterFunctionToo() {
    Parameters parameters = Parameters.of(0.5, 2);
    FunctionOfSums function =
        VectorRowProgram.trace(
                parameters, 1, 1, row -> new Value[] {row[0].times(parameters.get(0)).exp()})
            .ofSums(s -> s[0].times(parameters.get(1)));
    Rows rows = Rows.rowMajor(new double[] {0, 2}, 1);
    assertEquals(2 * (1 + Math.E), function.gradient(parameters, rows), 1e-14);
    assertEquals(2 * 2 * Math.E, parameters.grads()[0], 1e-14);
    assertEquals(1 + Math.E, parameters.grads()[1], 1e-14);
  }

  @Test
  void gradientsOfAStreamAreWrittenInTurn() {
    double[] x = random(20_000);
    double[] expected = new double[x.length];
    FunctionOfSums function = logSumExp();
    double[] p = {3};
    double value = function.rowGradients(p, Rows.rowMajor(x, 1), expected);
    double[] actual = new double[x.length];
    int[] rows = {0};
    Rows stream = Rows.stream(1, () -> reader(x));
    RowWriter writer =
        (results, count) -> {
          System.arraycopy(results, 0, actual, rows[0], count);
          rows[0] += count;
        };
    assertEquals(value, function.rowGradients(p, stream, writer));
    assertArrayEquals(expected, actual);
    rows[0] = 0;
    function.rowGradients(p, Rows.rowMajor(x, 1), writer);
    assertArrayEquals(expected, actual);
    assertEquals(value, function.value(p, stream));
  }

  private static RowReader reader(double[] x) {
    return new RowReader() {
      private int next;

      @Override
      public int read(double[] into) {
        int count = Math.min(777, x.length - next);
        System.arraycopy(x, next, into, 0, count);
        next += count;
        return count;
      }
    };
  }

  @Test
  void gradientsOfSelectedRowsStandInTheOrderOfTheSelection() {
    double[] x = random(1_500);
    double[] reversed = new double[x.length];
    Arrays.setAll(reversed, i -> x[x.length - 1 - i]);
    int[] selected = new int[x.length];
    Arrays.setAll(selected, i -> x.length - 1 - i);
    double[] expected = new double[x.length];
    double[] actual = new double[x.length];
    double[] p = {3};
    logSumExp().rowGradients(p, Rows.rowMajor(reversed, 1), expected);
    logSumExp().rowGradients(p, Rows.rowMajor(x, 1).select(selected), actual);
    assertArrayEquals(expected, actual);
  }

  /** What a call allocates does not grow with the rows. */
  @Test
  void onceWarmRowsCostNoMemory() {
    double[] x = random(100_000);
    double[] gradients = new double[x.length];
    double[] gradient = new double[1];
    double[] p = {3};
    Rows rows = Rows.rowMajor(x, 1);
    Rows few = Rows.rowMajor(random(2_000), 1);
    FunctionOfSums function = logSumExp();
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long perCall = Long.MAX_VALUE;
    for (long start = System.nanoTime(); perCall > 6_000 && System.nanoTime() - start < 60e9; ) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int call = 0; call < 20; call++) {
        function.rowGradients(p, rows, gradients);
        function.gradient(p, rows, gradient);
        function.gradient(p, few, gradient);
      }
      perCall = (threads.getCurrentThreadAllocatedBytes() - before) / 60;
    }
    assertTrue(perCall <= 6_000, perCall + " bytes for each call");
  }

  @Test
  void badInputIsRefusedAndChangesNothing() {
    FunctionOfSums function = logSumExp();
    double[] p = {1};
    double[] x = {1, 2};
    Rows rows = Rows.rowMajor(x, 1);
    double[] gradients = {7, 8};
    refuses("2 numbers for a program of 1 parameter", () -> function.value(x, rows));
    refuses("rows of 2 columns", () -> function.value(p, Rows.rowMajor(x, 2)));
    refuses("into an array of 2; give one of 1", () -> function.gradient(p, rows, gradients));
    refuses("same array", () -> function.gradient(p, rows, p));
    refuses(
        "of Rows(2 x 1) into an array of 3", () -> function.rowGradients(p, rows, new double[3]));
    refuses("same array", () -> function.rowGradients(p, rows, x));
    refuses(
        "give a RowWriter", () -> function.rowGradients(p, Rows.stream(1, () -> null), gradients));
    refuses("returned null", () -> POWERS.ofSums(s -> null));
    refuses("give one of 3", () -> POWERS.sums(NONE, rows, gradients));
    refuses("no mean of no rows", () -> POWERS.means(NONE, rows.select(), new double[3]));
    assertThrows(IllegalStateException.class, () -> POWERS.ofSums(s -> Value.of(s[0].item())));
    assertArrayEquals(new double[] {7, 8}, gradients);
    assertArrayEquals(new double[] {1, 2}, x);
  }

  private static void refuses(String message, Executable call) {
    String actual = assertThrows(IllegalArgumentException.class, call).getMessage();
    assertTrue(actual.contains(message), actual);
  }
}

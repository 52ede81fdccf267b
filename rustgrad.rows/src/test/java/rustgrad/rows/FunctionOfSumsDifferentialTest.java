package rustgrad.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import rustgrad.api.Value;
import rustgrad.program.Program;
import rustgrad.program.VectorProgram;
import rustgrad.program.contract.FreshEager;
import rustgrad.program.contract.RandomPoints;
import rustgrad.program.contract.RandomProgram;

/**
 * The gradient of a function of sums is that of a program of the sums, passed back through a
 * program of each row, in every bit; one NaN is like another.
 */
class FunctionOfSumsDifferentialTest {
  private static final int PROGRAMS = 100 * Integer.getInteger("rustgrad.samples", 1);
  private static final int OUTPUTS = 3;

  /** Of the parameters and the sums; each depends on all sums. */
  private static final List<RowFunction> OUTER =
      List.of(
          (p, s) -> s[0].times(s[1]).minus(s[2].div(s[0])),
          (p, s) -> s[2].plus(s[0].minus(s[1]).tanh().times(p.length > 0 ? p[0] : s[1])),
          (p, s) -> s[0].isGreaterThan(s[1]) ? s[2].times(s[0]).plus(s[1]) : Value.sum(s).exp(),
          (p, s) -> Value.dot(s, new Value[] {s[1], s[2], s[0]}));

  private int telling;

  /** Outputs that share what a random function computes. */
  private static VectorRowFunction outputs(RandomProgram function) {
    return (p, row) -> {
      Value y = RowDifferentialTest.joined(function).apply(p, row);
      return new Value[] {y, y.times(row[0]).tanh(), row[row.length - 1].minus(y)};
    };
  }

  private static Value[] apply(VectorRowFunction function, int parameters, Value[] x) {
    return function.apply(
        Arrays.copyOf(x, parameters), Arrays.copyOfRange(x, parameters, x.length));
  }

  @Test
  void everyBitIsThatOfProgramsOfOneRow() {
    for (int seed = 0; seed < PROGRAMS; seed++) {
      check(seed);
    }
    assertTrue(telling > PROGRAMS, "only " + telling + " derivatives are finite and not 0");
  }

  private void check(int seed) {
    RandomProgram random = seed % 5 == 0 ? RandomProgram.withCalls(seed) : new RandomProgram(seed);
    SplittableRandom numbers = new SplittableRandom(seed);
    int parameters = numbers.nextInt(random.inputs());
    int columns = random.inputs() - parameters;
    VectorRowFunction function = outputs(random);
    RowFunction outer = OUTER.get(seed % OUTER.size());
    int count = seed % 3 == 0 ? 1 + seed % 19 : 130 + seed % 11;
    double[] p = RandomPoints.all(numbers, parameters)[0];
    double[] data = new double[count * columns];
    Arrays.setAll(data, i -> RandomPoints.ofMixedExponent(numbers) * 0x1p-10);
    Rows rows = Rows.rowMajor(data, columns);
    VectorRowProgram program =
        Machines.ALL
            .get(seed / 4 % Machines.ALL.size())
            .traceVector(parameters, columns, OUTPUTS, function);
    FunctionOfSums ofSums = program.ofSums((q, s) -> outer.apply(q, s));

    double[] sums = new double[OUTPUTS];
    program.sums(p, rows, sums);
    assertArrayEquals(sums(function, p, rows), sums, random::toString);

    double[] point = Arrays.copyOf(p, parameters + OUTPUTS);
    System.arraycopy(sums, 0, point, parameters, OUTPUTS);
    double[] outerGradient = new double[point.length];
    double value =
        Program.trace(
                point.length,
                x ->
                    outer.apply(
                        Arrays.copyOf(x, parameters), Arrays.copyOfRange(x, parameters, x.length)))
            .gradient(point, outerGradient);
    double[] weights = Arrays.copyOfRange(outerGradient, parameters, point.length);

    double[] byParameters = byParameters(function, p, rows, weights);
    double[] byRow = byRow(function, p, data, columns, weights);
    for (int i = 0; i < parameters; i++) {
      byParameters[i] += outerGradient[i];
    }
    double[] gradient = new double[parameters];
    double[] gradients = new double[data.length];
    assertEquals(value, ofSums.value(p, rows), random::toString);
    assertEquals(value, ofSums.gradient(p, rows, gradient), random::toString);
    assertEquals(value, ofSums.rowGradients(p, rows, gradients), random::toString);
    assertArrayEquals(byParameters, gradient, random::toString);
    assertArrayEquals(byRow, gradients, random::toString);
    for (double g : gradients) {
      telling += Double.isFinite(g) && g != 0 ? 1 : 0;
    }
  }

  /** Each output by itself. */
  private static double[] sums(VectorRowFunction function, double[] p, Rows rows) {
    double[] sums = new double[OUTPUTS];
    for (int k = 0; k < OUTPUTS; k++) {
      int output = k;
      sums[k] =
          RowProgram.trace(p.length, rows.columns(), (q, row) -> function.apply(q, row)[output])
              .sum(p, rows);
    }
    return sums;
  }

  /** The weights are parameters, too. */
  private static double[] byParameters(
      VectorRowFunction function, double[] p, Rows rows, double[] weights) {
    double[] both = Arrays.copyOf(p, p.length + OUTPUTS);
    System.arraycopy(weights, 0, both, p.length, OUTPUTS);
    double[] gradient = new double[both.length];
    RowProgram.trace(
            both.length,
            rows.columns(),
            (q, row) ->
                Value.dot(
                    function.apply(Arrays.copyOf(q, p.length), row),
                    Arrays.copyOfRange(q, p.length, q.length)))
        .sumGradient(both, rows, gradient);
    return Arrays.copyOf(gradient, p.length);
  }

  private static double[] byRow(
      VectorRowFunction function, double[] p, double[] data, int columns, double[] weights) {
    VectorProgram one =
        VectorProgram.trace(p.length + columns, OUTPUTS, x -> apply(function, p.length, x));
    double[] gradients = new double[data.length];
    double[] x = Arrays.copyOf(p, p.length + columns);
    double[] gradient = new double[x.length];
    for (int from = 0; from < data.length; from += columns) {
      System.arraycopy(data, from, x, p.length, columns);
      one.vectorJacobianProduct(x, weights, gradient);
      System.arraycopy(gradient, p.length, gradients, from, columns);
    }
    return gradients;
  }

  /** Rows on several paths, and one path whose ops are kept. */
  private static final List<VectorRowFunction> FUNCTIONS =
      List.of(
          (p, row) -> {
            Value e = row[0].times(p[0]).exp();
            return new Value[] {e, e.times(row[1]), row[0].times(row[1])};
          },
          (p, row) ->
              row[0].isGreaterThan(p[1])
                  ? new Value[] {row[1].exp(), p[0], row[0].times(p[1])}
                  : new Value[] {row[1].times(p[0]), row[0], p[1].sin().times(row[1])});

  @Test
  void threadsStreamsLayoutsAndMachinesChangeNoBit() {
    ExecutorService executor = Executors.newFixedThreadPool(6);
    double[] p = {0.3, -0.2};
    try {
      for (VectorRowFunction function : FUNCTIONS) {
        for (int count : new int[] {0, 1, 129, 1_025, 5_003}) {
          double[] data = new SplittableRandom(count).doubles(2L * count, -2, 2).toArray();
          double[] expected = null;
          for (int k = 0; k < Machines.ALL.size(); k++) {
            VectorRowProgram program = Machines.ALL.get(k).traceVector(2, 2, 3, function);
            for (int threads : new int[] {1, k == 0 ? 7 : 1 + k}) {
              FunctionOfSums ofSums =
                  program
                      .parallel(executor, threads)
                      .ofSums((q, s) -> s[0].plus(1).log().times(s[1]).plus(s[2].times(q[0])));
              for (Rows rows : layouts(data)) {
                double[] actual = all(ofSums, p, rows, data.length);
                expected = expected == null ? actual : expected;
                assertArrayEquals(expected, actual);
              }
            }
          }
        }
      }
    } finally {
      executor.shutdown();
    }
  }

  private static List<Rows> layouts(double[] data) {
    int count = data.length / 2;
    double[] columns = new double[data.length];
    Arrays.setAll(columns, i -> data[i % Math.max(count, 1) * 2 + i / Math.max(count, 1)]);
    int[] order = new int[count];
    Arrays.setAll(order, k -> k);
    return List.of(
        Rows.rowMajor(data, 2),
        Rows.columnMajor(columns, 2),
        Rows.rowMajor(data, 2).select(order),
        Rows.stream(2, () -> reader(data)));
  }

  private static RowReader reader(double[] data) {
    int[] next = {0};
    return into -> {
      int length = Math.min(data.length - next[0], 2 * 300);
      System.arraycopy(data, next[0], into, 0, length);
      next[0] += length;
      return length / 2;
    };
  }

  private static double[] all(FunctionOfSums ofSums, double[] p, Rows rows, int numbers) {
    double[] gradient = new double[2];
    double[] gradients = new double[numbers];
    double[] all = Arrays.copyOf(new double[] {ofSums.gradient(p, rows, gradient)}, 3 + numbers);
    System.arraycopy(gradient, 0, all, 1, 2);
    int[] written = {0};
    ofSums.rowGradients(
        p,
        rows,
        (results, count) -> {
          System.arraycopy(results, 0, all, 3 + written[0], 2 * count);
          written[0] += 2 * count;
        });
    assertEquals(numbers, written[0]);
    if (rows.count() >= 0) {
      ofSums.rowGradients(p, rows, gradients);
      assertArrayEquals(Arrays.copyOfRange(all, 3, all.length), gradients);
    }
    return all;
  }

  /** All rows as leaves of the eager engine. */
  @Test
  void fewRowsAreThoseOfTheEagerEngineUpToRounding() {
    double[] p = {0.3, -0.2};
    for (VectorRowFunction function : FUNCTIONS) {
      double[] data = new SplittableRandom(8).doubles(2 * 9, -2, 2).toArray();
      double[] x = Arrays.copyOf(p, 2 + data.length);
      System.arraycopy(data, 0, x, 2, data.length);
      RowFunction outer = (q, s) -> s[0].plus(1).log().times(s[1]).plus(s[2].times(q[0]));
      double[] expected =
          FreshEager.at(
                  v -> {
                    Value[] q = Arrays.copyOf(v, 2);
                    Value[] s = {Value.of(0), Value.of(0), Value.of(0)};
                    for (int i = 2; i < v.length; i += 2) {
                      Value[] y = function.apply(q, Arrays.copyOfRange(v, i, i + 2));
                      Arrays.setAll(s, k -> s[k].plus(y[k]));
                    }
                    return outer.apply(q, s);
                  },
                  x)
              .gradient();
      FunctionOfSums ofSums =
          VectorRowProgram.trace(2, 2, 3, function).ofSums((q, s) -> outer.apply(q, s));
      double[] actual = all(ofSums, p, Rows.rowMajor(data, 2), data.length);
      assertArrayEquals(expected, Arrays.copyOfRange(actual, 1, actual.length), 1e-12);
    }
  }
}

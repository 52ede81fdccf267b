package rustgrad.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rustgrad.api.Value;
import rustgrad.core.Parameters;
import rustgrad.program.contract.RandomPoints;

/** However rows are cut, and parts computed, sent and merged, the bits are those of one sum. */
class PartialSumsTest {
  private static final int SAMPLES = Integer.getInteger("rustgrad.samples", 1);
  private static final ExecutorService THREADS = Executors.newFixedThreadPool(6);

  @AfterAll
  static void stopThreads() {
    THREADS.shutdown();
  }

  /** What is summed up, of rows of two numbers. */
  enum Function {
    SMOOTH(false) {
      @Override
      Value of(Value[] p, Value[] row) {
        Value scale = p[0].times(p[1]).exp();
        return scale.times(row[0]).tanh().minus(row[1]).times(p[1]).pow(2).plus(p[0]);
      }
    },
    /** Three paths, one of which few rows take. */
    PIECEWISE(true) {
      @Override
      Value of(Value[] p, Value[] row) {
        if (row[0].isGreaterThan(p[0])) {
          return row[1].times(p[1]).isLessThan(-40) ? row[0].times(p[0]) : row[1].times(p[1]).exp();
        }
        return row[0].minus(p[1]).pow(2).times(p[0]);
      }
    },
    /** One path for all rows, which depends on the parameters. */
    OF_PARAMETERS(false) {
      @Override
      Value of(Value[] p, Value[] row) {
        return p[0].isGreaterThan(p[1]) ? p[0].times(row[0]) : row[1].times(p[1]);
      }
    },
    CONSTANT(false) {
      @Override
      Value of(Value[] p, Value[] row) {
        return p[0].times(2);
      }
    };

    final boolean comparesRows;

    Function(boolean comparesRows) {
      this.comparesRows = comparesRows;
    }

    abstract Value of(Value[] p, Value[] row);

    /** Traced anew, as each machine does. */
    RowProgram trace() {
      return RowProgram.builder()
          .withPenalty(p -> p[0].times(p[1]).times(0.5))
          .trace(P.length, 2, this::of);
    }
  }

  private static final double[] P = {0.3, -0.7};

  private static double[] data(int rows) {
    SplittableRandom random = new SplittableRandom(rows);
    double[] data = new double[2 * rows];
    Arrays.setAll(data, i -> RandomPoints.ofMixedExponent(random) * 0x1p-10);
    return data;
  }

  /** Sum, mean, and the gradient of each. */
  private static double[] results(RowProgram program, Rows rows) {
    double[] results = new double[8];
    double[] gradient = new double[2];
    results[0] = program.sum(P, rows);
    results[1] = program.sumGradient(P, rows, gradient);
    System.arraycopy(gradient, 0, results, 2, 2);
    if (rows.count() > 0) {
      results[4] = program.mean(P, rows);
      results[5] = program.meanGradient(P, rows, gradient);
      System.arraycopy(gradient, 0, results, 6, 2);
    }
    return results;
  }

  private static double[] results(RowProgram program, PartialSum value, PartialSum all) {
    double[] results = new double[8];
    double[] gradient = new double[2];
    results[0] = program.sum(P, value);
    results[1] = program.sumGradient(P, all, gradient);
    System.arraycopy(gradient, 0, results, 2, 2);
    assertEquals(results[1], program.sum(P, all));
    if (all.rows() > 0) {
      results[4] = program.mean(P, value);
      results[5] = program.meanGradient(P, all, gradient);
      System.arraycopy(gradient, 0, results, 6, 2);
      assertEquals(results[5], program.mean(P, all));
    }
    return results;
  }

  /** The rows between cuts, each with its counts if the function needs them. */
  private static List<PartialSum> parts(
      Function function, double[] data, int[] cuts, boolean gradient, SplittableRandom random) {
    List<PartialSum> parts = new ArrayList<>();
    RowProgram counting = function.trace();
    PathCounts before = counting.countPaths(P, Rows.rowMajor(new double[0], 2));
    for (int k = 0; k + 1 < cuts.length; k++) {
      Rows rows = rows(Arrays.copyOfRange(data, 2 * cuts[k], 2 * cuts[k + 1]), random);
      RowProgram program = function.trace().parallel(THREADS, 1 + random.nextInt(7));
      boolean counted = function.comparesRows || random.nextBoolean();
      if (gradient) {
        parts.add(
            counted
                ? program.partialSumGradient(P, rows, before)
                : program.partialSumGradient(P, rows, cuts[k]));
      } else {
        parts.add(
            counted ? program.partialSum(P, rows, before) : program.partialSum(P, rows, cuts[k]));
      }
      before = sent(before.plus(counting.countPaths(P, rows)));
      assertEquals(cuts[k + 1], before.rows());
    }
    return parts;
  }

  private static Rows rows(double[] data, SplittableRandom random) {
    int count = data.length / 2;
    if (random.nextBoolean()) {
      return Rows.rowMajor(data, 2);
    }
    int most = 1 + random.nextInt(1_024);
    return Rows.stream(
        2,
        () ->
            new RowReader() {
              private int next;

              @Override
              public int read(double[] into) {
                int rows = Math.min(count - next, most);
                System.arraycopy(data, 2 * next, into, 0, 2 * rows);
                next += rows;
                return rows;
              }
            });
  }

  /** Merges any two until one is left, by a program that may know nothing yet. */
  private static PartialSum merged(
      Function function, List<PartialSum> parts, SplittableRandom random) {
    List<PartialSum> left = new ArrayList<>(parts);
    RowProgram program = function.trace();
    while (left.size() > 1) {
      PartialSum one = left.remove(random.nextInt(left.size()));
      PartialSum other = left.remove(random.nextInt(left.size()));
      program = random.nextInt(10) == 0 ? function.trace() : program;
      left.add(sent(program.merge(P, sent(one), sent(other))));
    }
    return left.get(0);
  }

  /** What arrives where it is sent: with the same bytes, either way. */
  private static <T> T sent(T object) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
        out.writeObject(object);
      }
      try (ObjectInputStream in =
          new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
        @SuppressWarnings("unchecked") // it is what has been written
        T arrived = (T) in.readObject();
        assertEquals(object.toString(), arrived.toString());
        if (object instanceof PartialSum part) {
          assertArrayEquals(part.toBytes(), ((PartialSum) arrived).toBytes());
          assertArrayEquals(part.toBytes(), PartialSum.of(part.toBytes()).toBytes());
        } else if (object instanceof PathCounts counts) {
          assertArrayEquals(counts.toBytes(), ((PathCounts) arrived).toBytes());
          assertArrayEquals(counts.toBytes(), PathCounts.of(counts.toBytes()).toBytes());
        }
        return arrived;
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /** Where to cut: anywhere, at leaves, at powers of two, or twice at the same place. */
  private static int[] cuts(int rows, SplittableRandom random) {
    int parts = 1 + random.nextInt(random.nextBoolean() ? 4 : 12);
    int unit = new int[] {1, 1, 128, 64, 1_024}[random.nextInt(5)];
    int[] cuts = new int[parts + 1];
    for (int k = 1; k < parts; k++) {
      cuts[k] = random.nextInt(rows + 1) / unit * unit;
    }
    cuts[parts] = rows;
    Arrays.sort(cuts);
    return cuts;
  }

  private static void check(Function function, int rows, int tries, SplittableRandom random) {
    double[] data = data(rows);
    double[] expected = results(function.trace(), Rows.rowMajor(data, 2));
    byte[] whole = null;
    for (int i = 0; i < tries; i++) {
      int[] cuts = cuts(rows, random);
      PartialSum value = merged(function, parts(function, data, cuts, false, random), random);
      PartialSum all = merged(function, parts(function, data, cuts, true, random), random);
      assertEquals(rows, all.rows());
      assertArrayEquals(
          expected, results(function.trace(), value, all), () -> Arrays.toString(cuts));
      whole = whole == null ? all.toBytes() : whole;
      assertArrayEquals(whole, all.toBytes(), "a part does not tell how it came about");
    }
  }

  @ParameterizedTest
  @EnumSource
  void anyCutsOrdersAndGroupingsGiveTheBitsOfOneSum(Function function) {
    SplittableRandom random = new SplittableRandom(1);
    for (int rows : new int[] {0, 1, 2, 127, 128, 129, 255, 256, 257, 300, 1_000, 1_025}) {
      check(function, rows, 2 * SAMPLES, random);
    }
    for (int i = 0; i < 5; i++) {
      check(function, random.nextInt(5_000), SAMPLES, random);
    }
    check(function, 100_000 + random.nextInt(1_000), SAMPLES, random);
  }

  @ParameterizedTest
  @EnumSource
  void oneRowTellsWhetherCountsAreNeeded(Function function) {
    RowProgram program = function.trace();
    PathCounts none = program.countPaths(P, Rows.rowMajor(new double[0], 2));
    assertEquals(false, none.areNeeded());
    PathCounts one = program.countPaths(P, Rows.rowMajor(new double[2], 2));
    assertEquals(function.comparesRows, one.areNeeded());
    assertEquals(function.comparesRows, none.plus(one).areNeeded());
  }

  @Test
  void theFunctionOfThreePathsTakesAllOfThem() {
    RowProgram program = Function.PIECEWISE.trace();
    assertEquals(
        "PathCounts(1000 rows, 3 paths)",
        program.countPaths(P, Rows.rowMajor(data(1_000), 2)).toString());
  }

  @Test
  void aMillionRowsTooWithAndWithoutComparisons() {
    check(Function.SMOOTH, 1_000_000, 1, new SplittableRandom(2));
    check(Function.PIECEWISE, 1_000_000, 1, new SplittableRandom(3));
  }

  @Test
  void singleRowsCanBeMerged() {
    int rows = 200;
    int[] cuts = IntStream.rangeClosed(0, rows).toArray();
    double[] data = data(rows);
    for (Function function : List.of(Function.SMOOTH, Function.PIECEWISE)) {
      SplittableRandom random = new SplittableRandom(4);
      List<PartialSum> parts = parts(function, data, cuts, true, random);
      double[] gradient = new double[2];
      double[] expected = new double[2];
      RowProgram program = function.trace();
      assertEquals(
          program.sumGradient(P, Rows.rowMajor(data, 2), expected),
          program.sumGradient(P, merged(function, parts, random), gradient));
      assertArrayEquals(expected, gradient);
    }
  }

  @Test
  void theSumOverNoRowsHasTheBitsOfOneSumEvenWhereTheParametersGiveInfinity() {
    RowProgram program = RowProgram.trace(1, 1, (p, row) -> row[0].times(p[0].exp()));
    double[] p = {1_000};
    Rows none = Rows.rowMajor(new double[0], 1);
    double[] expected = new double[1];
    double[] gradient = new double[1];
    PartialSum part = program.partialSumGradient(p, none, 7);
    assertEquals(0, part.rows());
    assertEquals(program.sumGradient(p, none, expected), program.sumGradient(p, part, gradient));
    assertArrayEquals(expected, gradient);
    assertEquals(Double.NaN, gradient[0], "0 times infinity");
  }

  @Test
  void programsOverParametersHavePartsToo() {
    Parameters p = Parameters.of(P);
    RowProgram program =
        RowProgram.trace(p, 2, row -> Function.SMOOTH.of(p.values().toArray(Value[]::new), row));
    double[] data = data(500);
    double[] gradient = new double[2];
    PartialSum first =
        program.partialSumGradient(p.items(), Rows.rowMajor(Arrays.copyOf(data, 100), 2), 0);
    Rows rest = Rows.rowMajor(Arrays.copyOfRange(data, 100, 1_000), 2);
    PartialSum second = program.partialSumGradient(p.items(), rest, 50);
    PartialSum all = program.merge(p.items(), second, first);
    assertEquals(
        program.sumGradient(p, Rows.rowMajor(data, 2)),
        program.sumGradient(p.items(), all, gradient));
    assertArrayEquals(p.grads(), gradient);
  }

  @Test
  void aPartIsSmall() {
    RowProgram program = Function.SMOOTH.trace();
    int rows = 1 << 20;
    Rows data = Rows.rowMajor(data(rows), 2);
    int sums = 4; // sum, gradient, and what the penalty leaves alone
    PartialSum aligned = program.partialSumGradient(P, data, rows);
    assertTrue(aligned.toBytes().length < 100 + 8 * (2 + sums), aligned.toString());
    PartialSum anywhere = program.partialSumGradient(P, data, 77);
    int levels = 2 * 13;
    assertTrue(
        anywhere.toBytes().length < 100 + 8 * (2 * 128 + 2) + (9 + 8 * sums) * levels,
        anywhere.toString());
  }
}

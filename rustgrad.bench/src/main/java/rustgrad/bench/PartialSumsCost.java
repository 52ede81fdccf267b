package rustgrad.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import rustgrad.api.Value;
import rustgrad.nn.Loss;
import rustgrad.nn.MLP;
import rustgrad.rows.PartialSum;
import rustgrad.rows.PathCounts;
import rustgrad.rows.RowProgram;
import rustgrad.rows.Rows;

/**
 * Prints what it costs to compute a sum and its gradient in ten parts, each of which is written to
 * bytes, read and merged, next to one sum over all rows: for a network of 2-16-16-1 neurons, and
 * for a small function that compares numbers of the row, so that the rows of each path are counted
 * first. Times are those of this thread on the processor, and medians of runs that alternate.
 *
 * <pre>{@code
 * java -cp "rustgrad.bench/target/lib/*" rustgrad.bench.PartialSumsCost
 * }</pre>
 */
public final class PartialSumsCost {
  private static final int COLUMNS = 3;
  private static final int PARTS = 10;
  private static final int WARM_UP = 5;
  private static final int REPEATS = 15;
  private static final int ROWS_OF_A_REPEAT = 300_000;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private final RowProgram program;
  private final double[] p;
  private final double[] gradient;

  private PartialSumsCost(RowProgram program, double[] p) {
    this.program = program;
    this.p = p;
    this.gradient = new double[p.length];
  }

  public static void main(String[] arguments) {
    System.out.println("| rows | one sum, ns per row | in 10 parts | bytes of a part |");
    System.out.println("| ---: | ---: | ---: | ---: |");
    MLP model = MLP.of(2, 16, 16, 1);
    Loss loss = Loss.maxMargin();
    RowProgram network =
        RowProgram.trace(
            model.parameters(),
            COLUMNS,
            row -> loss.of(model.forward(row[0], row[1]), new Value[] {row[2]}));
    new PartialSumsCost(network, model.parameters().items()).print(false);
    RowProgram compares = RowProgram.trace(2, COLUMNS, PartialSumsCost::skewed);
    new PartialSumsCost(compares, new double[] {0.5, -1}).print(true);
  }

  /** An error that costs more on one side. */
  private static Value skewed(Value[] p, Value[] row) {
    Value error = p[0].times(row[0]).plus(p[1].times(row[1])).minus(row[2]);
    return error.isGreaterThan(0) ? error.times(error) : error.negate().log1p();
  }

  private void print(boolean comparesRows) {
    for (int count = 1_000; count <= 1_000_000; count *= 10) {
      double[] data = data(count);
      Rows all = Rows.rowMajor(data, COLUMNS);
      List<Rows> parts = parts(data, count);
      double[] nanos =
          nanosOfRow(
              count,
              () -> program.sumGradient(p, all, gradient),
              () -> program.sumGradient(p, merged(sent(parts, comparesRows)), gradient));
      int bytes = sent(parts, comparesRows).stream().mapToInt(part -> part.length).max().orElse(0);
      System.out.printf(
          "| %,d%s | %.1f | %.2f times | %,d |%n",
          count, comparesRows ? ", on two paths" : "", nanos[0], nanos[1] / nanos[0], bytes);
    }
  }

  /** Rows cut into parts of the same size, but for rounding. */
  private static List<Rows> parts(double[] data, int count) {
    return IntStream.range(0, PARTS)
        .mapToObj(
            k -> Arrays.copyOfRange(data, cut(k, count) * COLUMNS, cut(k + 1, count) * COLUMNS))
        .map(numbers -> Rows.rowMajor(numbers, COLUMNS))
        .toList();
  }

  private static int cut(int part, int count) {
    return (int) ((long) part * count / PARTS);
  }

  /** What the machines with the parts send. */
  private List<byte[]> sent(List<Rows> parts, boolean comparesRows) {
    List<byte[]> sent = new ArrayList<>();
    PathCounts before = program.countPaths(p, Rows.rowMajor(new double[0], COLUMNS));
    long firstRow = 0;
    for (Rows part : parts) {
      PartialSum sum =
          comparesRows
              ? program.partialSumGradient(p, part, before)
              : program.partialSumGradient(p, part, firstRow);
      sent.add(sum.toBytes());
      before = comparesRows ? before.plus(program.countPaths(p, part)) : before;
      firstRow += part.count();
    }
    return sent;
  }

  private PartialSum merged(List<byte[]> sent) {
    return sent.stream()
        .map(PartialSum::of)
        .reduce((one, other) -> program.merge(p, one, other))
        .orElseThrow();
  }

  private static double[] nanosOfRow(int count, Runnable... ways) {
    int calls = Math.max(1, ROWS_OF_A_REPEAT / count);
    double[][] nanos = new double[ways.length][REPEATS];
    for (int repeat = -WARM_UP; repeat < REPEATS; repeat++) {
      for (int way = 0; way < ways.length; way++) {
        long start = THREADS.getCurrentThreadCpuTime();
        for (int call = 0; call < calls; call++) {
          ways[way].run();
        }
        if (repeat >= 0) {
          nanos[way][repeat] = (double) (THREADS.getCurrentThreadCpuTime() - start) / calls / count;
        }
      }
    }
    return Arrays.stream(nanos)
        .mapToDouble(all -> Arrays.stream(all).sorted().toArray()[REPEATS / 2])
        .toArray();
  }

  private static double[] data(int rows) {
    SplittableRandom random = new SplittableRandom(1);
    double[] data = new double[rows * COLUMNS];
    for (int i = 0; i < data.length; i++) {
      boolean isLabel = i % COLUMNS == COLUMNS - 1;
      data[i] = isLabel ? random.nextInt(2) * 2 - 1 : 4 * random.nextDouble() - 2;
    }
    return data;
  }
}

package rustgrad.bench;

import java.util.Arrays;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import rustgrad.api.Value;
import rustgrad.nn.Loss;
import rustgrad.nn.MLP;
import rustgrad.rows.RowProgram;
import rustgrad.rows.RowReader;
import rustgrad.rows.Rows;

/**
 * Prints what a row costs in the gradient of a network of 2-16-16-1 neurons: from a thousand rows
 * to ten million, with one thread and with two, and streamed, with the memory that is in use after
 * it.
 *
 * <pre>{@code
 * java -cp "rustgrad.bench/target/lib/*" rustgrad.bench.RowsCost
 * }</pre>
 */
public final class RowsCost {
  private static final int COLUMNS = 3;
  private static final int REPEATS = 7;
  private static final int ROWS_OF_A_REPEAT = 2_000_000;

  private final double[] parameters;
  private final double[] gradient;
  private final RowProgram one;
  private final RowProgram two;

  private RowsCost(ExecutorService executor) {
    MLP model = MLP.of(2, 16, 16, 1);
    parameters = model.parameters().items();
    gradient = new double[parameters.length];
    one = trace(model);
    two = one.parallel(executor, 2);
  }

  private static RowProgram trace(MLP model) {
    Loss loss = Loss.maxMargin();
    return RowProgram.trace(
        model.parameters(),
        COLUMNS,
        row -> loss.of(model.forward(row[0], row[1]), new Value[] {row[2]}));
  }

  /** The time to trace a network, plan its gradient and compute that of one row. */
  private static double millisToMake(int width) {
    MLP model = MLP.of(2, width, width, 1);
    long start = System.nanoTime();
    trace(model).meanGradient(model.parameters(), Rows.rowMajor(new double[COLUMNS], COLUMNS));
    return (System.nanoTime() - start) / 1e6;
  }

  public static void main(String[] arguments) {
    System.out.printf(
        "Width 256: ready after %.0f ms in a JVM that has just started, %.0f ms when it is warm%n",
        millisToMake(256), warmMillisToMake());
    ExecutorService executor = Executors.newFixedThreadPool(1);
    try {
      new RowsCost(executor).print();
    } finally {
      executor.shutdown();
    }
  }

  private static double warmMillisToMake() {
    double[] millis = new double[REPEATS];
    Arrays.setAll(millis, i -> millisToMake(256));
    Arrays.sort(millis);
    return millis[REPEATS / 2];
  }

  private void print() {
    System.out.println(one);
    System.out.println("| rows | ns per row | two threads | streamed | MB after streaming |");
    System.out.println("| ---: | ---: | ---: | ---: | ---: |");
    for (int count = 1_000; count <= 10_000_000; count *= 10) {
      double[] data = data(count);
      Rows rows = Rows.rowMajor(data, COLUMNS);
      Rows stream = stream(count);
      double alone = nanosOfRow(one, rows, count);
      double together = nanosOfRow(two, rows, count);
      double streamed = nanosOfRow(one, stream, count);
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      double used = (runtime.totalMemory() - runtime.freeMemory() - 8.0 * data.length) / 1e6;
      System.out.printf(
          "| %,d | %.1f | %.1f (%.2f times as fast) | %.1f | %.0f |%n",
          count, alone, together, alone / together, streamed, used);
    }
  }

  private double nanosOfRow(RowProgram program, Rows rows, int count) {
    int calls = Math.max(1, ROWS_OF_A_REPEAT / count);
    double[] nanos = new double[REPEATS];
    for (int repeat = -3; repeat < REPEATS; repeat++) {
      long start = System.nanoTime();
      for (int call = 0; call < calls; call++) {
        program.meanGradient(parameters, rows, gradient);
      }
      if (repeat >= 0) {
        nanos[repeat] = (double) (System.nanoTime() - start) / calls / count;
      }
    }
    Arrays.sort(nanos);
    return nanos[REPEATS / 2];
  }

  private static double[] data(int rows) {
    double[] data = new double[rows * COLUMNS];
    for (int row = 0; row < rows; row++) {
      write(row, data, row * COLUMNS);
    }
    return data;
  }

  private static void write(int row, double[] into, int at) {
    into[at] = (row * 7919L % 2003 - 1001) / 500.0;
    into[at + 1] = (row * 104_729L % 1999 - 999) / 500.0;
    into[at + 2] = row % 2 == 0 ? -1 : 1;
  }

  private static Rows stream(int count) {
    return Rows.stream(
        COLUMNS,
        () ->
            new RowReader() {
              private int next;

              @Override
              public int read(double[] into) {
                int rows = Math.min(into.length / COLUMNS, count - next);
                for (int r = 0; r < rows; r++) {
                  write(next++, into, r * COLUMNS);
                }
                return rows;
              }
            });
  }
}

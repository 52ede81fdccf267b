package rustgrad.spark;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ForkJoinPool;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.classification.LogisticRegression;
import org.apache.spark.ml.classification.LogisticRegressionModel;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;
import rustgrad.nn.Lbfgs;
import rustgrad.nn.Linear;
import rustgrad.nn.Loss;
import rustgrad.nn.TotalLoss;
import rustgrad.rows.PartialSum;
import rustgrad.rows.RowProgram;
import rustgrad.rows.Rows;

/**
 * Prints what a step of a logistic regression of 10 inputs costs on Spark in two threads, next to
 * one JVM with two threads, and what a training costs next to that of MLlib. Rows are computed from
 * their numbers: in each step ("made"), or once and kept in memory ("kept"). Medians of runs that
 * alternate, by the clock and on the processors.
 *
 * <pre>{@code
 * mvn -Pspark test -pl rustgrad.spark -am -Dtest=SparkCost -Dsurefire.failIfNoSpecifiedTests=false \
 *   -Dsurefire.jvm='-Xmx8g --add-modules jdk.incubator.vector'
 * }</pre>
 *
 * <p>{@code -Drustgrad.rows=100000000} sets the most rows.
 */
class SparkCost {
  private static final int INPUTS = 10;
  private static final int COLUMNS = INPUTS + 1;
  private static final int PARTITIONS = 8;
  private static final long MOST_KEPT = 10_000_000;
  private static final OperatingSystemMXBean JVM =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private static final Loss LOSS = Loss.binaryCrossEntropy();
  private final Linear model = Linear.of(INPUTS, 1);
  private final double[] p = model.parameters().items();
  private final RowProgram program =
      RowProgram.trace(model.parameters(), COLUMNS, row -> TotalLoss.ofRow(model, LOSS, row));
  private final JavaSparkContext context = new JavaSparkContext(LocalSpark.threads());

  /** Inputs from -1 to 1, and a class that their sum and some noise decide. */
  private static void make(long number, double[] into, int at) {
    double sum = 0;
    long state = number * COLUMNS;
    for (int j = 0; j < INPUTS; j++) {
      double x = uniform(state + j);
      into[at + j] = x;
      sum += (j - 4) * x;
    }
    into[at + INPUTS] = sum + 4 * uniform(state + INPUTS) > 0 ? 1 : 0;
  }

  /** From -1 to 1, by the mixing of {@link java.util.SplittableRandom}. */
  private static double uniform(long number) {
    long z = number * 0x9E3779B97F4A7C15L;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return ((z ^ (z >>> 31)) >> 10) * 0x1.0p-53;
  }

  private static long cut(int partition, long rows) {
    return rows * partition / PARTITIONS;
  }

  private SparkRows sparkRows(long rows) {
    JavaRDD<double[]> made =
        context
            .parallelize(IntStream.range(0, PARTITIONS).boxed().toList(), PARTITIONS)
            .mapPartitionsWithIndex(
                (index, none) -> new Made(cut(index, rows), cut(index + 1, rows)), true);
    return SparkRows.of(made);
  }

  /** Rows of a partition. */
  private static final class Made implements Iterator<double[]> {
    private final long to;
    private long next;

    Made(long from, long to) {
      next = from;
      this.to = to;
    }

    @Override
    public boolean hasNext() {
      return next < to;
    }

    @Override
    public double[] next() {
      double[] row = new double[COLUMNS];
      make(next++, row, 0);
      return row;
    }
  }

  /** Rows of a part that are made as they are read. */
  private static Rows streamed(long from, long to) {
    return Rows.stream(
        COLUMNS,
        () -> {
          long[] next = {from};
          return into -> {
            int count = (int) Math.min(into.length / COLUMNS, to - next[0]);
            for (int r = 0; r < count; r++) {
              make(next[0]++, into, r * COLUMNS);
            }
            return count;
          };
        });
  }

  /** One JVM: the partitions as parts, by two threads. */
  private double made(ForkJoinPool threads, long rows, double[] gradient) {
    PartialSum all =
        threads
            .submit(
                () ->
                    IntStream.range(0, PARTITIONS)
                        .parallel()
                        .mapToObj(
                            k ->
                                program.partialSumGradient(
                                    p, streamed(cut(k, rows), cut(k + 1, rows)), cut(k, rows)))
                        .reduce((a, b) -> program.merge(p, a, b))
                        .orElseThrow())
            .join();
    return program.meanGradient(p, all, gradient);
  }

  private static Rows kept(int rows) {
    double[] data = new double[rows * COLUMNS];
    for (int r = 0; r < rows; r++) {
      make(r, data, r * COLUMNS);
    }
    return Rows.rowMajor(data, COLUMNS);
  }

  /** How long a way takes: by the clock, and on the processors, in seconds. */
  private record Time(double clock, double processors) {
    static Time of(Runnable way, int calls) {
      long cpu = JVM.getProcessCpuTime();
      long start = System.nanoTime();
      for (int call = 0; call < calls; call++) {
        way.run();
      }
      return new Time(
          (System.nanoTime() - start) * 1e-9 / calls,
          (JVM.getProcessCpuTime() - cpu) * 1e-9 / calls);
    }

    static Time median(List<Time> times) {
      return new Time(median(times, Time::clock), median(times, Time::processors));
    }

    private static double median(List<Time> times, ToDoubleFunction<Time> part) {
      return times.stream().mapToDouble(part).sorted().toArray()[times.size() / 2];
    }
  }

  /** The median of each way, in turns. */
  private static List<Time> times(int repeats, int calls, Runnable... ways) {
    List<List<Time>> all = Arrays.stream(ways).<List<Time>>map(way -> new ArrayList<>()).toList();
    for (int repeat = -repeats / 2; repeat < repeats; repeat++) {
      for (int way = 0; way < ways.length; way++) {
        Time time = Time.of(ways[way], calls);
        if (repeat >= 0) {
          all.get(way).add(time);
        }
      }
    }
    return all.stream().map(Time::median).toList();
  }

  @Test
  void steps() {
    SparkProgram spark =
        SparkProgram.trace(
            context, p.length, COLUMNS, new LossOfRow(ModelForm.of(model), LossForm.of(LOSS)));
    double[] gradient = new double[p.length];
    double[] other = new double[p.length];
    ForkJoinPool threads = new ForkJoinPool(2);
    RowProgram two = program.parallel(threads, 2);
    print(
        "| rows | | Spark, ms | one JVM, ms | Spark, CPU ms | one JVM, CPU ms | ratio of CPU | Spark, CPU ns per row |");
    for (long rows = 1_000; rows <= Long.getLong("rustgrad.rows", 100_000_000); rows *= 10) {
      long count = rows;
      int repeats = rows < MOST_KEPT ? 9 : 3;
      int calls = rows < 1_000_000 ? 10 : 1;
      SparkRows made = sparkRows(rows);
      print(
          rows,
          "made",
          times(
              repeats,
              calls,
              () -> spark.meanGradient(p, made, gradient),
              () -> made(threads, count, other)));
      check(gradient, other);
      if (rows <= MOST_KEPT) {
        SparkRows cached = made.cached();
        Rows kept = kept((int) rows);
        print(
            rows,
            "kept",
            times(
                repeats,
                calls,
                () -> spark.meanGradient(p, cached, gradient),
                () -> two.meanGradient(p, kept, other)));
        check(gradient, other);
        cached.uncache();
      }
    }
    context.stop();
  }

  private static void check(double[] a, double[] b) {
    if (!Arrays.equals(a, b)) {
      throw new AssertionError(Arrays.toString(a) + Arrays.toString(b));
    }
  }

  private static void print(long rows, String how, List<Time> times) {
    Time spark = times.get(0);
    Time one = times.get(1);
    print(
        "| %,d | %s | %.1f | %.2f | %.1f | %.2f | %.2f | %.1f |",
        rows,
        how,
        spark.clock * 1e3,
        one.clock * 1e3,
        spark.processors * 1e3,
        one.processors * 1e3,
        spark.processors / one.processors,
        spark.processors / rows * 1e9);
  }

  private static void print(String format, Object... numbers) {
    System.out.println(String.format(Locale.ROOT, format, numbers));
  }

  @Test
  void trainings() {
    print(
        "| rows | MLlib, s | CPU s | its iterations | rustgrad, s | CPU s | its steps | loss | ratio of CPU |");
    SparkSession session = SparkSession.builder().sparkContext(context.sc()).getOrCreate();
    StructType type =
        new StructType()
            .add("label", DataTypes.DoubleType)
            .add("features", SQLDataTypes.VectorType());
    for (long rows = 100_000; rows <= MOST_KEPT; rows *= 10) {
      SparkRows kept = sparkRows(rows).cached();
      JavaRDD<Row> vectors =
          kept.rows()
              .map(
                  row -> RowFactory.create(row[INPUTS], Vectors.dense(Arrays.copyOf(row, INPUTS))));
      Dataset<Row> table = session.createDataFrame(vectors, type).cache();
      table.count();
      List<Integer> counts = new ArrayList<>(List.of(0, 0));
      double[] losses = new double[2];
      List<Time> both =
          times(
              rows < MOST_KEPT ? 5 : 1,
              1,
              () -> {
                LogisticRegressionModel fitted =
                    new LogisticRegression().setMaxIter(100).setTol(1e-6).fit(table);
                double[] history = fitted.summary().objectiveHistory();
                counts.set(0, history.length - 1);
                losses[0] = history[history.length - 1];
              },
              () -> {
                Linear fresh = Linear.of(INPUTS, 1);
                SparkTrainer trainer =
                    SparkTrainer.of(fresh, LOSS, Lbfgs.of(fresh.parameters()).withFixedLoss());
                int steps = 0;
                do {
                  losses[1] = trainer.step(kept);
                  steps++;
                } while (losses[1] > losses[0] + 1e-9);
                counts.set(1, steps);
              });
      print(
          "| %,d | %.2f | %.2f | %d | %.2f | %.2f | %d | %.9f and %.9f | %.2f |",
          rows,
          both.get(0).clock,
          both.get(0).processors,
          counts.get(0),
          both.get(1).clock,
          both.get(1).processors,
          counts.get(1),
          losses[0],
          losses[1],
          both.get(0).processors / both.get(1).processors);
      table.unpersist();
      kept.uncache();
    }
    context.stop();
  }
}

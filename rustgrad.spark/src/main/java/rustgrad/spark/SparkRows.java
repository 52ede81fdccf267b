package rustgrad.spark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.StorageLevel;
import rustgrad.api.Value;
import rustgrad.nn.Loss;
import rustgrad.nn.Standardizer;
import rustgrad.rows.Rows;
import scala.Tuple2;

/**
 * Rows of numbers that Spark holds, all of one length, and none of them NaN. Their order is that of
 * the partitions and of the rows in them, so it must be the same each time that they are computed:
 * as that of rows read from files is, and that of rows that a shuffle has brought together is not,
 * unless they were written to files or sorted after it.
 *
 * <pre>{@code
 * SparkRows flowers =
 *     SparkRows.of(table, "petal length", "petal width", "class")
 *         .withLabels(Loss.softmaxCrossEntropy(), 3)
 *         .cached();
 * SparkRows numbers = SparkRows.of(rdd); // of double[]
 * }</pre>
 */
public final class SparkRows {
  private final JavaRDD<double[]> blocks;
  private final RowLayout layout;
  private final double[] example;
  private final long[] firstRows;

  private SparkRows(
      JavaRDD<double[]> blocks, RowLayout layout, double[] example, long[] firstRows) {
    this.blocks = blocks;
    this.layout = layout;
    this.example = example;
    this.firstRows = firstRows;
  }

  /**
   * Counts the rows of each partition, and looks at each, once.
   *
   * @throws IllegalArgumentException if there is no row, or one is shorter or longer than the first
   *     or has NaN in it; the message names the partition and the row in it
   */
  public static SparkRows of(JavaRDD<double[]> rdd) {
    double[] example = first(rdd);
    return of(rdd, new RowLayout(example.length, List.of()), example);
  }

  /**
   * The numbers in columns of a table, in the order of the names. Counts the rows of each
   * partition, and looks at each, once.
   *
   * @throws IllegalArgumentException if there is no row, no such column, or one that does not have
   *     numbers; or if a cell is null or NaN: the message names the partition, the row in it and
   *     the column
   */
  public static SparkRows of(Dataset<Row> table, String... columns) {
    List<String> names = new ArrayList<>(List.of(columns));
    if (names.isEmpty()) {
      throw new IllegalArgumentException("no columns; give the names of those that are in a row");
    }
    JavaRDD<double[]> rdd =
        Cells.select(table, names)
            .javaRDD()
            .mapPartitions(partition -> Cells.of(partition, names), true);
    return of(rdd, new RowLayout(names.size(), names), first(rdd));
  }

  private static double[] first(JavaRDD<double[]> rdd) {
    List<double[]> first = TaskError.explained(() -> rdd.take(1));
    if (first.isEmpty()) {
      throw new IllegalArgumentException("no rows, so it is not known how long they are");
    }
    return first.get(0);
  }

  private static SparkRows of(JavaRDD<double[]> rows, RowLayout layout, double[] example) {
    JavaRDD<double[]> blocks = blocks(rows, layout);
    int columns = layout.columns();
    List<Long> sizes =
        TaskError.explained(
            () ->
                blocks
                    .mapPartitions(
                        partition -> List.of(numbers(partition) / columns).iterator(), true)
                    .collect());
    long[] firstRows = new long[sizes.size() + 1];
    for (int k = 0; k < sizes.size(); k++) {
      firstRows[k + 1] = firstRows[k] + sizes.get(k);
    }
    return new SparkRows(blocks, layout, example, firstRows);
  }

  private static JavaRDD<double[]> blocks(JavaRDD<double[]> rows, RowLayout layout) {
    return rows.mapPartitionsWithIndex(
        (index, partition) -> Blocks.of(partition, layout, index), true);
  }

  private static long numbers(Iterator<double[]> blocks) {
    long numbers = 0;
    while (blocks.hasNext()) {
      numbers += blocks.next().length;
    }
    return numbers;
  }

  /**
   * The same rows with a class in the last column, from 0 on, replaced by what a loss compares the
   * outputs of a model with: -1 or 1, say, or a 1 among zeros.
   *
   * @param classes how many classes there are
   * @throws IllegalArgumentException if the loss cannot separate that many, or is one's own and not
   *     serializable; another number in the last column is an error where it is met
   */
  public SparkRows withLabels(Loss loss, int classes) {
    loss.target(0, classes);
    LossForm form = LossForm.of(loss);
    JavaRDD<double[]> labelled =
        rows().mapPartitions(partition -> new Labelled(partition, form.loss(), classes), true);
    double[] first = first(labelled);
    List<String> names = new ArrayList<>(layout.names());
    for (int k = columns(); !names.isEmpty() && k < first.length; k++) {
      names.add("%s[%d]".formatted(names.get(columns() - 1), k - columns() + 1));
    }
    RowLayout changed = new RowLayout(first.length, names);
    return new SparkRows(blocks(labelled, changed), changed, first, firstRows);
  }

  /** Puts the targets in the place of the label. */
  private static final class Labelled implements Iterator<double[]> {
    private final Iterator<double[]> rows;
    private final Loss loss;
    private final int classes;
    private long read;

    Labelled(Iterator<double[]> rows, Loss loss, int classes) {
      this.rows = rows;
      this.loss = loss;
      this.classes = classes;
    }

    @Override
    public boolean hasNext() {
      return rows.hasNext();
    }

    @Override
    public double[] next() {
      double[] row = rows.next();
      double label = row[row.length - 1];
      if (!(label >= 0 && label < classes && label == Math.rint(label))) {
        throw TaskError.ofRow(
            "%s has the label %s; expected a class from 0 to %d"
                .formatted(RowLayout.name(read, TaskContext.getPartitionId()), label, classes - 1));
      }
      double[] targets = loss.target((int) label, classes);
      double[] all = Arrays.copyOf(row, row.length - 1 + targets.length);
      System.arraycopy(targets, 0, all, row.length - 1, targets.length);
      read++;
      return all;
    }
  }

  /**
   * The same rows in the same order, in partitions of this many; the last one has those that are
   * left. Costs a shuffle. The sums of partitions are smallest, the parameters and nothing more, if
   * that is 128 times a power of two: this pays for models of many parameters.
   *
   * @throws IllegalArgumentException if that is less than 1
   */
  public SparkRows inPartitionsOf(int rows) {
    if (rows < 1) {
      throw new IllegalArgumentException("partitions of %d rows; give 1 or more".formatted(rows));
    }
    EvenCut cut = new EvenCut(count(), rows);
    long[] before = firstRows;
    JavaPairRDD<Long, double[]> numbered =
        JavaPairRDD.fromJavaRDD(
            rows()
                .mapPartitionsWithIndex(
                    (index, partition) -> new Numbered(partition, before[index]), false));
    JavaRDD<double[]> sorted = numbered.repartitionAndSortWithinPartitions(cut).values();
    return new SparkRows(blocks(sorted, layout), layout, example, cut.firstRows(count()));
  }

  /** Rows with their numbers. */
  private static final class Numbered implements Iterator<Tuple2<Long, double[]>> {
    private final Iterator<double[]> rows;
    private long number;

    Numbered(Iterator<double[]> rows, long first) {
      this.rows = rows;
      this.number = first;
    }

    @Override
    public boolean hasNext() {
      return rows.hasNext();
    }

    @Override
    public Tuple2<Long, double[]> next() {
      return new Tuple2<>(number++, rows.next());
    }
  }

  /**
   * These rows, which executors now keep from their first use on: in memory as far as there is
   * room, and the rest on disk. Each step of a training reads all rows, so this nearly always pays.
   */
  public SparkRows cached() {
    blocks.persist(StorageLevel.MEMORY_AND_DISK());
    return this;
  }

  /** Lets go of what {@link #cached()} keeps. */
  public void uncache() {
    blocks.unpersist();
  }

  /**
   * Scales the first numbers of a row, the inputs of a model, to mean 0 and deviation 1: goes
   * through the rows twice.
   *
   * @param inputs how many
   * @throws IllegalArgumentException if a row does not have as many, or a column has numbers that
   *     are too great
   */
  public Standardizer standardizer(int inputs) {
    if (inputs < 1 || inputs > columns()) {
      throw new IllegalArgumentException(
          "%d inputs of %s; expected 1 to %d".formatted(inputs, this, columns()));
    }
    double[] means = means(inputs, (p, row) -> Value.dot(p, Arrays.copyOf(row, p.length)));
    double[] variances =
        means(
            inputs,
            (p, row) -> {
              Value[] squares = new Value[p.length];
              for (int j = 0; j < squares.length; j++) {
                Value distance = row[j].minus(means[j]);
                squares[j] = distance.times(distance);
              }
              return Value.dot(p, squares);
            });
    return Standardizer.ofVariances(count(), means, variances);
  }

  /** The means of the factors of the parameters. */
  private double[] means(int parameters, SparkRowFunction function) {
    double[] means = new double[parameters];
    SparkProgram.trace(context(), parameters, columns(), function)
        .meanGradient(new double[parameters], this, means);
    return means;
  }

  /** How many numbers a row has. */
  public int columns() {
    return layout.columns();
  }

  /** How many rows there are. */
  public long count() {
    return firstRows[firstRows.length - 1];
  }

  JavaSparkContext context() {
    return JavaSparkContext.fromSparkContext(blocks.context());
  }

  /** Many rows to an array, as {@link Blocks} has them. */
  JavaRDD<double[]> blocks() {
    return blocks;
  }

  /** A row to an array. */
  JavaRDD<double[]> rows() {
    int columns = columns();
    return blocks.mapPartitions(partition -> Blocks.rows(partition, columns), true);
  }

  RowLayout layout() {
    return layout;
  }

  /** Any of the rows. */
  Rows example() {
    return Rows.of(new double[][] {example});
  }

  /** How many rows there are before each partition, and at the end how many there are in all. */
  long[] firstRows() {
    return firstRows.clone();
  }

  /** Such as "SparkRows(1000000 x 3 in 64 partitions)". */
  @Override
  public String toString() {
    return "SparkRows(%d x %d in %d partitions)"
        .formatted(count(), columns(), firstRows.length - 1);
  }
}

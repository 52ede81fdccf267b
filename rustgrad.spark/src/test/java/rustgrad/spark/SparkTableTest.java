package rustgrad.spark;

import static org.apache.spark.sql.functions.col;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import rustgrad.nn.Linear;
import rustgrad.nn.Loss;
import rustgrad.nn.MLP;
import rustgrad.nn.Model;
import rustgrad.nn.Predictor;
import rustgrad.nn.Sgd;
import rustgrad.rows.RowProgram;
import rustgrad.rows.Rows;

/** Columns of tables become rows, and predictions become columns. */
@Timeout(200)
class SparkTableTest {
  private static final StructType TYPE =
      new StructType()
          .add("x.1", DataTypes.DoubleType)
          .add("count", DataTypes.IntegerType)
          .add("price", DataTypes.createDecimalType(10, 2))
          .add("name", DataTypes.StringType);

  private static SparkSession session;
  private static JavaSparkContext context;

  @BeforeAll
  static void start() {
    session = SparkSession.builder().config(LocalSpark.threads()).getOrCreate();
    context = JavaSparkContext.fromSparkContext(session.sparkContext());
  }

  @AfterAll
  static void stop() {
    session.stop();
  }

  private static Row row(Object... cells) {
    return RowFactory.create(cells);
  }

  private static List<Row> cells() {
    List<Row> rows = new ArrayList<>();
    for (int r = 0; r < 900; r++) {
      rows.add(row(StrictMath.sin(r), r % 7, new java.math.BigDecimal(r + ".25"), "n" + r));
    }
    return rows;
  }

  private static Dataset<Row> table(List<Row> cells) {
    return session.createDataFrame(context.parallelize(cells, 3), TYPE);
  }

  @Test
  void columnsOfNumbersBecomeRowsInTheOrderOfTheNames(@TempDir Path directory) {
    String file = directory.resolve("table.parquet").toString();
    table(cells()).write().parquet(file);
    double[][] all = new double[900][];
    for (int r = 0; r < all.length; r++) {
      all[r] = new double[] {r + 0.25, StrictMath.sin(r), r % 7};
    }
    SparkRowFunction function =
        (p, row) -> p[0].times(row[0]).plus(p[1].times(row[1])).minus(row[2]).tanh();
    double[] p = {0.01, 0.5};
    double[] expected = new double[2];
    double[] gradient = new double[2];
    double sum = RowProgram.trace(2, 3, function).sumGradient(p, Rows.of(all), expected);
    SparkProgram program = SparkProgram.trace(context, 2, 3, function);
    SparkRows written = SparkRows.of(session.read().parquet(file), "price", "x.1", "count");
    assertEquals(900, written.count());
    SparkRows rows = SparkRows.of(table(cells()), "price", "x.1", "count");
    assertEquals(sum, program.sumGradient(p, rows, gradient));
    assertArrayEquals(expected, gradient);
    SparkRows cached = rows.cached();
    assertEquals(sum, program.sumGradient(p, cached, gradient));
    assertEquals(sum, program.sumGradient(p, cached, gradient));
    cached.uncache();
  }

  private static String messageOf(Runnable call) {
    return assertThrows(IllegalArgumentException.class, call::run).getMessage();
  }

  @Test
  void columnsThatAreNotThereOrHaveNoNumbersAreNamed() {
    Dataset<Row> table = table(cells());
    assertEquals(
        "there is no column y; the table has [x.1, count, price, name]",
        messageOf(() -> SparkRows.of(table, "y")));
    String type = messageOf(() -> SparkRows.of(table, "x.1", "name"));
    assertTrue(type.startsWith("column name is of the type string; expected numbers: cast"), type);
    messageOf(() -> SparkRows.of(table));
    messageOf(() -> SparkRows.of(table.limit(0), "x.1"));
  }

  @Test
  void cellsThatAreNoNumbersAreNamedByPartitionRowAndColumn() {
    List<Row> cells = cells();
    cells.set(650, row(Double.NaN, 1, new java.math.BigDecimal("1.00"), "n"));
    Dataset<Row> nan = table(cells);
    assertEquals(
        "row 50 of partition 2 has NaN in column x.1; leave such rows out, or fill the gap, as table.na() does",
        messageOf(() -> SparkRows.of(nan, "x.1", "count")));
    cells = cells();
    cells.set(350, row(1.0, null, new java.math.BigDecimal("1.00"), "n"));
    Dataset<Row> gap = table(cells);
    assertEquals(
        "row 50 of partition 1 has null in column count; leave such rows out, or fill the gap, as table.na() does",
        messageOf(() -> SparkRows.of(gap, "x.1", "count")));
    SparkRows fine = SparkRows.of(table(cells()), "x.1");
    MLP model = MLP.of(1, 1);
    assertTrue(
        messageOf(
                () -> SparkRows.of(table(cells()), "x.1", "price").withLabels(Loss.maxMargin(), 2))
            .contains("row 0 of partition 0 has the label 0.25; expected a class from 0 to 1"));
    assertTrue(messageOf(() -> trainer(model).step(fine)).contains("takes 1 inputs"));
  }

  private static SparkTrainer trainer(Model model) {
    return SparkTrainer.of(model, Loss.meanSquaredError(), Sgd.of(model.parameters(), 0.1));
  }

  @Test
  void predictionsAreColumnsWithTheBitsOfThePredictor() {
    Predictor one = Predictor.of(MLP.of(2, 4, 1)).withInputNames("x.1", "price");
    Predictor three = Predictor.of(MLP.of(2, 3)).withClassNames("a", "b", "c");
    SparkPredictor sparkOne = SparkPredictor.of(context, one);
    SparkPredictor sparkThree = SparkPredictor.of(context, three);
    List<Row> rows =
        table(cells())
            .withColumn("y", sparkOne.predict())
            .withColumn("all", sparkThree.predict("count", "price"))
            .withColumn("class", sparkThree.predictedClass("count", "price"))
            .withColumn("letter", sparkThree.className("count", "price"))
            .filter(col("count").gt(0))
            .collectAsList();
    assertEquals(771, rows.size());
    for (Row row : rows) {
      double price = row.<java.math.BigDecimal>getAs("price").doubleValue();
      double[] x = {row.<Integer>getAs("count"), price};
      assertEquals(one.predict(row.getDouble(0), price)[0], row.<Double>getAs("y"));
      List<Double> all = row.getList(row.fieldIndex("all"));
      assertArrayEquals(three.predict(x), all.stream().mapToDouble(y -> y).toArray());
      assertEquals(three.predictedClass(x), row.<Integer>getAs("class"));
      assertEquals(three.className(x), row.<String>getAs("letter"));
    }
  }

  @Test
  void aModelOfOnesOwnPredictsWithItsNumbers() {
    SparkTrainerTest.Slope slope = new SparkTrainerTest.Slope();
    slope.parameters().setAll(3, -2);
    Predictor predictor = Predictor.of(slope);
    SparkPredictor spark = SparkPredictor.of(context, predictor, SparkTrainerTest.Slope::new);
    Row row = table(cells()).select(col("`x.1`"), spark.predict("x.1", "count")).first();
    assertEquals(predictor.predict(row.getDouble(0), 0)[0], row.getDouble(1));
  }

  @Test
  void whatCannotBePredictedIsAnErrorThatNamesTheColumn() {
    SparkPredictor spark = SparkPredictor.of(context, Predictor.of(Linear.of(2, 1)));
    assertEquals("SparkPredictor(Linear(in=2, out=1))", spark.toString());
    String columns = messageOf(spark::predict);
    assertTrue(columns.startsWith("0 columns for the 2 inputs"), columns);
    assertThrows(IllegalStateException.class, () -> spark.className("x.1", "count"));
    Dataset<Row> names = table(cells()).select(spark.predict("x.1", "name"));
    Throwable e = assertThrows(Exception.class, names::collectAsList);
    while (e.getCause() != null) {
      e = e.getCause();
    }
    String message = e.getMessage();
    assertTrue(message.startsWith("column name has n"), message);
    assertTrue(message.endsWith("; expected a number: leave such rows out, or cast the column"));
  }
}

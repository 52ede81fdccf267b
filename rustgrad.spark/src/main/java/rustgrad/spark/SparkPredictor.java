package rustgrad.spark;

import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import rustgrad.nn.Predictor;

/**
 * A snapshot of a model that predicts columns of tables, with the bits of its {@link Predictor}.
 *
 * <pre>{@code
 * SparkPredictor iris = SparkPredictor.of(context, Models.load(path));
 * table.withColumn("species", iris.className()); // the inputs have the names of columns
 * table.withColumn("score", SparkPredictor.of(context, other).predict("x", "y"));
 * }</pre>
 *
 * <p>The columns may be used in any query. A cell that is null or no number is an error of the
 * query, which names the column.
 */
public final class SparkPredictor {
  private final Predictor predictor;
  private final Broadcast<Sent<SentPredictor>> sent;

  private SparkPredictor(Predictor predictor, Broadcast<Sent<SentPredictor>> sent) {
    this.predictor = predictor;
    this.sent = sent;
  }

  /**
   * A snapshot that is sent to executors in the form of its file.
   *
   * @throws IllegalArgumentException if files cannot hold the model
   */
  public static SparkPredictor of(JavaSparkContext context, Predictor predictor) {
    return of(context, predictor, ModelForm.of(predictor.model()));
  }

  /**
   * As {@link #of(JavaSparkContext, Predictor)}, for any model.
   *
   * @param maker makes models like that of the snapshot on executors
   * @throws IllegalArgumentException if it makes a model of other sizes
   */
  public static SparkPredictor of(JavaSparkContext context, Predictor predictor, SparkModel maker) {
    return of(context, predictor, ModelForm.of(predictor.model(), maker));
  }

  private static SparkPredictor of(JavaSparkContext context, Predictor predictor, ModelForm form) {
    double[] items = predictor.model().parameters().items();
    return new SparkPredictor(
        predictor, context.broadcast(Sent.of(new SentPredictor(form, items))));
  }

  /**
   * The output of the model: a double, or an array of doubles if it has several.
   *
   * @param columns those of the inputs, in their order; none if the inputs have the names of
   *     columns
   * @throws IllegalArgumentException if there are not as many as inputs
   */
  public Column predict(String... columns) {
    List<String> names = names(columns);
    Broadcast<Sent<SentPredictor>> all = sent;
    return predictor.outputs() == 1
        ? of(names, row -> all.value().get().outputs(row, names)[0], DataTypes.DoubleType)
        : of(
            names,
            row -> DoubleStream.of(all.value().get().outputs(row, names)).boxed().toList(),
            DataTypes.createArrayType(DataTypes.DoubleType, false));
  }

  /** The number of the class, as of {@link Predictor#predictedClass}; the columns as there. */
  public Column predictedClass(String... columns) {
    List<String> names = names(columns);
    Broadcast<Sent<SentPredictor>> all = sent;
    return of(names, row -> all.value().get().predictedClass(row, names), DataTypes.IntegerType);
  }

  /**
   * The name of the class, as of {@link Predictor#className}; the columns as of {@link #predict}.
   *
   * @throws IllegalStateException if the classes have no names
   */
  public Column className(String... columns) {
    List<String> names = names(columns);
    List<String> classes = List.copyOf(predictor.classNames());
    if (classes.isEmpty()) {
      throw new IllegalStateException(
          predictor + " has no names of classes; give them with withClassNames");
    }
    Broadcast<Sent<SentPredictor>> all = sent;
    return of(
        names,
        row -> classes.get(all.value().get().predictedClass(row, names)),
        DataTypes.StringType);
  }

  private List<String> names(String... columns) {
    List<String> names =
        List.copyOf(columns.length == 0 ? predictor.inputNames() : Arrays.asList(columns));
    if (names.size() != predictor.inputs()) {
      throw new IllegalArgumentException(
          "%d columns for the %d inputs of %s; give a column for each, or names to the inputs"
              .formatted(names.size(), predictor.inputs(), predictor));
    }
    return names;
  }

  private static Column of(List<String> names, UDF1<Row, Object> function, DataType type) {
    return functions.udf(function, type).apply(functions.struct(Cells.columns(names)));
  }

  /** Such as "SparkPredictor(MLP(4, 16, 3))". */
  @Override
  public String toString() {
    return "Spark" + predictor;
  }
}

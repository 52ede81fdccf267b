/**
 * Sums of a {@link rustgrad.rows.RowProgram} over rows that Apache Spark holds, with the bits of
 * one machine, and what is made of them. {@link rustgrad.spark.SparkRows} are the rows, {@link
 * rustgrad.spark.SparkProgram} is a function, {@link rustgrad.spark.SparkTrainer} trains a model,
 * and {@link rustgrad.spark.SparkPredictor} predicts columns of tables.
 *
 * <pre>{@code
 * driver      parameters -- broadcast --> executors     each traces the function once
 * executors   PartialSum of each partition              mapPartitions
 * executors   those of neighbours, merged               reduceByKey
 * driver      the rest, merged; sum and gradient
 * }</pre>
 *
 * <p>Which executor computes a partition, how often, and in which order parts are merged, changes
 * no bit.
 *
 * <p>What travels: a function as a serializable lambda (SparkRowFunction), a model as the bytes of
 * its file or a supplier (ModelForm), a standard loss as its name (LossForm), parameters as they
 * are, and sums as {@link rustgrad.rows.PartialSum}s. A training is a {@link
 * rustgrad.nn.FullBatchTrainer} on the driver, whose loss is LossOnSpark.
 *
 * <p>What goes wrong in a task is a TaskError, which the driver finds in what Spark throws. To name
 * the row that a function fails for, or whose loss is not finite, RowSearch goes through the rows
 * once more, one by one.
 *
 * <p>This package uses what anyone may use of rustgrad.rows, nn and io; it is no module, because
 * Spark is none.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.spark;

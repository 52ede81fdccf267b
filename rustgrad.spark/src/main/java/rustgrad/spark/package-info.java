/**
 * Sums of a {@link rustgrad.rows.RowProgram} over rows that Apache Spark holds, with the bits of
 * one machine: {@link rustgrad.spark.SparkRows} are the rows, {@link rustgrad.spark.SparkProgram}
 * is the function.
 *
 * <pre>{@code
 * driver      parameters -- broadcast --> executors     each traces the function once
 * executors   PartialSum of each partition              mapPartitions
 * executors   those of neighbours, merged               reduceByKey
 * driver      the rest, merged; sum and gradient
 * }</pre>
 *
 * <p>Which executor computes a partition, how often, and in which order parts are merged, changes
 * no bit. This package uses rustgrad.rows; it is no module, because Spark is none.
 */
@org.jspecify.annotations.NullMarked
package rustgrad.spark;

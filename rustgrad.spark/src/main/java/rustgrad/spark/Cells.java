package rustgrad.spark;

import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.TaskContext;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;

/** The numbers in columns of a table. */
final class Cells implements Iterator<double[]> {
  private final Iterator<Row> rows;
  private final List<String> names;
  private long read;

  private Cells(Iterator<Row> rows, List<String> names) {
    this.rows = rows;
    this.names = names;
  }

  /** The columns of these names, whose cells are numbers. */
  static Dataset<Row> select(Dataset<Row> table, List<String> names) {
    List<String> known = Arrays.asList(table.columns());
    for (String name : names) {
      if (!known.contains(name)) {
        throw new IllegalArgumentException(
            "there is no column %s; the table has %s".formatted(name, known));
      }
      DataType type = table.schema().apply(name).dataType();
      if (!(type instanceof NumericType)) {
        throw new IllegalArgumentException(
            "column %s is of the type %s; expected numbers: cast it, as by table.withColumn(\"%s\", col(\"%s\").cast(\"double\")), or read a CSV file with the option inferSchema"
                .formatted(name, type.simpleString(), name, name));
      }
    }
    return table.select(columns(names));
  }

  /** Columns of a table by their names, whatever characters are in these. */
  static Column[] columns(List<String> names) {
    return names.stream()
        .map(name -> functions.col("`" + name.replace("`", "``") + "`"))
        .toArray(Column[]::new);
  }

  /** The numbers of the rows of a partition. */
  static Iterator<double[]> of(Iterator<Row> rows, List<String> names) {
    return new Cells(rows, names);
  }

  @Override
  public boolean hasNext() {
    return rows.hasNext();
  }

  @Override
  public double[] next() {
    Row row = rows.next();
    double[] numbers = new double[names.size()];
    for (int i = 0; i < numbers.length; i++) {
      if (row.isNullAt(i)) {
        throw TaskError.ofRow(bad(names.get(i), "null", read, TaskContext.getPartitionId()));
      }
      numbers[i] = ((Number) row.get(i)).doubleValue();
    }
    read++;
    return numbers;
  }

  /** What is wrong with a cell. */
  static String bad(String column, String cell, long row, int partition) {
    return "%s has %s in column %s; leave such rows out, or fill the gap, as table.na() does"
        .formatted(RowLayout.name(row, partition), cell, column);
  }
}

package rustgrad.spark;

import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.WeakHashMap;
import org.jspecify.annotations.Nullable;
import rustgrad.nn.Loss;
import rustgrad.nn.Model;
import rustgrad.nn.TotalLoss;

/** The mean loss of rows that Spark holds. */
final class LossOnSpark implements TotalLoss {
  private final Model model;
  private final LossForm loss;
  private final LossOfRow function;
  private @Nullable SparkProgram program;
  private @Nullable SparkRows rows;

  /** Rows that were found to fit. */
  private final Set<SparkRows> known = Collections.newSetFromMap(new WeakHashMap<>());

  LossOnSpark(Model model, ModelForm form, Loss loss) {
    this.model = model;
    this.loss = LossForm.of(loss);
    this.function = new LossOfRow(form, this.loss);
  }

  /**
   * The rows whose loss is asked for next. Checks those that are new.
   *
   * @throws IllegalArgumentException if they do not fit the model or the loss
   */
  void use(SparkRows rows) {
    if (rows == this.rows) {
      return;
    }
    int columns = model.inputs() + model.outputs();
    if (rows.columns() != columns) {
      throw new IllegalArgumentException(
          "%s, but %s takes %d inputs, and then a target for each of its outputs, %d; withLabels makes targets of classes"
              .formatted(rows, model, model.inputs(), model.outputs()));
    }
    if (!known.contains(rows)) {
      checkRows(rows);
      known.add(rows);
    }
    if (this.rows == null || this.rows.context().sc() != rows.context().sc()) {
      program = SparkProgram.trace(rows.context(), model.parameters().size(), columns, function);
    }
    this.rows = rows;
  }

  private void checkRows(SparkRows rows) {
    int columns = rows.columns();
    LossForm form = loss;
    int inputs = model.inputs();
    TaskError.explained(
        () ->
            rows.blocks()
                .mapPartitionsWithIndex(
                    (index, partition) ->
                        checked(new PartitionReader(partition, columns), index, form, inputs),
                    true)
                .collect());
  }

  private static Iterator<Long> checked(
      PartitionReader reader, int partition, LossForm form, int inputs) {
    Loss loss = form.loss();
    for (double[] row = reader.next(); row != null; row = reader.next()) {
      try {
        checkFinite(row);
        loss.checkTarget(Arrays.copyOfRange(row, inputs, row.length));
      } catch (IllegalArgumentException e) {
        throw TaskError.ofRow(
            "%s: %s".formatted(RowLayout.name(reader.rows() - 1, partition), e.getMessage()));
      }
    }
    return List.of(reader.rows()).iterator();
  }

  private static void checkFinite(double[] row) {
    for (int i = 0; i < row.length; i++) {
      if (!Double.isFinite(row[i])) {
        throw new IllegalArgumentException(
            "its number %d is %s; expected finite numbers".formatted(i, row[i]));
      }
    }
  }

  @Override
  public double value(double[] p) {
    return program().mean(p, rows());
  }

  @Override
  public double gradient(double[] p, double[] into) {
    return program().meanGradient(p, rows(), into);
  }

  @Override
  public Optional<Row> firstNotFinite(double[] p) {
    int inputs = model.inputs();
    return program()
        .firstNotFinite(p, rows())
        .map(
            found ->
                new Row(
                    found.name(),
                    Arrays.copyOf(found.numbers(), inputs),
                    Arrays.copyOfRange(found.numbers(), inputs, found.numbers().length)));
  }

  private SparkProgram program() {
    return Objects.requireNonNull(program, "program");
  }

  private SparkRows rows() {
    return Objects.requireNonNull(rows, "rows");
  }
}

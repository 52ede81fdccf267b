package rustgrad.spark;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import rustgrad.rows.RowProgram;

/** A function that each executor traces once: broadcast, so that all of its tasks have one. */
final class TracedOnce implements Serializable {
  private static final long serialVersionUID = 1;

  private final int parameters;
  private final int columns;
  private final SparkRowFunction function;
  private transient @Nullable RowProgram program;

  TracedOnce(int parameters, int columns, SparkRowFunction function) {
    this.parameters = parameters;
    this.columns = columns;
    this.function = function;
  }

  synchronized RowProgram program() {
    RowProgram known = program;
    if (known == null) {
      known = RowProgram.trace(parameters, columns, function);
      program = known;
    }
    return known;
  }
}

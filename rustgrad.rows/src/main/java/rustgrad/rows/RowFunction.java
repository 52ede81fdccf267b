package rustgrad.rows;

import rustgrad.api.Value;

/** A function of parameters and a row of data, such as the error of a model on one observation. */
@FunctionalInterface
public interface RowFunction {

  /** The value for one row. */
  Value apply(Value[] parameters, Value[] row);
}

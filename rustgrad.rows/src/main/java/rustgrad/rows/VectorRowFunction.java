package rustgrad.rows;

import rustgrad.api.Value;

/** A function of parameters and a row of data that has several outputs. */
@FunctionalInterface
public interface VectorRowFunction {

  /** The outputs for one row. */
  Value[] apply(Value[] parameters, Value[] row);
}

package rustgrad.nn;

import java.util.List;

/** What a model is to learn about each row of a data set: its class, or some numbers. */
sealed interface RowTargets permits RowLabels, RowNumbers {

  /** How many rows there are. */
  int size();

  /** Those of some rows, in this order. */
  RowTargets select(int... rows);

  /** The same with names of the classes or of the numbers. */
  RowTargets withNames(List<String> names);

  /** Such as "3 classes". */
  @Override
  String toString();
}

package rustgrad.core.lanes;

import java.util.List;
import rustgrad.core.pass.Derivative;
import rustgrad.core.pass.Pipeline;

/** What can be asked of a program over rows. */
public enum Mode {
  /** The sum over the rows. */
  SUM(true),
  /** The sum over the rows and its gradient by the parameters. */
  GRADIENT(true),
  /** The outputs of each row. */
  VALUES(false),
  /** The result of each row and its gradient by the row. */
  ROW_GRADIENTS(false);

  /** Whether there is one result over all rows. */
  final boolean overRows;

  Mode(boolean overRows) {
    this.overRows = overRows;
  }

  List<Pipeline.Pass> passes(int parameters, int inputs) {
    return switch (this) {
      case SUM -> Pipeline.valueOverRows(parameters);
      case GRADIENT -> Pipeline.gradientOverRows(parameters);
      case VALUES -> Pipeline.ofEachRow(Derivative.VALUE, parameters, 0, 0);
      case ROW_GRADIENTS -> Pipeline.ofEachRow(Derivative.GRADIENT, parameters, parameters, inputs);
    };
  }
}

package rustgrad.nn;

import java.util.Arrays;
import java.util.Optional;
import rustgrad.api.Value;

/**
 * The mean loss of all rows as a function of the parameters, wherever these rows are: on other
 * machines, say, that compute {@link rustgrad.rows.PartialSum}s of {@link #ofRow}. A {@link
 * FullBatchTrainer} makes it smaller.
 */
public interface TotalLoss {

  /**
   * The mean loss.
   *
   * @param p the parameters of the model
   */
  double value(double[] p);

  /**
   * The mean loss and its gradient.
   *
   * @param p the parameters of the model
   * @param into receives the derivative with respect to each parameter
   */
  double gradient(double[] p, double[] into);

  /**
   * The first row whose loss or gradient is NaN or infinite, for the message of an error; empty if
   * there is none.
   *
   * @param p the parameters of the model
   */
  Optional<Row> firstNotFinite(double[] p);

  /**
   * A row, and what a message calls it.
   *
   * @param name such as "row 17 of partition 3"
   * @param inputs what goes into the model
   * @param targets what the loss compares the outputs with
   */
  record Row(String name, double[] inputs, double[] targets) {

    /** Such as "row 17 of partition 3: [0.5, 1.0] and the targets [1.0]". */
    @Override
    public String toString() {
      return "%s: %s and the targets %s"
          .formatted(name, Arrays.toString(inputs), Arrays.toString(targets));
    }
  }

  /**
   * The loss of a row, as a program is traced from it.
   *
   * @param row the inputs, and after them a target for each output
   */
  static Value ofRow(Model model, Loss loss, Value... row) {
    int inputs = model.inputs();
    Value[] target = Arrays.copyOfRange(row, inputs, inputs + model.outputs());
    return loss.of(model.forward(Arrays.copyOf(row, inputs)), target);
  }
}

package rustgrad.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import rustgrad.program.Accumulation;
import rustgrad.program.VectorProgram;
import rustgrad.program.ir.Count;
import rustgrad.program.pass.Derivative;

/**
 * The Jacobian of each row of a {@link VectorRowProgram} with respect to some of its parameters and
 * some of the numbers of the row.
 *
 * <pre>{@code
 * RowJacobian byPoint = projection.jacobian().byColumns(9, 10, 11);
 * double[] jacobians = new double[1000 * 2 * 3]; // 1000 rows, 2 outputs
 * byPoint.evaluate(p, observations, jacobians);
 * }</pre>
 *
 * <p>It is accumulated input by input or output by output, whichever takes fewer steps: each step
 * passes a derivative through one input of one operation. That depends on the function alone. Each
 * row has the bits of {@link VectorProgram#jacobian(double[], Accumulation, double[])}.
 *
 * <p>Immutable: each {@code by} or {@code with} method returns another one.
 */
public final class RowJacobian {
  private final RowResults results;

  /** The inputs of the function, of which the parameters are the first. */
  private final List<Integer> inputs;

  private final Derivative order;

  RowJacobian(RowResults results, List<Integer> inputs, Derivative order) {
    this.results = results;
    this.inputs = inputs;
    this.order = order;
  }

  /**
   * With respect to these parameters too, after what it is with respect to already.
   *
   * @throws IllegalArgumentException if there is no such parameter, or it is given twice
   */
  public RowJacobian byParameters(int... parameters) {
    return with(parameters, 0, results.shape().parameters(), "parameter");
  }

  /**
   * With respect to these numbers of the row too, after what it is with respect to already.
   *
   * @throws IllegalArgumentException if there is no such column, or it is given twice
   */
  public RowJacobian byColumns(int... columns) {
    return with(columns, results.shape().parameters(), results.shape().columns(), "column");
  }

  private RowJacobian with(int[] numbers, int first, int count, String what) {
    List<Integer> more = new ArrayList<>(inputs);
    for (int number : numbers) {
      if (number < 0 || number >= count) {
        throw new IllegalArgumentException(
            "a Jacobian by %s %d of a program of %s".formatted(what, number, results.shape()));
      }
      if (more.contains(first + number)) {
        throw new IllegalArgumentException(
            "a Jacobian by %s %d twice; give it once".formatted(what, number));
      }
      more.add(first + number);
    }
    return new RowJacobian(results, List.copyOf(more), order);
  }

  /** Accumulated in this order, whatever takes fewer steps. */
  public RowJacobian withAccumulation(Accumulation accumulation) {
    return new RowJacobian(results, inputs, orderOf(accumulation));
  }

  static Derivative orderOf(Accumulation accumulation) {
    return switch (Objects.requireNonNull(accumulation, "accumulation")) {
      case FORWARD -> Derivative.JACOBIAN_FORWARD;
      case REVERSE -> Derivative.JACOBIAN_REVERSE;
    };
  }

  /** With respect to how many inputs it is. */
  public int inputs() {
    return inputs.size();
  }

  /**
   * The Jacobian of each row.
   *
   * @param into receives the Jacobian of the first row, output by output, then that of the second,
   *     and so on; those of an output are in the order in which their inputs were given
   * @throws IllegalArgumentException as for {@link VectorRowProgram#jacobians}, or if it is with
   *     respect to nothing
   */
  public void evaluate(double[] p, Rows data, double[] into) {
    if (inputs.isEmpty()) {
      throw new IllegalArgumentException(
          "a Jacobian with respect to nothing; choose by byParameters(..) or byColumns(..)");
    }
    results.byChosen(order, inputs, p, data, into);
  }

  /** Such as "Jacobian of 2 outputs by 3 inputs of each row of 2 parameters, 3 columns". */
  @Override
  public String toString() {
    return "Jacobian of %s by %s of each row of %s"
        .formatted(
            Count.of(results.shape().outputs(), "output"),
            Count.of(inputs.size(), "input"),
            results.shape());
  }
}

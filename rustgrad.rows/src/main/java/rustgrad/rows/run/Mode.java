package rustgrad.rows.run;

import java.util.List;
import java.util.stream.IntStream;
import rustgrad.program.pass.Derivative;
import rustgrad.program.pass.Pass;
import rustgrad.rows.pass.RowPipeline;

/**
 * What can be asked of a program over rows.
 *
 * @param chosen the inputs that a derivative is with respect to, or the outputs that are weighed,
 *     where the task says so; else empty
 */
public record Mode(Task task, Derivative derivative, List<Integer> chosen) {

  /** What is computed, of how many rows. */
  enum Task {
    /** The sum over the rows. */
    SUM,
    /** The sum of each output over the rows. */
    SUMS,
    /** The gradient of some outputs, summed over the rows with weights, by the parameters. */
    WEIGHED_SUM,
    /** The gradient of some outputs of each row, with weights that are the same for all. */
    WEIGHED_ROW,
    /** A derivative of each row with respect to its numbers. */
    BY_ROW,
    /** A derivative of each row with respect to the parameters. */
    BY_PARAMETERS,
    /** A derivative of each row with respect to chosen inputs. */
    BY_CHOSEN
  }

  /** The sum over the rows. */
  public static final Mode SUM = new Mode(Task.SUM, Derivative.VALUE);

  /** The sum over the rows and its gradient with respect to the parameters. */
  public static final Mode GRADIENT = new Mode(Task.SUM, Derivative.GRADIENT);

  /**
   * The sum over the rows, its gradient, and its Hessian times a direction; of a function of the
   * parameters, the direction and a row.
   */
  public static final Mode HESSIAN_PRODUCT = new Mode(Task.SUM, Derivative.HESSIAN_PRODUCT);

  /** The sum over the rows, its gradient, and the diagonal of its Hessian. */
  public static final Mode HESSIAN_DIAGONAL = new Mode(Task.SUM, Derivative.HESSIAN_DIAGONAL);

  /** The sum of each output over the rows. */
  public static final Mode SUMS = new Mode(Task.SUMS, Derivative.VALUE);

  private Mode(Task task, Derivative derivative) {
    this(task, derivative, List.of());
  }

  /** A derivative of each row with respect to its numbers. */
  public static Mode byRow(Derivative derivative) {
    return new Mode(Task.BY_ROW, derivative);
  }

  /** A derivative of each row with respect to the parameters. */
  public static Mode byParameters(Derivative derivative) {
    return new Mode(Task.BY_PARAMETERS, derivative);
  }

  /** A derivative of each row with respect to these of its parameters and numbers. */
  public static Mode by(List<Integer> inputs, Derivative derivative) {
    return new Mode(Task.BY_CHOSEN, derivative, inputs);
  }

  /** These outputs, summed over the rows with weights: passed back to the parameters. */
  static Mode weighedSum(List<Integer> outputs) {
    return new Mode(Task.WEIGHED_SUM, Derivative.COTANGENT, outputs);
  }

  /** The same, passed back to the numbers of each row. */
  static Mode weighedRow(List<Integer> outputs) {
    return new Mode(Task.WEIGHED_ROW, Derivative.COTANGENT, outputs);
  }

  /** Whether it is one result over all rows; else there are results for each row. */
  boolean overRows() {
    return task == Task.SUM || task == Task.SUMS || task == Task.WEIGHED_SUM;
  }

  /**
   * The passes for a function.
   *
   * @param parameters how many of its inputs do not vary; the last of them are the direction or the
   *     weights, if there are any
   * @param inputs how many inputs it has
   * @param outputs how many outputs it has
   */
  List<Pass> passes(int parameters, int inputs, int outputs) {
    return switch (task) {
      case SUM -> ofSum(parameters);
      case SUMS -> RowPipeline.sumsOverRows();
      case WEIGHED_SUM -> RowPipeline.cotangentOverRows(parameters - outputs, chosenNumbers());
      case WEIGHED_ROW -> RowPipeline.cotangentOfEachRow(parameters - outputs, chosenNumbers());
      case BY_ROW -> RowPipeline.ofEachRow(derivative, range(parameters, inputs));
      case BY_PARAMETERS -> RowPipeline.ofEachRow(derivative, range(0, parameters));
      case BY_CHOSEN -> RowPipeline.ofEachRow(derivative, chosenNumbers());
    };
  }

  private List<Pass> ofSum(int parameters) {
    return switch (derivative) {
      case VALUE -> RowPipeline.valueOverRows();
      case HESSIAN_PRODUCT -> RowPipeline.hessianProductOverRows(parameters / 2);
      case HESSIAN_DIAGONAL -> RowPipeline.hessianDiagonalOverRows(parameters);
      default -> RowPipeline.gradientOverRows(parameters);
    };
  }

  private int[] chosenNumbers() {
    return chosen.stream().mapToInt(Integer::intValue).toArray();
  }

  private static int[] range(int from, int to) {
    return IntStream.range(from, to).toArray();
  }
}

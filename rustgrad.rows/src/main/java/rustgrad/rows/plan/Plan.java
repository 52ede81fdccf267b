package rustgrad.rows.plan;

import java.util.List;
import org.jspecify.annotations.Nullable;
import rustgrad.program.ir.Listing;

/**
 * How a program over rows is run.
 *
 * @param parameters how many numbers it is given besides the rows
 * @param columns how many columns a block has
 * @param rowColumns the column of each number of a row, or -1 if it is not used
 * @param filled columns that hold the same number in each row
 * @param fillers for each of these the place of its number in {@code before}, or a {@link
 *     FixedNumber}
 * @param steps what computes the other columns and the sums, in order
 * @param weights for each {@link PlanStep.DotProducts}, by its number, the places of its weights in
 *     {@code before}
 * @param numbers for each {@link PlanStep.Loop}, by its number, the places in {@code before} of the
 *     numbers that it is given
 * @param sumPlaces for each sum over rows, in the order of the graph, its place among those that
 *     the steps compute. Which steps there are may depend on the machine; the order of the graph
 *     does not.
 * @param before what is computed before all rows
 * @param after what is computed after them, or null if the results are those of each row
 * @param results the result and then the outputs: places of {@code after}, or columns
 */
public record Plan(
    int parameters,
    int columns,
    int[] rowColumns,
    int[] filled,
    int[] fillers,
    List<PlanStep> steps,
    List<WeightPlaces> weights,
    List<int[]> numbers,
    int[] sumPlaces,
    Uniforms before,
    @Nullable Uniforms after,
    int[] results) {

  /** How many sums over rows there are. */
  public int sums() {
    return sumPlaces.length;
  }

  /** Whether it has loops, which compute one leaf of a sum at a time. */
  public boolean inLoops() {
    return !numbers.isEmpty();
  }

  /** Adds the steps, one a line. */
  public void print(Listing to) {
    PlanPrinter.print(this, to);
  }

  @Override
  public String toString() {
    Listing all = Listing.ofAllLines();
    print(all);
    return all.toString();
  }
}

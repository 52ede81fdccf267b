package rustgrad.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;
import rustgrad.program.Program;

/** Parts that do not belong together are refused, in words. */
class PartialSumErrorsTest {
  private static final double[] P = {2, 3};
  private static final RowProgram LINE = line(1);
  private static final RowProgram BRANCHES = branches(1);

  private static RowProgram line(double shift) {
    return RowProgram.trace(2, 1, (p, row) -> p[0].times(row[0]).plus(p[1]).minus(shift));
  }

  /** The path depends on whether the row is positive. */
  private static RowProgram branches(double factor) {
    return RowProgram.trace(
        2,
        1,
        (p, row) ->
            row[0].isGreaterThan(0) ? row[0].times(p[0]) : row[0].times(p[1]).times(factor));
  }

  /** Rows of the numbers from one up to another. */
  private static Rows rows(int from, int to) {
    double[] data = new double[to - from];
    Arrays.setAll(data, i -> from + i);
    return Rows.rowMajor(data, 1);
  }

  private static PartialSum part(int from, int to) {
    return LINE.partialSumGradient(P, rows(from, to), from);
  }

  private static void assertIllegal(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }

  @Test
  void aRowInTwoPartsIsNamed() {
    String advice = " twice; each row must be in one part alone";
    assertIllegal("rows 100 to 149" + advice, () -> LINE.merge(P, part(0, 150), part(100, 200)));
    assertIllegal("row 149" + advice, () -> LINE.merge(P, part(149, 300), part(0, 150)));
    PartialSum ends = LINE.merge(P, part(0, 100), part(300, 400));
    assertIllegal("rows 350 to 359" + advice, () -> LINE.merge(P, ends, part(350, 360)));
  }

  @Test
  void rowsThatAreMissingAreNamedAtTheEnd() {
    PartialSum ends = LINE.merge(P, part(0, 100), part(300, 301));
    String message = "; merge it with those of the rows that are missing";
    assertIllegal("a part of rows 0 to 99, row 300" + message, () -> LINE.sum(P, ends));
    assertIllegal("a part of rows 1 to 9" + message, () -> LINE.sum(P, part(1, 10)));
    double[] gradient = {7, 7};
    assertThrows(IllegalArgumentException.class, () -> LINE.sumGradient(P, ends, gradient));
    assertThrows(IllegalArgumentException.class, () -> LINE.meanGradient(P, ends, gradient));
    assertArrayEquals(new double[] {7, 7}, gradient);
  }

  @Test
  void otherParametersAreRefused() {
    double[] others = {2, Math.nextUp(3)};
    String message =
        "the part was computed at other parameters than these; all parts of a sum need the same bits";
    assertIllegal(message, () -> LINE.sum(others, part(0, 10)));
    PartialSum other = LINE.partialSumGradient(others, rows(10, 20), 10);
    assertIllegal(message, () -> LINE.merge(P, part(0, 10), other));
    assertIllegal(message, () -> LINE.merge(P, other, part(0, 10)));
    assertIllegal(
        "the rows before the part were counted at other parameters than these; all parts of a sum need the same bits",
        () -> LINE.partialSum(P, rows(0, 5), LINE.countPaths(others, rows(0, 5))));
    assertIllegal(
        "the rows were counted at different parameters; count them all at the same bits",
        () -> LINE.countPaths(P, rows(0, 5)).plus(LINE.countPaths(others, rows(0, 5))));
    PartialSum zero = LINE.partialSum(new double[] {0.0, 0}, rows(0, 1), 0);
    assertIllegal(message, () -> LINE.sum(new double[] {-0.0, 0}, zero));
  }

  @Test
  void anotherFunctionIsRefused() {
    String message =
        "the part was computed by another function, or by one that is traced differently there: they differ on the path of the row [0.0]";
    PartialSum other = line(2).partialSumGradient(P, rows(0, 10), 0);
    assertIllegal(message, () -> LINE.merge(P, other, part(10, 20)));
    assertIllegal(message, () -> LINE.sum(P, other));
    PartialSum branch = branches(2).partialSumGradient(P, rows(0, 10), 0);
    assertIllegal(message, () -> BRANCHES.sum(P, branch));
    assertIllegal(
        "the part was computed by a program of 2 parameters and 2 columns, which is not this one, of 2 parameters and 1 columns",
        () ->
            LINE.sum(
                P,
                RowProgram.trace(2, 2, (p, row) -> row[0])
                    .partialSum(P, Rows.of(new double[][] {{1, 2}}), 0)));
  }

  @Test
  void theBranchThatDiffersIsEnough() {
    PartialSum positive = branches(2).partialSum(P, rows(1, 10), 0);
    assertEquals(45 * 2, BRANCHES.sum(P, positive), "both have the same path there");
  }

  @Test
  void aSumWithoutGradientIsNotTakenForOne() {
    PartialSum value = LINE.partialSum(P, rows(0, 10), 0);
    assertIllegal(
        "one part is that of a sum, the other that of a sum and its gradient",
        () -> LINE.merge(P, value, part(10, 20)));
    assertIllegal(
        "a part without gradient; compute parts by partialSumGradient(..)",
        () -> LINE.sumGradient(P, value, new double[2]));
  }

  @Test
  void aFunctionThatComparesRowsNeedsTheirCounts() {
    assertEquals(9 * 2, BRANCHES.sum(P, BRANCHES.partialSum(P, rows(9, 10), 0)), "none before");
    assertIllegal(
        "the function compares what depends on the row, so where row 5 stands among those of its path depends on all rows before; count these with countPaths(..), and give their counts in place of its number",
        () -> BRANCHES.partialSum(P, rows(0, 10), 5));
  }

  @Test
  void countsThatDoNotFitAreFoundOut() {
    String advice =
        "; count the rows of each part, at the same parameters, and give each part the counts of all rows before it";
    PathCounts negative = BRANCHES.countPaths(P, rows(-10, 0));
    PartialSum first = BRANCHES.partialSum(P, rows(1, 11), 0);
    PartialSum second = BRANCHES.partialSum(P, rows(11, 20), negative);
    assertIllegal(
        "rows 0 to 8 twice; they are those of one path" + advice,
        () -> BRANCHES.merge(P, first, second));
    PartialSum third = BRANCHES.partialSum(P, rows(-20, -10), negative);
    assertIllegal(
        "all rows are there, but of a path only rows 10 to 19; give each part the counts of all rows before it",
        () -> BRANCHES.sum(P, BRANCHES.merge(P, first, third)));
    assertIllegal(
        "of 5 rows before the part, 0 were counted on the path that all rows take; count them with this function",
        () -> LINE.partialSum(P, rows(5, 9), line(2).countPaths(P, rows(0, 5))));
  }

  @Test
  void argumentsOfBadShapeAreRefused() {
    double[] one = {1};
    assertIllegal("first row -1; give 0 or more", () -> LINE.partialSum(P, rows(0, 1), -1));
    assertIllegal(
        "1 number for a program of 2 parameters", () -> LINE.partialSum(one, rows(0, 1), 0));
    assertIllegal("1 number for a program of 2 parameters", () -> LINE.sum(one, part(0, 1)));
    assertIllegal(
        "1 number for a program of 2 parameters", () -> LINE.merge(one, part(0, 1), part(1, 2)));
    assertIllegal(
        "the gradient of 2 parameters into an array of 1; give one of 2",
        () -> LINE.sumGradient(P, part(0, 1), one));
    assertIllegal(
        "the parameters and the results are the same array; give two",
        () -> LINE.sumGradient(P, part(0, 1), P));
    assertIllegal("there is no mean of no rows; give one or more", () -> LINE.mean(P, part(3, 3)));
    assertThrows(NullPointerException.class, () -> LINE.merge(P, part(0, 1), null));
  }

  /** Its paths are found in the order of the rows, which differs from machine to machine. */
  @Test
  void whatACalledProgramHasSeenMakesItNoOther() {
    double[] p = {1};
    PartialSum left = absolute(-1).partialSum(p, Rows.rowMajor(new double[] {-1}, 1), 0);
    RowProgram program = absolute(1);
    PartialSum right = program.partialSum(p, Rows.rowMajor(new double[] {3}, 1), 1);
    assertEquals(4, program.sum(p, program.merge(p, left, right)));
  }

  @Test
  void anotherProgramThatIsCalledIsAnother() {
    double[] p = {1};
    PartialSum left = calling(x -> x.sin()).partialSum(p, Rows.rowMajor(new double[] {1}, 1), 0);
    RowProgram program = calling(x -> x.cos());
    PartialSum right = program.partialSum(p, Rows.rowMajor(new double[] {2}, 1), 1);
    assertThrows(IllegalArgumentException.class, () -> program.merge(p, left, right));
  }

  private static RowProgram absolute(double seen) {
    Program absolute = Program.trace(1, x -> x[0].isLessThan(0) ? x[0].negate() : x[0]);
    absolute.value(seen);
    return RowProgram.trace(1, 1, (p, row) -> absolute.call(row).times(p[0]));
  }

  private static RowProgram calling(UnaryOperator<Value> function) {
    Program called = Program.trace(1, x -> function.apply(x[0]));
    return RowProgram.trace(1, 1, (p, row) -> called.call(row).times(p[0]));
  }

  @Test
  void anOpThatThrowsInAMergeOrAtTheEndLeavesAllAsItWas() {
    UnaryOp fragile = new Fragile(120);
    RowProgram program = RowProgram.trace(2, 1, (p, row) -> row[0].apply(fragile).times(p[0]));
    PartialSum first = program.partialSumGradient(P, rows(0, 121), 0);
    PartialSum second = program.partialSumGradient(P, rows(121, 128), 121);
    assertThrows(ArithmeticException.class, () -> program.merge(P, first, second));
    double[] gradient = {7, 7};
    assertThrows(ArithmeticException.class, () -> program.sumGradient(P, first, gradient));
    assertArrayEquals(new double[] {7, 7}, gradient);
    assertEquals(121, first.rows());
    PartialSum before = program.partialSumGradient(P, rows(0, 100), 0);
    assertEquals(2 * 4_950, program.sumGradient(P, before, gradient));
  }

  @Test
  void partsPrintThemselves() {
    assertEquals(
        "PartialSum(rows 0 to 9, with gradient, 1 path, 166 bytes)", part(0, 10).toString());
    assertEquals("PartialSum(no rows, value, 0 paths, 33 bytes)", none().toString());
    assertEquals("PathCounts(20 rows, 2 paths)", counts().get().toString());
  }

  private static PartialSum none() {
    return LINE.partialSum(P, rows(0, 0), 5);
  }

  private static Supplier<PathCounts> counts() {
    return () -> BRANCHES.countPaths(P, rows(-10, 10));
  }
}

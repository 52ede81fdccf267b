package rustgrad.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import rustgrad.api.Value;
import rustgrad.program.Program;
import rustgrad.program.contract.RandomPoints;
import rustgrad.program.contract.RandomProgram;

/** Programs over rows agree with programs in every bit; one NaN is like another. */
class RowDifferentialTest {
  private static final int PROGRAMS = 150 * Integer.getInteger("rustgrad.samples", 1);
  private static final int ROWS = 19;

  private int telling;

  @Test
  void oneRowHasTheBitsOfAProgramAndSoHaveTheResultsOfEachRow() {
    for (int seed = 0; seed < PROGRAMS; seed++) {
      check(seed);
    }
    assertTrue(telling > PROGRAMS, "only " + telling + " gradients are finite and not 0");
  }

  private void check(int seed) {
    RandomProgram function =
        seed % 3 == 0 ? RandomProgram.withCalls(seed) : new RandomProgram(seed);
    SplittableRandom random = new SplittableRandom(seed);
    int inputs = function.inputs();
    int parameters = random.nextInt(inputs);
    int columns = inputs - parameters;
    Program program = Program.trace(inputs, function);
    RowProgram rows =
        Machines.ALL
            .get(seed / 4 % Machines.ALL.size())
            .trace(parameters, columns, joined(function));
    double[] p = RandomPoints.all(random, parameters)[seed % 4];
    double[] data = new double[ROWS * columns];
    double[] values = new double[ROWS];
    double[] rowGradients = new double[ROWS * columns];
    for (int r = 0; r < ROWS; r++) {
      double[] row = RandomPoints.all(random, columns)[r % 4];
      for (int c = 0; c < columns; c++) {
        data[r * columns + c] = Double.isNaN(row[c]) ? 1 : row[c];
      }
    }
    for (int r = 0; r < ROWS; r++) {
      double[] row = Arrays.copyOfRange(data, r * columns, (r + 1) * columns);
      double[] x = Arrays.copyOf(p, inputs);
      System.arraycopy(row, 0, x, parameters, columns);
      double[] gradient = new double[inputs];
      double value = program.gradient(x, gradient);
      values[r] = value;
      System.arraycopy(gradient, parameters, rowGradients, r * columns, columns);
      double[] byParameters = new double[parameters];
      Rows one = Rows.rowMajor(row, columns);
      String what = function + " of " + parameters + " parameters at " + Arrays.toString(x);
      assertEquals(value + 0.0, rows.sumGradient(p, one, byParameters), what);
      assertArrayEquals(Arrays.copyOf(gradient, parameters), byParameters, what);
      assertEquals(value + 0.0, rows.sum(p, one), what);
      for (double g : byParameters) {
        telling += Double.isFinite(g) && g != 0 ? 1 : 0;
      }
    }
    double[] actual = new double[ROWS];
    rows.eachRow().evaluate(p, Rows.rowMajor(data, columns), actual);
    assertArrayEquals(values, actual, function::toString);
    double[] actualGradients = new double[ROWS * columns];
    rows.eachRow().gradients(p, Rows.rowMajor(data, columns), actualGradients);
    assertArrayEquals(rowGradients, actualGradients, function::toString);
  }

  static RowFunction joined(RandomProgram function) {
    return (p, row) -> {
      Value[] x = Arrays.copyOf(p, p.length + row.length);
      System.arraycopy(row, 0, x, p.length, row.length);
      return function.apply(x);
    };
  }
}

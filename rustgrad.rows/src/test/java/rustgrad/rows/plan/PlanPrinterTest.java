package rustgrad.rows.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import rustgrad.api.Comparison;
import rustgrad.api.Value;
import rustgrad.program.contract.WeightedSquares;
import rustgrad.program.ir.Graph;
import rustgrad.program.pass.Derivative;
import rustgrad.program.pass.Pass;
import rustgrad.program.pass.Pipeline;
import rustgrad.program.trace.Trace;
import rustgrad.rows.pass.RowPipeline;

/** Plans of typical programs, as they print themselves. The first inputs are parameters. */
class PlanPrinterTest {

  /** Of the sum over rows and its gradient. */
  private static String gradient(int parameters, int inputs, Function<Value[], Value> function) {
    return print(RowPipeline.gradientOverRows(parameters), parameters, true, inputs, function);
  }

  private static String print(
      List<Pass> passes,
      int parameters,
      boolean overRows,
      int inputs,
      Function<Value[], Value> function) {
    Graph traced = Trace.of(x -> new Value[] {function.apply(x)}, inputs, null, 1_000_000).graph();
    Graph graph = Pipeline.run(passes, traced, new ArrayList<>());
    return Planner.plan(RowPipeline.withDots(graph, parameters), parameters, overRows).toString();
  }

  private static final String LINE =
      """
      in each block of rows:
        c0..c1 = row0..row1
        c4 = 1.0
        c2 = p0 + p1*c0
        c3 = minus(c2, c1)
        c2 = plus(c3, c3)
        s0 = sum(c3 * c3)
        s1..s2 = sum(c2 * [c0 c4])
      results:
        out[0] = s2
        out[1] = s1
        return s0
      """;

  private static Value squaredErrorOfLine(Value[] x) {
    Value error = x[0].plus(x[1].times(x[2])).minus(x[3]);
    return error.times(error);
  }

  @Test
  void theSquaredErrorOfALine() {
    assertEquals(LINE, gradient(2, 4, PlanPrinterTest::squaredErrorOfLine));
  }

  @Test
  void thePackageShowsThePlanOfALine() throws IOException {
    Path info = Path.of("src/main/java/rustgrad/rows/plan/package-info.java");
    assertTrue(Files.readString(info).contains(LINE.replaceAll("(?m)^(?=.)", " * ")));
  }

  /** Three neurons of two inputs, and one of three. */
  private static Value squaredErrorOfNetwork(Value[] x) {
    Value[] row = Arrays.copyOfRange(x, 13, 15);
    Value[] hidden = new Value[3];
    for (int j = 0; j < 3; j++) {
      hidden[j] = Value.dot(x[6 + j], Arrays.copyOfRange(x, 2 * j, 2 * j + 2), row).tanh();
    }
    Value error = Value.dot(x[12], Arrays.copyOfRange(x, 9, 12), hidden).minus(x[15]);
    return error.times(error);
  }

  @Test
  void aLayerOfANetworkIsOneStep() {
    assertEquals(
        """
        in each block of rows:
          c0..c2 = row0..row2
          c14 = 1.0
          c3..c5 = p6 + p0*c0 + p1*c1, ..., p8 + p4*c0 + p5*c1
          c6..c8 = tanh(c3..c5)
          c9 = p12 + p9*c6 + p10*c7 + p11*c8
          c10..c12 = tanh'(c3..c5, c6..c8)
          c13 = minus(c9, c2)
          c9 = plus(c13, c13)
          s0 = sum(c13 * c13)
          c3..c5 = p9*c9, ..., p11*c9
          s1..s4 = sum(c9 * [c6..c8 c14])
          c6..c8 = times(c3..c5, c10..c12)
          s5..s13 = sum([c6..c8] * [c0..c1 c14])
        results:
          out[0] = s5
          out[1] = s6
          out[2] = s8
          out[3] = s9
          out[4] = s11
          out[5] = s12
          out[6] = s7
          out[7] = s10
          out[8] = s13
          out[9] = s1
          out[10] = s2
          out[11] = s3
          out[12] = s4
          return s0
        """,
        gradient(13, 16, PlanPrinterTest::squaredErrorOfNetwork));
  }

  @Test
  void whatDependsOnParametersAloneIsComputedBeforeAndAfterTheRows() {
    assertEquals(
        """
        before the rows, where x is p and out is u:
          v2 = exp(x0)
          out[0] = 1.0
          out[1] = v2
          out[2] = 0.0
        in each block of rows:
          c0 = row0
          c1 = u2
          c2 = u1
          c3 = u0
          c6 = 1.0
          c4 = where(c0 < c1 ? c2 : c0)
          c5 = where(c0 < c1 ? c3 : c1)
          s0..s1 = sum([c4..c5] * c6)
        after the rows, where x is p and then s, and out is t:
          v3 = exp(x0)
          v5 = exp'(x0, v3)
          v6 = times(x2, v5)
          v7 = where(x2 != 0.0 ? v6 : 0.0)
          v8 = plus(v7, 0.0)
          out[0] = v8
        results:
          out[0] = t0
          return s0
        """,
        gradient(
            1, 2, x -> Value.where(x[1], Comparison.LESS, Value.constant(0), x[0].exp(), x[1])));
  }

  @Test
  void anOpOfManyInputsAndItsPartials() {
    assertEquals(
        """
        in each block of rows:
          c0..c1 = row0..row1
          c4 = 1.0
          c2 = p0*c0
          c3 = weightedSquares(c2, c1)
          c5..c6 = weightedSquares'(c2, c1, c3)
          s0 = sum(c3 * c4)
          s1 = sum(c5 * c0)
        results:
          out[0] = s1
          return s0
        """,
        gradient(1, 3, x -> x[1].times(x[0]).apply(WeightedSquares.OP, x[2])));
  }

  @Test
  void theGradientOfEachRow() {
    assertEquals(
        """
        before the rows, where x is p and out is u:
          out[0] = 0.0
        in each block of rows:
          c0 = row0
          c1 = p1 + p0*c0
          c2 = sin(c1)
          c3 = sin'(c1, c2)
          c1 = u0 + p0*c3
        in each row:
          out[0] = c1
          return c2
        """,
        print(
            RowPipeline.ofEachRow(Derivative.GRADIENT, 2),
            2,
            false,
            3,
            x -> x[0].times(x[2]).plus(x[1]).sin()));
  }

  @Test
  void ofALongDotSomeTermsAreLeftOut() {
    assertEquals(
        """
        in each block of rows:
          c0..c6 = row0..row6
          c7 = p0*c0 + p1*c1 + ... + p6*c6
        in each row:
          out[0] = c7
          return c7
        """,
        print(
            RowPipeline.ofEachRow(Derivative.VALUE),
            7,
            false,
            14,
            x -> Value.dot(Arrays.copyOf(x, 7), Arrays.copyOfRange(x, 7, 14))));
  }
}

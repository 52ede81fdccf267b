package rustgrad.ops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import rustgrad.api.Op;

/** What the table of PyTorch leaves out: NaN, domains, tails, limits and ties. */
class SpecialValuesTest {
  private static final double NAN = Double.NaN;
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @TestFactory
  Stream<DynamicTest> everyOpOfNaNIsNaNAndSoAreItsPartials() {
    return Ops.all().stream().map(op -> dynamicTest(op.name(), () -> checkNaN(op)));
  }

  private static void checkNaN(Op op) {
    for (int i = 0; i < Ops.inputs(op); i++) {
      double[] in = new double[Ops.inputs(op)];
      Arrays.fill(in, -0.5);
      in[i] = NAN;
      assertAllNaN(op, in);
    }
  }

  private static void assertAllNaN(Op op, double... in) {
    String at = op.name() + Arrays.toString(in);
    assertEquals(NAN, Ops.value(op, in), at);
    for (double partial : Ops.partials(op, in)) {
      assertEquals(NAN, partial, at);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "log, -1",
    "log, -Infinity",
    "log10, -1",
    "log1p, -1.5",
    "sqrt, -1",
    "asin, 1.5",
    "asin, -Infinity",
    "acos, -1.5",
    "sin, Infinity",
    "cos, Infinity",
    "tan, Infinity"
  })
  void outsideTheDomainValueAndPartialAreNaN(String op, double x) {
    assertAllNaN(Ops.named(op), x);
  }

  @Test
  void aRootOfANegativeNumberIsNaN() {
    assertAllNaN(new Pow(), -8, 1.0 / 3);
    assertAllNaN(new Pow(), -1, Double.MIN_VALUE);
  }

  @Test
  void everyNumberToThePowerOf0Is1AndSoIsNaN() {
    for (double base : new double[] {NAN, 0, -0.0, -2, 3, INFINITY, -INFINITY}) {
      assertEquals(1, Ops.value(new Pow(), base, 0));
      assertEquals(0, Ops.partials(new Pow(), base, 0)[0]);
    }
    assertEquals(NAN, Ops.partials(new Pow(), NAN, 0)[1]);
    assertAllNaN(new Pow(), NAN, 1);
    assertAllNaN(new Pow(), NAN, NAN);
  }

  @Test
  void aLeakOfInfinityThroughSlopeZeroIsNaN() {
    assertAllNaN(new LeakyRelu(), -INFINITY, 0);
  }

  /** Reference values from mpmath 1.3 with 40 digits. */
  @ParameterizedTest
  @CsvSource({
    "softplus, -30, 9.3576229688397368e-14, 9.357622968839299e-14",
    "softplus, -700, 9.8596765437597708e-305, 9.8596765437597708e-305",
    "sigmoid, -30, 9.357622968839299e-14, 9.3576229688384233e-14",
    "silu, -30, -2.8072868906517897e-12, -2.713710660963134e-12",
    "silu, -100, -3.720075976020836e-42, -3.6828752162606276e-42",
    "silu, 36, 35.999999999999992, 1.0000000000000081",
    "gelu, -5, -1.4332578593959696e-6, -7.1469460017922946e-6",
    "gelu, -10, -7.6198530241605261e-23, -7.6184000964648141e-22",
    "gelu, -20, -5.5072482372124674e-88, -1.1014360483133464e-86",
    "gelu, -35, -3.9371874726534219e-267, -1.3780137862911361e-265",
    "erfc, -0.3, 1.3286267594591274, -1.0312609096189631",
    "erfc, 1.2, 0.089686021770364632, -0.26734434700353917",
    "erfc, 5, 1.5374597944280349e-12, -1.5670866531017335e-11",
    "erfc, 26, 5.6631924088561428e-296, -2.9470349932662695e-294",
    "normalCdf, -20, 2.7536241186062337e-89, 5.5209483621597632e-88",
    "normalCdf, -8, 6.2209605742717841e-16, 5.0522710835368923e-15",
    "normalCdf, -1, 0.15865525393145705, 0.24197072451914335",
    "normalCdf, 0, 0.5, 0.39894228040143268",
    "normalCdf, 1.96, 0.97500210485177956, 0.058440944333451464",
    "expm1, -30, -0.99999999999990642, 9.3576229688401746e-14",
    "elu, -30, -0.99999999999990642, 9.3576229688401746e-14",
    "log1p, 1e-20, 1e-20, 1",
    "log10, 1000, 3, 4.3429448190325183e-4",
    "log10, 1e308, 308, 4.3429448190325183e-309"
  })
  void tailsAreExactRelativeToTheirSize(String op, double x, double value, double partial) {
    assertPoint(op, x, value, partial, 1e-13);
  }

  @ParameterizedTest
  @CsvSource({
    "sigmoid, 800, 1, 0",
    "sigmoid, -800, 0, 0",
    "softplus, 800, 800, 1",
    "softplus, -800, 0, 0",
    "softplus, Infinity, Infinity, 1",
    "softplus, -Infinity, 0, 0",
    "silu, Infinity, Infinity, 1",
    "silu, -Infinity, 0, 0",
    "silu, 1e300, 1e300, 1",
    "silu, -1e300, 0, 0",
    "gelu, Infinity, Infinity, 1",
    "gelu, -Infinity, 0, 0",
    "gelu, 1e300, 1e300, 1",
    "gelu, -1e300, 0, 0",
    "erf, Infinity, 1, 0",
    "erfc, Infinity, 0, 0",
    "erfc, -Infinity, 2, 0",
    "erfc, -6, 2, -2.6173012392492648e-16",
    "normalCdf, Infinity, 1, 0",
    "normalCdf, -Infinity, 0, 0",
    "normalCdf, 40, 1, 0",
    "log10, 0, -Infinity, Infinity",
    "log10, Infinity, Infinity, 0",
    "sign, 3, 1, 0",
    "sign, -3, -1, 0",
    "sign, 0, 0, 0",
    "sign, -Infinity, -1, 0",
    "floor, 2.5, 2, 0",
    "floor, -2.5, -3, 0",
    "floor, 2, 2, 0",
    "floor, Infinity, Infinity, 0"
  })
  void limitsAndStepsAreExact(String op, double x, double value, double partial) {
    assertPoint(op, x, value, partial, 0);
  }

  private static void assertPoint(
      String name, double x, double value, double partial, double tolerance) {
    Op op = Ops.named(name);
    assertClose(value, Ops.value(op, x), tolerance);
    assertClose(partial, Ops.partials(op, x)[0], tolerance);
  }

  @ParameterizedTest
  @CsvSource({
    "max, 2, 2, 0.5, 0.5",
    "max, 0, -0.0, 0.5, 0.5",
    "max, Infinity, Infinity, 0.5, 0.5",
    "min, 2, 2, 0.5, 0.5",
    "min, -0.0, 0, 0.5, 0.5",
    "hypot, 0, 0, 0, 0",
    "hypot, 3, 4, 0.6, 0.8",
    "hypot, -3e300, 4e300, -0.6, 0.8",
    "hypot, 3e-300, -4e-300, 0.6, -0.8",
    "atan2, 0, 0, 0, 0",
    "atan2, 3e200, 4e200, 1.6e-201, -1.2e-201",
    "pow, 0, 0, 0, 0",
    "pow, Infinity, 0, 0, Infinity",
    "leakyRelu, 0, 0.1, 0.1, 0",
    "leakyRelu, 2, NaN, 1, 0"
  })
  void partialsOfTwoInputs(String op, double a, double b, double byA, double byB) {
    double[] partials = Ops.partials(Ops.named(op), a, b);
    assertClose(byA, partials[0], 1e-15);
    assertClose(byB, partials[1], 1e-15);
  }

  /** Unlike the assertion with a tolerance of 0, this takes the zeros for equal. */
  private static void assertClose(double expected, double actual, double tolerance) {
    if (expected != actual) {
      assertEquals(expected, actual, tolerance * Math.abs(expected) + Double.MIN_VALUE);
    }
  }

  @Test
  void notANumberWinsAgainstInfinity() {
    assertAllNaN(new Max(), NAN, INFINITY);
    assertAllNaN(new Min(), -INFINITY, NAN);
    assertArrayEquals(new double[] {NAN, NAN}, Ops.partials(new Hypot(), NAN, INFINITY));
  }
}

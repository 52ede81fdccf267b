package rustgrad.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorFunctionTest {
  /** Both sides of every change of formula; reference values from mpmath 1.3 with 40 digits. */
  @ParameterizedTest
  @CsvSource({
    "1e-300, 1.1283791670955126e-300, 1.0",
    "1e-08, 1.1283791670955126e-8, 0.99999998871620833",
    "0.1, 0.1124629160182849, 0.8875370839817151",
    "0.25, 0.27632639016823693, 0.72367360983176307",
    "0.46875, 0.49261347321793799, 0.50738652678206201",
    "0.46876, 0.49262253110684653, 0.50737746889315347",
    "0.5, 0.52049987781304654, 0.47950012218695346",
    "1, 0.84270079294971487, 0.15729920705028513",
    "1.5, 0.96610514647531073, 0.033894853524689273",
    "2, 0.99532226501895273, 0.0046777349810472658",
    "3, 0.99997790950300141, 2.2090496998585441e-5",
    "4, 0.9999999845827421, 1.5417257900280019e-8",
    "4.0001, 0.99999998459543526, 1.5404564743590145e-8",
    "5, 0.99999999999846254, 1.5374597944280349e-12",
    "6, 0.99999999999999998, 2.1519736712498913e-17",
    "10, 1.0, 2.0884875837625448e-45",
    "15.5, 1.0, 1.6632016400488723e-106",
    "20, 1.0, 5.3958656116079009e-176",
    "26, 1.0, 5.6631924088561428e-296",
    "26.5, 1.0, 2.2109076642637343e-307"
  })
  void erfAndErfcAreExactToNearlyTheLastBit(double x, double erf, double erfc) {
    assertEquals(erf, ErrorFunction.erf(x), 1e-15 * erf);
    assertEquals(-erf, ErrorFunction.erf(-x), 1e-15 * erf);
    assertEquals(erfc, ErrorFunction.erfc(x), 1e-15 * erfc);
    assertEquals(2 - erfc, ErrorFunction.erfc(-x), 1e-15 * (2 - erfc));
  }

  @Test
  void farOutTheyTakeTheirLimits() {
    assertEquals(1, ErrorFunction.erf(Double.POSITIVE_INFINITY));
    assertEquals(-1, ErrorFunction.erf(-Double.POSITIVE_INFINITY));
    assertEquals(0, ErrorFunction.erfc(Double.POSITIVE_INFINITY));
    assertEquals(2, ErrorFunction.erfc(-Double.POSITIVE_INFINITY));
    assertEquals(0, ErrorFunction.erfc(1e300));
  }

  @Test
  void notANumberStaysOne() {
    assertEquals(Double.NaN, ErrorFunction.erf(Double.NaN));
    assertEquals(Double.NaN, ErrorFunction.erfc(Double.NaN));
  }

  @Test
  void erfKeepsTheSignOfZero() {
    assertEquals(-0.0, ErrorFunction.erf(-0.0));
  }
}

package rustgrad.playground.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecimalTextTest {

  /** What JavaScript's toExponential() writes, and Java. */
  @ParameterizedTest
  @CsvSource({
    "1e+0, 1.0",
    "-1.25e+1, -12.5",
    "1.5e+2, 150.0",
    "9.999999e+6, 9999999.0",
    "1e+7, 1.0E7",
    "-1.2345e+22, -1.2345E22",
    "1e-3, 0.001",
    "1.25e-1, 0.125",
    "9.99e-4, 9.99E-4",
    "5e-324, 5.0E-324",
    "1.7976931348623157e+308, 1.7976931348623157E308"
  })
  void itWritesAsJavaDoes(String exponential, String expected) {
    assertEquals(expected, DecimalText.ofExponential(exponential));
    assertEquals(Double.parseDouble(expected), Double.parseDouble(exponential), "the same number");
  }
}

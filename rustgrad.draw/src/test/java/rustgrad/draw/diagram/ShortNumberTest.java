package rustgrad.draw.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShortNumberTest {
  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "-0.0, -0",
    "2, 2",
    "-1.5, -1.5",
    "0.7071067811865476, 0.70711",
    "100, 100",
    "12345.6, 12346",
    "99999.7, 1e5",
    "123456, 1.2346e5",
    "0.0001, 0.0001",
    "0.00001, 1e-5",
    "-4.9E-324, -4.9407e-324",
    "1.7976931348623157E308, 1.7977e308",
    "NaN, NaN",
    "-Infinity, -Infinity"
  })
  void hasFiveSignificantDigits(double number, String text) {
    assertEquals(text, ShortNumber.of(number));
  }
}

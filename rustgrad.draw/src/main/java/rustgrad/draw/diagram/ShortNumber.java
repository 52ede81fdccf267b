package rustgrad.draw.diagram;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/** Numbers of five significant digits, without zeros at their end: 0.70711, 12, 1.5e-7. */
public final class ShortNumber {
  private static final MathContext DIGITS = new MathContext(5, RoundingMode.HALF_EVEN);

  private ShortNumber() {}

  /** The number as text. */
  public static String of(double number) {
    if (number == 0 || Double.isNaN(number) || Double.isInfinite(number)) {
      String text = Double.toString(number);
      return number == 0 ? text.substring(0, text.length() - 2) : text;
    }
    BigDecimal rounded = new BigDecimal(number).round(DIGITS).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    return exponent >= -4 && exponent <= 4
        ? rounded.toPlainString()
        : rounded.movePointLeft(exponent).toPlainString() + "e" + exponent;
  }
}

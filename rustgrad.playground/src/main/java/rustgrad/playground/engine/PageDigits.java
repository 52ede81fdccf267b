package rustgrad.playground.engine;

import org.teavm.jso.JSBody;

/** Stands for {@link Digits} in the page, where the browser reads and writes numbers exactly. */
public final class PageDigits {
  private PageDigits() {}

  /** As {@link Digits#parse}. */
  public static double parse(String text) {
    double number = number(text);
    if (Double.isNaN(number)) {
      throw new NumberFormatException(text + " is not a number");
    }
    return number;
  }

  @JSBody(params = "text", script = "return text.trim() === '' ? NaN : Number(text);")
  private static native double number(String text);

  @JSBody(params = "number", script = "return number.toExponential();")
  private static native String exponential(double number);

  /** As {@link Digits#of}. */
  public static String of(double number) {
    if (number == 0 || !(Math.abs(number) <= Double.MAX_VALUE)) {
      return number == 0 ? (1 / number < 0 ? "-0.0" : "0.0") : Double.toString(number);
    }
    return DecimalText.ofExponential(exponential(number));
  }
}

package rustgrad.playground.engine;

/**
 * Numbers as text and back, to the last bit. In the page, {@link PageDigits} stands for it, since
 * TeaVM's Double may be wrong in the last digit.
 */
public final class Digits {
  private Digits() {}

  /** As {@link Double#parseDouble}, of a number that Java and JavaScript write alike. */
  public static double parse(String text) {
    return Double.parseDouble(text);
  }

  /** As {@link Double#toString(double)}. */
  public static String of(double number) {
    return Double.toString(number);
  }
}

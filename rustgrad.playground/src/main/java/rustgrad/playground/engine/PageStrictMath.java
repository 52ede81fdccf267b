package rustgrad.playground.engine;

import rustgrad.ops.Exp;

/**
 * Stands for {@link StrictMath} in the page, with its bits: of the functions that rustgrad uses.
 *
 * <p>Only the sine and the cosine of numbers above 823,549 are the browser's.
 */
public final class PageStrictMath {
  private static final Exp EXP = new Exp();

  private PageStrictMath() {}

  /** As {@link Math#copySign(double, double)}, without 64-bit numbers, which are slow in a page. */
  public static double copySign(double size, double sign) {
    boolean negative = sign < 0 || sign == 0 && 1 / sign < 0;
    return negative ? -Math.abs(size) : Math.abs(size);
  }

  /**
   * As {@link Math#ulp(double)}, which TeaVM 0.15 gets wrong: how far a number is from the one
   * whose last bit is the other, which has the same exponent.
   */
  public static double ulp(double x) {
    double size = Math.abs(x);
    return size < Double.POSITIVE_INFINITY
        ? Math.abs(size - Double.longBitsToDouble(Double.doubleToLongBits(size) ^ 1))
        : size;
  }

  /** As {@link StrictMath#exp}, whose bits the op promises. */
  public static double exp(double x) {
    return EXP.apply(x);
  }

  /** As {@link StrictMath#expm1}. */
  public static double expm1(double x) {
    return LogAndExp.expm1(x);
  }

  /** As {@link StrictMath#log}. */
  public static double log(double x) {
    return LogAndExp.log(x);
  }

  /** As {@link StrictMath#log1p}. */
  public static double log1p(double x) {
    return LogAndExp.log1p(x);
  }

  /** As {@link StrictMath#pow}. */
  public static double pow(double x, double y) {
    return Power.pow(x, y);
  }

  /** As {@link StrictMath#sin}. */
  public static double sin(double x) {
    return Angle.sin(x);
  }

  /** As {@link StrictMath#cos}. */
  public static double cos(double x) {
    return Angle.cos(x);
  }
}

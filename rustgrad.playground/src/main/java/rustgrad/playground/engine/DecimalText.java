package rustgrad.playground.engine;

/** Writes the digits of a number as Java does. */
final class DecimalText {
  private DecimalText() {}

  /** From JavaScript's 1.25e+1 to 12.5; from 10^7 on and below 10^-3, as 1.25E10. */
  static String ofExponential(String text) {
    int e = text.indexOf('e');
    int exponent = Integer.parseInt(text.substring(text.charAt(e + 1) == '+' ? e + 2 : e + 1));
    String sign = text.startsWith("-") ? "-" : "";
    String digits = text.substring(sign.length(), e).replace(".", "");
    if (exponent >= 7 || exponent < -3) {
      return sign + withPoint(digits, 1) + "E" + exponent;
    }
    return sign
        + (exponent < 0
            ? withPoint("0".repeat(-exponent) + digits, 1)
            : withPoint(digits, exponent + 1));
  }

  private static String withPoint(String digits, int at) {
    String padded = digits + "0".repeat(Math.max(0, at + 1 - digits.length()));
    return padded.substring(0, at) + "." + padded.substring(at);
  }
}

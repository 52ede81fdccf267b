package rustgrad.draw.diagram;

/**
 * The parts that pictures are made of. Text is of one width for each sign, so that its length is
 * known without a font.
 */
public final class Svg {
  /** How high text is, in pixels. */
  public static final double FONT_SIZE = 12;

  private static final double SIGN = 7.2;
  private static final String FONTS =
      "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace";

  private final StringBuilder parts = new StringBuilder();

  /** The length of a text in pixels; signs of East Asia are twice as wide. */
  public static double length(String text) {
    return SIGN * text.codePoints().map(sign -> sign >= 0x1100 && isWide(sign) ? 2 : 1).sum();
  }

  private static boolean isWide(int sign) {
    return sign < 0x1160
        || (sign >= 0x2e80 && sign < 0xd7b0)
        || (sign >= 0xf900 && sign < 0xfb00)
        || (sign >= 0xff00 && sign < 0xff61)
        || sign >= 0x1f300;
  }

  /** Adds an element without content; what has an empty value is left out. */
  public Svg element(String name, String... namesAndValues) {
    return add("<" + name + attributes(namesAndValues) + "/>");
  }

  /** Opens an element. */
  public Svg open(String name, String... namesAndValues) {
    return add("<" + name + attributes(namesAndValues) + ">");
  }

  /** Closes an element. */
  public Svg close(String name) {
    return add("</" + name + ">");
  }

  /** Adds a text of which (x, y) is the middle. */
  public Svg text(String text, double x, double y, double size, String... namesAndValues) {
    if (text.isEmpty()) {
      return this;
    }
    String place =
        attributes(
            "x",
            number(x),
            "y",
            number(y + size * 0.35),
            "font-size",
            number(size),
            "textLength",
            number(length(text) * size / FONT_SIZE));
    return add("<text" + place + attributes(namesAndValues) + ">" + escaped(text) + "</text>");
  }

  private Svg add(String line) {
    parts.append("  ").append(line).append('\n');
    return this;
  }

  private static String attributes(String... namesAndValues) {
    StringBuilder attributes = new StringBuilder();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      String value = namesAndValues[i + 1];
      if (!value.isEmpty()) {
        attributes.append(' ').append(namesAndValues[i]).append("=\"");
        attributes.append(escaped(value)).append('"');
      }
    }
    return attributes.toString();
  }

  /** A number with one digit after the point, if that is not 0. */
  public static String number(double number) {
    long tenths = Math.round(number * 10);
    String text = (tenths < 0 ? "-" : "") + Math.abs(tenths) / 10;
    return tenths % 10 == 0 ? text : text + "." + Math.abs(tenths) % 10;
  }

  /** With what has a meaning in XML written in full, and what XML does not allow replaced. */
  private static String escaped(String text) {
    StringBuilder escaped = new StringBuilder();
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int sign = text.codePointAt(i);
      switch (sign) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '"' -> escaped.append("&quot;");
        default -> escaped.appendCodePoint(isInXml(sign) ? sign : 0xfffd);
      }
    }
    return escaped.toString();
  }

  private static boolean isInXml(int sign) {
    return sign >= ' ' && !(sign >= 0xd800 && sign < 0xe000) && sign != 0xfffe && sign != 0xffff;
  }

  /** The picture, on a white background. */
  public String picture(String title, double width, double height) {
    String w = number(Math.ceil(width));
    String h = number(Math.ceil(height));
    return """
        <svg xmlns="http://www.w3.org/2000/svg" width="%s" height="%s" viewBox="0 0 %s %s" role="img"
          font-family="%s" text-anchor="middle">
          <title>%s</title>
          <rect width="100%%" height="100%%" fill="#FFFFFF"/>
        """
            .formatted(w, h, w, h, FONTS, escaped(title))
        + parts
        + "</svg>\n";
  }
}

package rustgrad.demo;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.StringReader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/**
 * Paints the pictures of rustgrad.draw. Of SVG it knows what these are made of: rectangles, paths
 * of lines and curves, and texts of a given length around their middle, in groups that pass on
 * their colours.
 */
final class SvgPainter {
  private static final Pattern COMMAND = Pattern.compile("([A-Za-z])([^A-Za-z]*)");
  private static final Pattern SEPARATOR = Pattern.compile("[ ,]+");

  /** Larger pictures have fewer pixels per unit of length. */
  private static final double MOST_PIXELS = 24e6;

  private final Graphics2D graphics;

  private SvgPainter(Graphics2D graphics) {
    this.graphics = graphics;
  }

  /**
   * Paints a picture.
   *
   * @param scale pixels per unit of length, if that does not make too many
   */
  static BufferedImage paint(String svg, double scale) {
    Element root = parse(svg);
    double width = number(root, "width", 0);
    double height = number(root, "height", 0);
    double size = Math.min(scale, Math.sqrt(MOST_PIXELS / (width * height)));
    BufferedImage image =
        new BufferedImage(
            (int) Math.ceil(size * width),
            (int) Math.ceil(size * height),
            BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    graphics.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    graphics.setBackground(Color.WHITE);
    graphics.clearRect(0, 0, image.getWidth(), image.getHeight());
    graphics.scale(size, size);
    new SvgPainter(graphics).paintInside(root);
    graphics.dispose();
    return image;
  }

  private static Element parse(String svg) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(svg)))
          .getDocumentElement();
    } catch (SAXException | IOException | ParserConfigurationException e) {
      throw new IllegalArgumentException("not a picture: " + e.getMessage(), e);
    }
  }

  private void paintInside(Element parent) {
    NodeList children = parent.getChildNodes();
    for (int i = 0; i < children.getLength(); i++) {
      if (children.item(i) instanceof Element element) {
        paint(element);
      }
    }
  }

  private void paint(Element element) {
    switch (element.getTagName()) {
      case "g" -> paintInside(element);
      case "path" -> paint(element, path(element.getAttribute("d")));
      case "rect" -> paintRectangle(element);
      case "text" -> paintText(element);
      case "title" -> {}
      default -> throw new IllegalArgumentException("cannot paint " + element.getTagName());
    }
  }

  private void paintRectangle(Element element) {
    if (!element.getAttribute("width").endsWith("%")) { // which the background has
      double diameter = 2 * number(element, "rx", 0);
      paint(
          element,
          new RoundRectangle2D.Double(
              number(element, "x", 0),
              number(element, "y", 0),
              number(element, "width", 0),
              number(element, "height", 0),
              diameter,
              diameter));
    }
  }

  private void paint(Element element, Shape shape) {
    String fill = inherited(element, "fill", "#000000");
    if (!fill.equals("none")) {
      graphics.setColor(Color.decode(fill));
      graphics.fill(shape);
    }
    String line = inherited(element, "stroke", "none");
    if (!line.equals("none")) {
      Color color = Color.decode(line);
      int opacity = (int) Math.round(255 * number(element, "stroke-opacity", 1));
      graphics.setColor(new Color(color.getRed(), color.getGreen(), color.getBlue(), opacity));
      graphics.setStroke(stroke(element));
      graphics.draw(shape);
    }
  }

  private static BasicStroke stroke(Element element) {
    float width = (float) number(element, "stroke-width", 1);
    String dashes = element.getAttribute("stroke-dasharray");
    if (dashes.isEmpty()) {
      return new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER);
    }
    double[] lengths = numbers(dashes);
    return Style.dashes(width, (float) lengths[0], (float) lengths[1]);
  }

  /** Whatever the font, the text gets the length that the picture was laid out for. */
  private void paintText(Element element) {
    Font font =
        new Font(Font.MONOSPACED, Font.PLAIN, 1)
            .deriveFont((float) number(element, "font-size", 0));
    TextLayout text =
        new TextLayout(element.getTextContent(), font, graphics.getFontRenderContext());
    double length = number(element, "textLength", text.getAdvance());
    AffineTransform whole = graphics.getTransform();
    graphics.translate(number(element, "x", 0) - length / 2, number(element, "y", 0));
    graphics.scale(length / text.getAdvance(), 1);
    graphics.setColor(Color.decode(inherited(element, "fill", "#000000")));
    text.draw(graphics, 0, 0);
    graphics.setTransform(whole);
  }

  /** Of SVG's commands those with one point, and curves with one end. */
  private static Path2D path(String commands) {
    Path2D path = new Path2D.Double();
    Matcher command = COMMAND.matcher(commands);
    while (command.find()) {
      double[] n = numbers(command.group(2).strip());
      Point2D at = path.getCurrentPoint();
      switch (command.group(1)) {
        case "M" -> path.moveTo(n[0], n[1]);
        case "L" -> path.lineTo(n[0], n[1]);
        case "l" -> path.lineTo(at.getX() + n[0], at.getY() + n[1]);
        case "H" -> path.lineTo(n[0], at.getY());
        case "h" -> path.lineTo(at.getX() + n[0], at.getY());
        case "v" -> path.lineTo(at.getX(), at.getY() + n[0]);
        case "C" -> path.curveTo(n[0], n[1], n[2], n[3], n[4], n[5]);
        case "z" -> path.closePath();
        default -> throw new IllegalArgumentException("cannot paint " + command.group());
      }
    }
    return path;
  }

  private static double[] numbers(String text) {
    return text.isEmpty()
        ? new double[0]
        : SEPARATOR.splitAsStream(text).mapToDouble(Double::parseDouble).toArray();
  }

  private static double number(Element element, String name, double usual) {
    return element.hasAttribute(name) ? Double.parseDouble(element.getAttribute(name)) : usual;
  }

  /** An attribute of the element, or of the group around it. */
  private static String inherited(Element element, String name, String usual) {
    for (Node node = element; node instanceof Element around; node = around.getParentNode()) {
      if (around.hasAttribute(name)) {
        return around.getAttribute(name);
      }
    }
    return usual;
  }
}

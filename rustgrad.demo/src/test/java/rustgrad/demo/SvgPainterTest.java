package rustgrad.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import rustgrad.api.Comparison;
import rustgrad.api.Value;
import rustgrad.draw.Drawing;
import rustgrad.draw.network.NetworkDrawing;
import rustgrad.draw.program.ProgramDrawing;
import rustgrad.nn.MLP;
import rustgrad.program.Program;
import rustgrad.program.ProgramGraph;

class SvgPainterTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          <rect x="10" y="10" width="20" height="20" fill="#123456"/>                     | #123456
          <g fill="#123456"><rect x="10" y="10" width="20" height="20"/></g>              | #123456
          <rect x="10" y="10" width="20" height="20" rx="10" fill="#123456"/>             | #123456
          <rect x="10" y="15" width="20" height="20" fill="none" stroke="#123456" stroke-width="12"/> | #123456
          <g fill="none" stroke="#123456"><path d="M0 20H40" stroke-width="4"/></g>       | #123456
          <path d="M0 20C10 20 30 20 40 20" stroke="#123456" stroke-width="4"/>           | #123456
          <path d="M0 0L40 40" stroke="#123456" stroke-width="4"/>                        | #123456
          <path d="M20 0v40" stroke="#123456" stroke-width="4"/>                          | #123456
          <path d="M13.5 20h14" stroke="#123456" stroke-width="4"/>                       | #123456
          <path d="M20 20" stroke="#123456" stroke-width="4"/>                            | #FFFFFF
          <path d="M0 20H40" stroke="#123456" stroke-width="4" stroke-dasharray="9 99"/>  | #FFFFFF
          <path d="M0 20H40" stroke="#000000" stroke-width="4" stroke-opacity="0.6"/>     | #666666
          <path d="M26 20l-9 -9v18z" fill="#123456"/>                                     | #123456
          <path d="M14 20l9 -9v18z" fill="none"/>                                         | #FFFFFF
          """)
  void whatIsDrawnThroughTheMiddleIsSeenThere(String element, String color) {
    BufferedImage image = SvgPainter.paint(picture(40, 40, element), 2);
    assertEquals(Color.decode(color), new Color(image.getRGB(40, 40)));
    assertEquals(80, image.getWidth());
    assertEquals(Color.WHITE, new Color(image.getRGB(79, 0)));
  }

  @ParameterizedTest
  @CsvSource({"100, MMMMM", "30, MMMMM", "100, MMMMMMMMMMMMMMMMMMMM"})
  void aTextIsAsLongAsItIsToldToBe(int length, String letters) {
    String text =
        "<text x=\"100\" y=\"20\" font-size=\"12\" textLength=\"%d\">%s</text>"
            .formatted(length, letters);
    BufferedImage image = SvgPainter.paint(picture(200, 40, text), 1);
    int[] columns =
        IntStream.range(0, 200)
            .filter(x -> IntStream.range(0, 40).anyMatch(y -> image.getRGB(x, y) != -1))
            .toArray();
    double letter = (double) length / letters.length();
    assertEquals(100 - length / 2.0, columns[0], letter);
    assertEquals(100 + length / 2.0, columns[columns.length - 1], letter);
    assertTrue(
        IntStream.range(0, 200)
            .noneMatch(x -> IntStream.range(22, 40).anyMatch(y -> image.getRGB(x, y) != -1)),
        "stands on its line");
  }

  @Test
  void aVeryLargePictureHasFewerPixels() {
    BufferedImage image = SvgPainter.paint(picture(30_000, 20_000, ""), 2);
    assertEquals(1.5, (double) image.getWidth() / image.getHeight(), 1e-3);
    assertTrue(image.getWidth() * image.getHeight() < 25_000_000);
  }

  @ParameterizedTest
  @CsvSource({"<circle r='3'/>", "<path d='M0 0Q1 1 2 2'/>"})
  void whatItDoesNotKnowIsAnError(String element) {
    assertThrows(
        IllegalArgumentException.class, () -> SvgPainter.paint(picture(40, 40, element), 1));
  }

  @ParameterizedTest
  @MethodSource("drawings")
  void everyDrawingIsPainted(String svg) {
    BufferedImage image = SvgPainter.paint(svg, 1);
    assertTrue(
        svg.contains("width=\"%d\" height=\"%d\"".formatted(image.getWidth(), image.getHeight())));
    assertTrue(
        IntStream.range(0, image.getHeight())
            .anyMatch(y -> image.getRGB(image.getWidth() / 2, y) != -1));
  }

  static String[] drawings() {
    Value x = Value.of(2).label("x <&> \u8a9e"), zero = Value.constant(0);
    Value y = Value.where(x, Comparison.GREATER, zero, x.tanh(), x.times(x).minus(x)).label("");
    y.backward();
    Program program =
        Program.trace(2, v -> v[0].isGreaterThan(v[1]) ? v[0].times(v[1]).exp() : v[1].log());
    program.gradient(new double[] {2, 1}, new double[2]);
    ProgramGraph graph = program.gradientGraphs().get(0);
    return new String[] {
      Drawing.of(y).svg(),
      Drawing.of(y).withDepth(1).svg(),
      NetworkDrawing.of(MLP.of(2, 40, 1), 1, -1).svg(),
      ProgramDrawing.of(graph).svg()
    };
  }

  private static String picture(int width, int height, String content) {
    return """
        <svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d">
          <title>a picture</title>
          <rect width="100%%" height="100%%" fill="#FFFFFF"/>
        %s</svg>
        """
        .formatted(width, height, content);
  }
}

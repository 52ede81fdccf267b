package rustgrad.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.xml.sax.InputSource;
import rustgrad.api.Value;

/** The graph of a value as a picture. */
class SvgTest {
  private static final String ACCEPT = "drawings.accept";

  /** The picture of README.md, which is the example's to the last sign. */
  @Test
  void thePictureOfTheReadmeIsTheOneDrawn() throws Exception {
    Path file = Path.of("..", "docs", "graph.svg");
    String svg = Drawing.of(Examples.readme()).svg();
    if (Boolean.getBoolean(ACCEPT)) {
      Files.writeString(file, svg);
    }
    assertEquals(
        Files.exists(file) ? Files.readString(file).replace("\r\n", "\n") : "",
        svg,
        file + " is not what is drawn; if the change is meant, run with -D" + ACCEPT + "=true");
  }

  @Test
  void hasABoxForEachValueAndOperationAndALineWithAnArrowForEachEdge() throws Exception {
    Document svg = parsed(Drawing.of(Examples.readme()));
    int background = 1;
    assertEquals(background + 5 + 3, svg.getElementsByTagName("rect").getLength());
    int betweenCells = 2 + 2 + 2 + 1 + 1;
    assertEquals(2 * 8 + betweenCells, svg.getElementsByTagName("path").getLength());
  }

  @Test
  void whatIsNotTakenIsDashed() {
    String svg = Drawing.of(Examples.where()).svg();
    int boxes = 2;
    int edges = 4;
    assertEquals(boxes, svg.split("stroke-dasharray=\"4 3\"").length - 1);
    assertEquals(edges, svg.split("stroke-dasharray=\"5 4\"").length - 1);
  }

  @Test
  void anyLabelIsWellFormedAndShown() throws Exception {
    String label = "<&\"'> \u0001\ud800 ]]> \u8a9e \ufffe";
    Document svg = parsed(Drawing.of(Value.of(2).label(label)));
    assertEquals(
        "<&\"'> \ufffd ]]> \u8a9e \ufffd",
        svg.getElementsByTagName("text").item(0).getTextContent());
  }

  @Test
  void asksForNothingFromElsewhere() {
    String svg = Drawing.of(Examples.where()).svg();
    assertFalse(svg.contains("href") || svg.contains("url(") || svg.contains("@import"), svg);
    assertEquals(2, svg.split("http").length, "the name space alone");
  }

  /** A chain of a million is nothing to recurse along. */
  @Test
  void ofADeepGraphTheEndIsDrawn() throws Exception {
    Value y = Examples.chain(1_000_000);
    Document svg = parsed(Drawing.of(y).withMostValues(5));
    int ellipsis = 1;
    assertEquals(1 + 5 + 5 + ellipsis, svg.getElementsByTagName("rect").getLength());
    assertTrue(Drawing.of(y).tree().length() < 20_000);
    Value named = Examples.chain(100_000);
    assertTrue(Drawing.of(named).withNames().withMostValues(2).tree().startsWith("v100000 = "));
  }

  @Test
  void canBeLarge() throws Exception {
    Document svg = parsed(Drawing.of(Examples.chain(2_000)).withMostValues(10_000));
    assertEquals(1 + 2_001 + 2_000, svg.getElementsByTagName("rect").getLength());
  }

  private static Document parsed(Drawing drawing) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(drawing.svg())));
  }
}

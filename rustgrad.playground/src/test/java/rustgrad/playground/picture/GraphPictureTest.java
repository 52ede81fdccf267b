package rustgrad.playground.picture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringReader;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;
import rustgrad.playground.formula.Computation;
import rustgrad.playground.formula.Definitions;
import rustgrad.playground.formula.Timeline;

class GraphPictureTest {

  private static String picture(Timeline timeline, int frame) {
    return GraphPicture.svg(timeline.values(), timeline.frame(frame));
  }

  private static Timeline timeline(String formula) {
    return Timeline.of(Computation.of(Definitions.parse(formula), Map.of()));
  }

  @Test
  void everyValueAndEveryOperationIsABox() throws Exception {
    String svg = picture(timeline("y = (a * a + 2).tanh()"), 0);
    var document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new InputSource(new StringReader(svg)));
    assertEquals(8, document.getElementsByTagName("rect").getLength());
    assertEquals(8, document.getElementsByTagName("path").getLength()); // a * a has two edges
  }

  @Test
  void numbersAppearWhenTheyAreComputed() {
    Timeline timeline = timeline("a = 3; y = a * 5");
    assertFalse(picture(timeline, 0).contains(">15<"));
    assertTrue(picture(timeline, 1).contains(">15<"));
    assertFalse(picture(timeline, 1).contains("grad 5"));
    assertTrue(picture(timeline, 3).contains("grad 5"));
  }

  @Test
  void whatAWhereDoesNotTakeIsDashedOnceThatIsKnown() {
    Timeline timeline = timeline("x = -1; y = where(x > 0, x^2, 3 * x)");
    String svg = picture(timeline, timeline.size() - 1);
    assertTrue(svg.contains(">where x > 0<"), svg);
    assertTrue(svg.contains("value result unused\" data-value=\"v1\""), svg);
    assertTrue(svg.contains("value result\" data-value=\"v2\""), svg);
    assertTrue(svg.contains("value leaf\" data-value=\"x\""), svg);
    assertEquals(
        5, svg.split("edge[^\"]* unused").length); // x and 2 to ^, from there to v1, to where
    assertTrue(svg.contains(">then<") && svg.contains(">else<"), svg);
    assertFalse(picture(timeline, 2).contains("unused"));
  }

  @Test
  void aGradientThatIsNoNumberIsKnownAllTheSame() {
    Timeline timeline = timeline("x = -1; y = 2; L = log(x) * y");
    assertTrue(picture(timeline, timeline.size() - 1).contains(">grad NaN<"));
    assertFalse(picture(timeline, 1).contains(">grad NaN<"));
  }

  @Test
  void aNameThatIsCutIsWholeInATitle() {
    String svg = picture(timeline("aVeryVeryLongName * b"), 0);
    assertTrue(svg.contains("<title>aVeryVeryLongName</title>"), svg);
    assertFalse(svg.contains("<title>b</title>"), svg);
  }

  @Test
  void theEdgesOfAStepAreThoseAlongWhichNumbersFlow() {
    Timeline timeline = timeline("x = -1; y = where(x > 0, x^2, 3 * x)");
    assertEquals(4, picture(timeline, 3).split("edge active").length - 1); // not from x^2
    assertEquals(0, picture(timeline, 4).split("edge active").length - 1);
    assertEquals(2, picture(timeline, 5).split("edge active").length - 1);
    assertFalse(picture(timeline, 5).contains("active unused"));
  }

  @Test
  void theActiveValueIsMarked() {
    Timeline timeline = timeline("y = a * b");
    assertFalse(picture(timeline, 0).contains("active"));
    assertTrue(picture(timeline, 1).contains("value output active"));
    assertTrue(picture(timeline, 3).contains("edge active backward"));
  }
}

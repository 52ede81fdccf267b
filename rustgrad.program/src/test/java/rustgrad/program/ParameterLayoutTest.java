package rustgrad.program;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import rustgrad.api.Value;

class ParameterLayoutTest {
  private static final ParameterLayout LAYOUT =
      ParameterLayout.empty().withVector("b", 2).withMatrix("q", 2, 3).withScalar("s");

  private static double[] packed() {
    double[] p = new double[9];
    LAYOUT.pack("s", 9, p);
    LAYOUT.pack("b", new double[] {1, 2}, p);
    LAYOUT.pack("q", new double[][] {{3, 4, 5}, {6, 7, 8}}, p);
    return p;
  }

  @Test
  void parametersStandInTheOrderInWhichTheyWereAddedAndMatricesRowByRow() {
    assertArrayEquals(new double[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, packed());
    assertEquals(9, LAYOUT.size());
    Map<String, int[]> shapes = LAYOUT.shapes();
    assertEquals(List.of("b", "q", "s"), List.copyOf(shapes.keySet()));
    assertArrayEquals(new int[] {2}, shapes.get("b"));
    assertArrayEquals(new int[] {2, 3}, shapes.get("q"));
    assertArrayEquals(new int[0], shapes.get("s"));
    assertEquals("ParameterLayout(b[2], q[2][3], s)", LAYOUT.toString());
  }

  @Test
  void whatWasPackedIsReadAsACopy() {
    double[] p = packed();
    assertEquals(9, LAYOUT.scalar("s", p));
    assertArrayEquals(new double[] {1, 2}, LAYOUT.vector("b", p));
    double[][] q = LAYOUT.matrix("q", p);
    assertArrayEquals(new double[] {3, 4, 5}, q[0]);
    assertArrayEquals(new double[] {6, 7, 8}, q[1]);
    q[1][2] = 0;
    LAYOUT.vector("b", p)[0] = 0;
    assertArrayEquals(packed(), p);
  }

  @Test
  void valuesArePackedAndReadInTheSamePlaces() {
    Value[] given = Value.constants(packed());
    Value[] p = new Value[9];
    LAYOUT.pack("s", LAYOUT.scalar("s", given), p);
    LAYOUT.pack("b", LAYOUT.vector("b", given), p);
    LAYOUT.pack("q", LAYOUT.matrix("q", given), p);
    assertArrayEquals(given, p);
    assertSame(given[2 + 1 * 3 + 2], LAYOUT.matrix("q", given)[1][2]);
  }

  @Test
  void theGradientOfATracedFunctionIsReadByName() { // s b^T q c, of c = (1, 10, 100)
    Program f =
        Program.trace(
            LAYOUT.size(),
            p -> {
              Value[][] q = LAYOUT.matrix("q", p);
              Value[] b = LAYOUT.vector("b", p);
              Value[] c = Value.constants(1, 10, 100);
              Value product = b[0].times(Value.dot(q[0], c)).plus(b[1].times(Value.dot(q[1], c)));
              return product.times(LAYOUT.scalar("s", p));
            });
    double[] gradient = new double[LAYOUT.size()];
    assertEquals(9 * (543 + 2 * 876), f.gradient(packed(), gradient));
    assertEquals(543 + 2 * 876, LAYOUT.scalar("s", gradient));
    assertArrayEquals(new double[] {9 * 543, 9 * 876}, LAYOUT.vector("b", gradient));
    double[][] q = LAYOUT.matrix("q", gradient);
    assertArrayEquals(new double[] {9, 90, 900}, q[0]);
    assertArrayEquals(new double[] {18, 180, 1800}, q[1]);
  }

  @Test
  void eachPlaceHasAName() {
    ParameterLayout layout = LAYOUT.withMatrix("none", 2, 0).withVector("last", 1);
    List<String> names =
        Arrays.asList(
            "b[0]", "b[1]", "q[0][0]", "q[0][1]", "q[0][2]", "q[1][0]", "q[1][1]", "q[1][2]", "s",
            "last[0]");
    for (int i = 0; i < layout.size(); i++) {
      assertEquals(names.get(i), layout.nameOf(i));
    }
    assertEquals(names.size(), layout.size());
    assertThrows(IndexOutOfBoundsException.class, () -> layout.nameOf(10));
    assertThrows(IndexOutOfBoundsException.class, () -> layout.nameOf(-1));
  }

  @Test
  void aLayoutIsNotChangedByWhatIsAddedToIt() {
    ParameterLayout more = LAYOUT.withScalar("t");
    assertEquals(9, LAYOUT.size());
    assertEquals(10, more.size());
    LAYOUT.shapes().clear();
    LAYOUT.shapes().get("q")[0] = 7;
    assertEquals("ParameterLayout(b[2], q[2][3], s)", LAYOUT.toString());
    assertEquals("ParameterLayout()", ParameterLayout.empty().toString());
  }

  @Test
  void errorsNameTheParameterAndItsShapeAndChangeNothing() {
    double[] p = packed();
    refuses("no parameter 'r' in " + LAYOUT, () -> LAYOUT.vector("r", p));
    refuses("q[2][3] is a matrix, not a vector", () -> LAYOUT.vector("q", p));
    refuses("s is a scalar, not a matrix", () -> LAYOUT.matrix("s", p));
    refuses(
        "b[2] in an array of 4; ParameterLayout(b[2], q[2][3], s) takes 9",
        () -> LAYOUT.vector("b", new double[4]));
    refuses("3 numbers for b[2]", () -> LAYOUT.pack("b", new double[3], p));
    refuses("3 rows for q[2][3]", () -> LAYOUT.pack("q", new double[3][3], p));
    refuses(
        "row 1 has 2 numbers for q[2][3]",
        () -> LAYOUT.pack("q", new double[][] {{0, 0, 0}, {0, 0}}, p));
    assertArrayEquals(packed(), p);
    refuses("b, but there is b[2] already; give it another name", () -> LAYOUT.withScalar("b"));
    refuses("c[-1]; give lengths of 0 or more", () -> LAYOUT.withVector("c", -1));
    refuses(
        "a parameter with the name 'a b'; give one without white space and brackets",
        () -> LAYOUT.withScalar("a b"));
    assertThrows(IllegalArgumentException.class, () -> LAYOUT.withScalar("a[0]"));
    refuses(
        "with c[65536][65536] there are 4294967305 parameters, more than fit into an array",
        () -> LAYOUT.withMatrix("c", 1 << 16, 1 << 16));
  }

  private static void refuses(String message, Executable call) {
    assertEquals(message, assertThrows(IllegalArgumentException.class, call).getMessage());
  }
}

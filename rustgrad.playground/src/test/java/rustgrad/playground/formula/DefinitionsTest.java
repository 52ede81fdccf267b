package rustgrad.playground.formula;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import rustgrad.api.BinaryOp;
import rustgrad.api.Op;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;
import rustgrad.core.OpRegistry;

class DefinitionsTest {

  private static double item(String text) {
    return Computation.of(Definitions.parse(text), Map.of()).result().item();
  }

  @ParameterizedTest
  @CsvSource({
    "a + 2 * 3, 7",
    "(a + 2) * 3, 9",
    "a - 2 - 3, -4",
    "8 / a / 2 / 2, 2",
    "-a * 3, -3",
    "-(a + 1)^2, -4",
    "2 ^ (a + 2) ^ 2, 512",
    "a + 2 ** -1, 1.5",
    "a - -2, 3",
    "--a, 1",
    "relu(-a), 0",
    "(a - 3).relu(), 0",
    "a.max(4), 4",
    "maxOf(a; 5; 3), 5",
    "a.relu().max(2).min(3), 2",
    "a * .5, 0.5",
    "a * 1e2, 100",
    "a + 2.5e1, 26",
    "where(a < 2; 3; a), 3",
    "where(a <= 1; 3; a), 3",
    "where(a > 1; 3; a), 1",
    "where(a>=1; 3; a) + 1, 4",
    "where(2*a == a + 1; -a; 0), -1",
    "where(a != 1; 3; where(a > 0; 4 * a; 5)), 4",
    "where * 3, 3",
  })
  void itComputesAsWritten(String text, double expected) {
    assertEquals(expected, item(text.replace("; ", ", ")));
  }

  @Test
  void definitionsStandOnLinesOrBetweenSemicolons() {
    String text = "a = 2; b = -3 # the other\n\nc = a * b;\nL = c + a\n";
    Definitions definitions = Definitions.parse(text);
    assertEquals(Map.of("a", 2.0, "b", -3.0), definitions.leaves());
    assertEquals("L", definitions.result());
    assertEquals(-4, item(text));
  }

  @Test
  void leavesStandInTheOrderOfTheText() {
    assertEquals("[z, a, m]", Definitions.parse("y = z * a + m * z").leaves().keySet() + "");
  }

  @Test
  void aResultWithoutANameIsCalledY() {
    assertEquals("y", Definitions.parse("a * b").result());
    assertEquals("y2", Definitions.parse("y = 3; y * 2").result());
    assertEquals("y4", Definitions.parse("a * y; y2 * y").result());
  }

  @ParameterizedTest
  @ValueSource(strings = {"y", "x*y + tanh(x)", "x^y", "y * y2", "x*y; y + 1", "L = x * y"})
  void aLeafOfAnyNameIsReplacedWithoutLossOfTheFormula(String text) {
    Definitions definitions = Definitions.parse(text);
    for (String leaf : definitions.leaves().keySet()) {
      Definitions changed = Definitions.parse(definitions.textWith(leaf, "0.3"));
      assertEquals(definitions.result(), changed.result());
      assertEquals(
          Computation.of(definitions, Map.of(leaf, 0.3)).result().item(),
          Computation.of(changed, Map.of()).result().item());
    }
  }

  @Test
  void theNumberOfALeafIsReplacedWhereItStands() {
    Definitions definitions = Definitions.parse("a = -2.5; L = a * b");
    assertEquals("a = 7; L = a * b", definitions.textWith("a", "7"));
    assertEquals("b = 7\na = -2.5; L = a * b", definitions.textWith("b", "7"));
  }

  @Test
  void otherNumbersOfLeavesCountBeforeThoseOfTheText() {
    Definitions definitions = Definitions.parse("a = 2; L = a * b");
    assertEquals(12, Computation.of(definitions, Map.of("a", 3.0, "b", 4.0)).result().item());
  }

  @Test
  void everyValueHasAName() {
    Computation computation =
        Computation.of(Definitions.parse("v1 = 2; y = v1 * b + v1.tanh()"), Map.of());
    assertEquals(
        "[v1, b, v2, v3, y]", computation.inOrder().stream().map(Value::label).toList() + "");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | 0 | line 1, column 1: there is no formula; write one such as y = a * b + 1",
        "a * | 3 | line 1, column 4: expected a number, a name or '(', but there is the end",
        "a * (b + 2 | 10 | line 1, column 11: expected ')', but there is the end",
        "a ? b | 2 | line 1, column 3: '?' means nothing here; expected names, numbers, and + - * / ^ < > ( ) , . = ;",
        "a b | 2 | line 1, column 3: expected an operation such as + or *, or the end of the line, but there is 'b'",
        "y = 2 + ; | 8 | line 1, column 9: expected a number, a name or '(', but there is the end of the line",
        "a = 1; a = 2 | 7 | line 1, column 8: 'a' is defined already; take another name",
        "y = b; b = 2 | 7 | line 1, column 8: 'b' is used already; take another name, or define it above its first use",
        "y = y + 1 | 0 | line 1, column 1: 'y' is used already; take another name, or define it above its first use",
        "a.3 | 1 | line 1, column 2: expected an operation such as + or *, or the end of the line, but there is '.3'",
        "a.tanh | 6 | line 1, column 7: expected '(' after the op 'tanh', as in x.tanh(), but there is the end",
        "a + tanh(a, b) | 4 | line 1, column 5: op 'tanh' takes 1 input, but got 2; write tanh(x)",
        "leakyRelu(a) | 0 | line 1, column 1: op 'leakyRelu' takes 2 inputs, but got 1; write leakyRelu(x, slope), such as leakyRelu(x, 0.01)",
        "a.max(b, 0) | 2 | line 1, column 3: op 'max' takes 2 inputs, but got 3; write max(a, b), or maxOf(a, b, c) for more",
        "hypot(a) | 0 | line 1, column 1: op 'hypot' takes 2 inputs, but got 1; write hypot(a, b)",
        "2 * Math.tanh(a) | 9 | line 1, column 10: write tanh(..) in place of Math.tanh(..)",
        "y = 2 * 3 | 4 | line 1, column 5: y depends on no leaf; use a name in it, such as a",
        "where(a, 1, 2) | 7 | line 1, column 8: expected a comparison such as > or <=, as in where(x > 0, a, b), but there is ','",
        "where(a > 0, 1) | 14 | line 1, column 15: expected ',' and the value if not, as in where(x > 0, a, b), but there is ')'",
        "where(a > 0) | 11 | line 1, column 12: expected ',' and the value if so, as in where(x > 0, a, b), but there is ')'",
        "a > 0 | 2 | line 1, column 3: expected an operation such as + or *, or the end of the line, but there is '>'",
        "a * 1e999 | 4 | line 1, column 5: '1e999' is greater than any double",
      })
  void anErrorSaysWhereAndWhatWasExpected(String text, int position, String message) {
    FormulaException error = assertThrows(FormulaException.class, () -> item(text));
    assertEquals(message, error.getMessage());
    assertEquals(position, error.position());
  }

  @Test
  void anErrorOnALaterLineSaysTheLine() {
    FormulaException error = assertThrows(FormulaException.class, () -> item("a = 2\ny = a *"));
    assertTrue(error.getMessage().startsWith("line 2, column 8: "), error.getMessage());
    assertEquals("y = a *\n       ^", error.excerpt());
    FormulaException first = assertThrows(FormulaException.class, () -> item("? a\nb"));
    assertEquals("? a\n^", first.excerpt());
    FormulaException between = assertThrows(FormulaException.class, () -> item("y = a *\nb"));
    assertEquals("y = a *\n       ^", between.excerpt());
  }

  @Test
  void anUnknownOpIsAnErrorThatListsTheOps() {
    FormulaException error =
        assertThrows(FormulaException.class, () -> item("y = tan(a) + tanhh(a)"));
    assertEquals(13, error.position());
    assertTrue(error.getMessage().contains("there is no op 'tanhh'; the ops are abs acos "));
    FormulaException ln = assertThrows(FormulaException.class, () -> item("ln(a)"));
    assertTrue(ln.getMessage().contains("no op 'ln'; log is the natural logarithm; the ops are "));
  }

  @Test
  void aLeafWithTheNameOfANumberHasAHint() {
    assertEquals("e is a leaf here; e^x is exp(x).", Definitions.parse("y = e^x").hint());
    assertTrue(Definitions.parse("2*pi*r").hint().endsWith("pi = 3.141592653589793."));
    assertEquals("", Definitions.parse("e = 2.7; y = e^x").hint());
    assertEquals("", Definitions.parse("y = a^x").hint());
  }

  @Test
  void everyOpIsCalledByItsName() {
    for (Op op : OpRegistry.discovered().ops()) {
      int inputs = op instanceof UnaryOp ? 1 : op instanceof BinaryOp ? 2 : 3;
      List<String> names = List.of("a", "b", "c").subList(0, inputs);
      String text = "a = 0.3; b = 0.7; c = 0.2; y = %s(%s)";
      Value[] x = {Value.of(0.3), Value.of(0.7), Value.of(0.2)};
      double expected = Value.of(op, Arrays.copyOf(x, inputs)).item();
      assertEquals(expected, item(text.formatted(op.name(), String.join(", ", names))), op.name());
    }
  }

  @Test
  void deepNestingIsAnErrorAndNoOverflow() {
    assertThrows(FormulaException.class, () -> item("(".repeat(2000) + "a" + ")".repeat(2000)));
    assertThrows(FormulaException.class, () -> item("a" + "^a".repeat(1500)));
    assertEquals(1801, item("a" + "+1".repeat(900) + "+a".repeat(900)));
    assertEquals(1, item("-".repeat(2000) + "a"));
  }
}

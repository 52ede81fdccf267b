package rustgrad.playground.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import rustgrad.api.Value;
import rustgrad.playground.browser.RandomFormulas;
import rustgrad.playground.formula.Computation;
import rustgrad.playground.formula.Definitions;

class FormulaCodeTest {

  @Test
  void itIsTheProgramOfTheFormula() {
    String code = FormulaCode.of(Definitions.parse("L = (a*b + 2).tanh()"), Map.of("b", -3.0));
    assertEquals(
        """
        // java -cp 'rustgrad.demo/target/app/*' Expression.java
        import rustgrad.api.*;

        public class Expression {
          public static void main(String[] args) {
            Value a = Value.of(1.0).label("a");
            Value b = Value.of(-3.0).label("b");
            Value L = a.times(b).plus(2.0).tanh().label("L");
            L.backward();
            System.out.println("L = " + L.item());
            System.out.println("grad of a = " + a.grad());
            System.out.println("grad of b = " + b.grad());
          }
        }
        """,
        code);
  }

  @Test
  void theProgramRunsAndPrintsWhatThePageShows() {
    String text =
        """
        class = 0.7
        b = 2 * class - 3 / class
        c = -(b ^ 2) + max(b, 1) + pow(b, class).abs() + hypot(b, 2) + leakyRelu(class, 0.1)
        d = logSumExp(class, b, 3) + maxOf(class) - atan2(class, b).sin()
        Comparison = where(d <= 2 * b, where(c > 0, 1, c), -class)
        y = 1 - d * c / (class - 4) + Comparison
        """;
    assertPrintsWhatThePageShows(List.of(text));
  }

  @Test
  void everyNameIsAVariableOfItsOwn() {
    assertPrintsWhatThePageShows(
        List.of(
            "_ = 2; __ = 3; class = 4; class_ = 5; args_ = yield / var; _ * __ - class * class_ + args_"));
  }

  @Test
  void programsOfRandomFormulasPrintWhatThePageShows() {
    RandomFormulas formulas = new RandomFormulas(2);
    assertPrintsWhatThePageShows(Stream.generate(formulas::next).limit(30).toList());
  }

  /** All in one file, which takes one JVM. */
  private static void assertPrintsWhatThePageShows(List<String> texts) {
    StringBuilder calls = new StringBuilder();
    StringBuilder classes = new StringBuilder();
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < texts.size(); i++) {
      Definitions definitions = Definitions.parse(texts.get(i));
      calls.append("Expression%d.main(args);".formatted(i));
      classes.append(
          FormulaCode.of(definitions, Map.of())
              .replaceFirst("import .*", "")
              .replace("public class Expression", "class Expression" + i));
      expected.append(shown(Computation.of(definitions, Map.of())));
    }
    String program =
        "import rustgrad.api.*; public class All { public static void main(String[] args) {%s} }%s"
            .formatted(calls, classes);
    assertEquals(expected.toString(), JavaRun.output("All", program));
  }

  private static String shown(Computation computation) {
    Value result = computation.result();
    result.backward();
    return result.label()
        + " = "
        + result.item()
        + "\n"
        + computation.leaves().values().stream()
            .map(leaf -> "grad of " + leaf.label() + " = " + leaf.grad() + "\n")
            .collect(Collectors.joining());
  }
}

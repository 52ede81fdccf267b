package rustgrad.playground.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import rustgrad.playground.formula.Computation;
import rustgrad.playground.formula.Definitions;

class FormulaCodeTest {

  @Test
  void itIsTheProgramOfTheFormula() {
    String code = FormulaCode.of(Definitions.parse("L = (a*b + 2).tanh()"), Map.of("b", -3.0));
    assertEquals(
        """
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
        class = -1.5
        b = 2 * class - 3 / class
        c = -(b ^ 2) + max(b, 1) + pow(b, class).abs() + hypot(b, 2) + leakyRelu(class, 0.1)
        d = logSumExp(class, b, 3) + maxOf(class) - atan2(class, b).sin()
        Comparison = where(d <= 2 * b, where(c > 0, 1, c), -class)
        y = 1 - d * c / (class - 4) + Comparison
        """;
    Computation computation = Computation.of(Definitions.parse(text), Map.of("class", 0.7));
    computation.result().backward();
    String expected =
        "y = %s\ngrad of class = %s\n"
            .formatted(
                computation.result().item(),
                computation.leaves().values().iterator().next().grad());
    assertEquals(
        expected,
        JavaRun.output(
            "Expression", FormulaCode.of(computation.definitions(), Map.of("class", 0.7))));
  }
}

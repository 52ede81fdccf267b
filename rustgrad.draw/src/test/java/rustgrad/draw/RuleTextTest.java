package rustgrad.draw;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import rustgrad.api.BinaryOp;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/** The lines in which the steps of backpropagation are told. */
class RuleTextTest {
  private final Value a = Value.of(3).label("a");
  private final Value b = Value.of(-0.5).label("b");

  private static List<String> lines(Value y) {
    List<String> lines = new ArrayList<>();
    Backpropagation.of(y.label("y")).forEachRemaining(step -> lines.add(step.toString()));
    return Arrays.asList(String.join("\n", lines).split("\n"));
  }

  @Test
  void theExampleOfTheReadme() {
    assertEquals(
        List.of(
            "y = v1 + v2: v2.grad += 1 * 1 = 1",
            "y = v1 + v2: v1.grad += 1 * 1 = 1",
            "v2 = a.tanh(): a.grad += 1 * (1 - 0.99505^2) = 0.009866",
            "v1 = a * b: b.grad += 1 * 3 = 3",
            "v1 = a * b: a.grad += 1 * (-0.5) = -0.5, now -0.49013"),
        lines(a.times(b).plus(a.tanh())));
  }

  @Test
  void arithmetic() {
    assertEquals(
        List.of("y = a - b: b.grad += 1 * (-1) = -1", "y = a - b: a.grad += 1 * 1 = 1"),
        lines(a.minus(b)));
    a.zeroGrad();
    b.zeroGrad();
    assertEquals(
        List.of(
            "y = a / b: b.grad += 1 * (6 / (-0.5)) = -12",
            "y = a / b: a.grad += 1 * (1 / (-0.5)) = -2"),
        lines(a.div(b)));
    a.zeroGrad();
    assertEquals(List.of("y = -a: a.grad += 1 * (-1) = -1"), lines(a.negate()));
  }

  @Test
  void negativeNumbersAreInParentheses() {
    assertEquals(List.of("y = a - (-2): a.grad += 1 * 1 = 1"), lines(a.minus(Value.constant(-2))));
    a.zeroGrad();
    assertEquals(List.of("y = a^(-1): a.grad += 1 * ((-1) * 3^(-2)) = -0.11111"), lines(a.pow(-1)));
  }

  @Test
  void sumsAndDotProducts() {
    assertEquals(
        List.of(
            "y = a + b + a: a.grad += 1 * 1 = 1",
            "y = a + b + a: b.grad += 1 * 1 = 1",
            "y = a + b + a: a.grad += 1 * 1 = 1, now 2"),
        lines(Value.sum(a, b, a)));
    a.zeroGrad();
    b.zeroGrad();
    Value[] left = {a, Value.constant(7)};
    Value[] right = {Value.constant(2), a};
    assertEquals(
        List.of(
            "y = b + a * 2 + 7 * a: a.grad += 1 * 7 = 7",
            "y = b + a * 2 + 7 * a: a.grad += 1 * 2 = 2, now 9",
            "y = b + a * 2 + 7 * a: b.grad += 1 * 1 = 1"),
        lines(Value.dot(b, left, right)));
    b.zeroGrad();
    assertEquals(
        List.of("y = b * 2: b.grad += 1 * 2 = 2"),
        lines(Value.dot(new Value[] {b}, new Value[] {Value.constant(2)})));
  }

  @Test
  void ofVeryManyInputsSomeAreShown() {
    Value[] many = new Value[100];
    Arrays.fill(many, Value.constant(1));
    many[0] = a;
    assertEquals(List.of("y = a + 1 + … + 1: a.grad += 1 * 1 = 1"), lines(Value.sum(many)));
  }

  @Test
  void rulesOfOpsWithTheirNumbers() {
    assertEquals(List.of("y = b^2: b.grad += 1 * (2 * (-0.5)^1) = -1"), lines(b.pow(2)));
    assertEquals(List.of("y = a.log(): a.grad += 1 * (1 / 3) = 0.33333"), lines(a.log()));
    b.zeroGrad();
    assertEquals(List.of("y = b.relu(): b.grad += 1 * 0 = 0"), lines(b.relu()));
    assertEquals(List.of("y = b.exp(): b.grad += 1 * 0.60653 = 0.60653"), lines(b.exp()));
    b.zeroGrad();
    assertEquals(List.of("y = b.cos(): b.grad += 1 * (-sin(-0.5)) = 0.47943"), lines(b.cos()));
  }

  @Test
  void anOpWithoutARuleOrWithALongOneIsToldByItsNumber() {
    UnaryOp square = UnaryOp.of("square", x -> x * x, (x, y) -> 2 * x);
    assertEquals(List.of("y = a.square(): a.grad += 1 * 6 = 6"), lines(a.apply(square)));
    BinaryOp odd =
        BinaryOp.of(
            "odd",
            (x, y) -> x,
            (x, y, z) -> 1,
            (x, y, z) -> 0,
            (x, y, z) -> {
              Value sum = x;
              for (int i = 0; i < 100_000; i++) {
                sum = sum.plus(y);
              }
              return sum;
            },
            (x, y, z) -> Value.constant(0));
    a.zeroGrad();
    assertEquals(
        List.of("y = a.odd(b): b.grad += 1 * 0 = 0", "y = a.odd(b): a.grad += 1 * 1 = 1"),
        lines(a.apply(odd, b)));
  }

  /** So the inputs of an op are not copied for each of its contributions. */
  @Test
  @Timeout(20)
  void anOperationOfVeryManyInputsIsOneStep() {
    Value[] x = new Value[200_000];
    Arrays.setAll(x, i -> Value.of(i));
    ChainRuleStep step = Backpropagation.of(Value.sum(x).label("y")).next();
    assertEquals(x.length, step.contributions().size());
    assertEquals(
        "y = v1 + v2 + … + v200000: v200000.grad += 1 * 1 = 1",
        step.contributions().get(0).toString());
  }

  /** Within noGrad, rules are still read from the graphs that they make. */
  @Test
  void canBePrintedWhereNothingIsRecorded() {
    Value y = b.tanh();
    assertEquals(
        List.of("y = b.tanh(): b.grad += 1 * (1 - (-0.46212)^2) = 0.78645"),
        Value.noGrad(() -> lines(y)));
  }

  @Test
  void aGradientThatIsNotOneComesFirst() {
    Value d = Value.of(0.881373587019543).label("d");
    Value e = d.tanh().label("e");
    assertEquals(
        "e = d.tanh(): d.grad += 0.5 * (1 - 0.70711^2) = 0.25", lines(e.times(0.5)).get(1));
  }
}

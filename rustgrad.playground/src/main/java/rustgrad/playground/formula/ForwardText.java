package rustgrad.playground.formula;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import rustgrad.api.Value;
import rustgrad.draw.diagram.ShortNumber;

/** How a value was computed, as a line that a learner reads: v1 = a * b = 2 * -3 = -6. */
public final class ForwardText {
  private static final Map<String, String> SIGNS =
      Map.of("plus", "+", "minus", "-", "times", "*", "div", "/");

  private ForwardText() {}

  /** What stands for an op in a picture: a sign, or its name. */
  public static String symbol(Value value) {
    return value.op().equals("negate") ? "-" : SIGNS.getOrDefault(value.op(), value.op());
  }

  /** The line for a value; of a leaf or a constant, its name and its number. */
  public static String of(Value value) {
    String number = ShortNumber.of(value.item());
    if (value.inputs().isEmpty()) {
      return value.label().isEmpty() ? number : value.label() + " = " + number;
    }
    String names = formula(value, ForwardText::name);
    String numbers = formula(value, ForwardText::number);
    String middle = names.equals(numbers) ? "" : " = " + numbers;
    return "%s = %s%s = %s".formatted(value.label(), names, middle, number);
  }

  /** A number of five digits. */
  public static String number(double number) {
    return ShortNumber.of(number);
  }

  private static String name(Value value) {
    return value.label().isEmpty() ? number(value) : value.label();
  }

  private static String number(Value value) {
    String number = ShortNumber.of(value.item());
    return number.startsWith("-") ? "(" + number + ")" : number;
  }

  private static String formula(Value value, Function<Value, String> text) {
    List<String> inputs = value.inputs().stream().map(text).toList();
    String sign = SIGNS.get(value.op());
    if (sign != null) {
      return String.join(" " + sign + " ", inputs);
    } else if (value.op().equals("negate")) {
      return "-" + inputs.get(0);
    } else if (value.op().equals("pow")) {
      return inputs.get(0) + "^" + inputs.get(1);
    }
    return inputs.stream()
        .map(ForwardText::withoutParentheses)
        .collect(Collectors.joining(", ", value.op() + "(", ")"));
  }

  private static String withoutParentheses(String input) {
    return input.startsWith("(") ? input.substring(1, input.length() - 1) : input;
  }
}

package rustgrad.playground.formula;

import rustgrad.api.Value;
import rustgrad.draw.diagram.ShortNumber;
import rustgrad.draw.operation.Formula;
import rustgrad.draw.operation.Operation;

/** How a value was computed, as a line that a learner reads: v1 = a * b = 2 * (-3) = -6. */
public final class ForwardText {
  private ForwardText() {}

  /** The line for a value; of a leaf or a constant, its name and its number. */
  public static String of(Value value) {
    String number = ShortNumber.of(value.item());
    if (value.inputs().isEmpty()) {
      return value.label().isEmpty() ? number : value.label() + " = " + number;
    }
    Operation operation = Operation.of(value);
    String names = Formula.of(value, operation, Value::label).text();
    String numbers = Formula.of(value, operation, input -> "").text();
    String middle = names.equals(numbers) ? "" : " = " + numbers;
    return "%s = %s%s = %s".formatted(value.label(), names, middle, number);
  }
}

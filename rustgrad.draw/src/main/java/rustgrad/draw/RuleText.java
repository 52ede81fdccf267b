package rustgrad.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import rustgrad.api.BinaryOp;
import rustgrad.api.NaryOp;
import rustgrad.api.Op;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;
import rustgrad.api.spi.Arithmetic;
import rustgrad.api.spi.Dispatcher;
import rustgrad.draw.diagram.ShortNumber;
import rustgrad.draw.operation.Formula;
import rustgrad.draw.operation.Operation;

/** How the chain rule of an operation is written out for a learner. */
final class RuleText {
  /** How many operations of a rule are written; a longer one is only its number. */
  private static final int MOST_OPERATIONS = 12;

  private final Operation operation;
  private final Supplier<Names> names;

  RuleText(Operation operation, Supplier<Names> names) {
    this.operation = operation;
    this.names = names;
  }

  /** Such as "e = d.tanh()". */
  String result(Value node) {
    return name(node) + " = " + Formula.of(node, operation, names.get()::ofValue).text();
  }

  /** What a value with a gradient is called. */
  String name(Value value) {
    return names.get().ofValue(value);
  }

  /** The gradient of the node times the local derivative, with the rule for that. */
  String amount(Value node, int input, double partial, double gradient) {
    if (operation instanceof Operation.Call) {
      return "vector-Jacobian product";
    }
    Formula rule = formula(node, input).orElse(Formula.number(partial));
    return ShortNumber.of(gradient) + " * " + rule.in(Formula.POWER);
  }

  private Optional<Formula> formula(Value node, int input) {
    if (operation instanceof Operation.OfOp of) {
      return Dispatcher.recording(true, () -> ofOp(of.op(), node, input));
    } else if (operation instanceof Operation.OfArithmetic of && of.operation() == Arithmetic.DIV) {
      double y = Operation.number(node);
      Formula top = Formula.number(input == 0 ? 1 : -y);
      Formula b = Formula.number(Operation.number(node.inputs().get(1)));
      return Optional.of(Formula.of(operation, List.of(top, b)));
    }
    return Optional.empty();
  }

  /**
   * The symbolic rule of an op: an expression of values that have the numbers of its inputs, and so
   * a graph that can be read.
   */
  private static Optional<Formula> ofOp(Op op, Value node, int input) {
    Value[] x = node.inputs().stream().map(RuleText::copy).toArray(Value[]::new);
    Value y = copy(node);
    try {
      Value rule =
          op instanceof UnaryOp unary
              ? unary.partial(x[0], y)
              : op instanceof BinaryOp binary
                  ? input == 0 ? binary.partialA(x[0], x[1], y) : binary.partialB(x[0], x[1], y)
                  : ((NaryOp) op).partial(input, x, y);
      int[] left = {MOST_OPERATIONS};
      Formula formula = written(rule, left);
      return left[0] >= 0 ? Optional.of(formula) : Optional.empty();
    } catch (UnsupportedOperationException e) {
      return Optional.empty(); // the op states no rule
    }
  }

  private static Value copy(Value value) {
    double number = Operation.number(value);
    return value.requiresGrad() ? Value.of(number) : Value.constant(number);
  }

  /**
   * Writes a rule with its numbers, a where as the side that it takes, until there are too many.
   */
  private static Formula written(Value value, int[] left) {
    List<Value> inputs = value.inputs();
    if (inputs.isEmpty() || left[0] < 0) {
      return Formula.number(Operation.number(value));
    }
    left[0]--;
    Operation operation = Operation.of(value);
    if (operation instanceof Operation.Where where) {
      return written(inputs.get(where.taken(value)), left);
    }
    if (operation instanceof Operation.OfArithmetic of
        && of.operation() == Arithmetic.TIMES
        && inputs.get(0) == inputs.get(1)) {
      return new Formula(written(inputs.get(0), left).in(Formula.ATOM) + "^2", Formula.POWER);
    }
    List<Formula> written = new ArrayList<>();
    inputs.forEach(input -> written.add(written(input, left)));
    return Formula.of(operation, written);
  }
}

package rustgrad.playground.formula;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rustgrad.api.BinaryOp;
import rustgrad.api.Op;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;
import rustgrad.core.OpRegistry;

/** The values of a formula, at given numbers of its leaves. Every value has a label. */
public final class Computation {
  /** How ops are written whose inputs differ in meaning, or that others take the place of. */
  private static final Map<String, String> USAGES =
      Map.of(
          "atan2", "atan2(y, x)",
          "leakyRelu", "leakyRelu(x, slope), such as leakyRelu(x, 0.01)",
          "max", "max(a, b), or maxOf(a, b, c) for more",
          "min", "min(a, b), or minOf(a, b, c) for more",
          "pow", "x^power, or pow(x, power)");

  private final Definitions definitions;
  private final Map<String, Value> leaves = new LinkedHashMap<>();
  private final Map<String, Value> values = new HashMap<>();

  private Computation(Definitions definitions) {
    this.definitions = definitions;
  }

  /**
   * Computes a formula.
   *
   * @param numbers of leaves; those that are left out have the numbers of the text
   * @throws FormulaException if an op takes another number of inputs, or the result is a constant,
   *     which cannot be differentiated
   */
  public static Computation of(Definitions definitions, Map<String, Double> numbers) {
    Computation computation = new Computation(definitions);
    definitions.leavesWith(numbers).forEach((name, number) -> computation.addLeaf(name, number));
    for (Definition definition : definitions.all()) {
      if (!definition.isNumber()) {
        computation.values.put(definition.name(), computation.value(definition));
      }
    }
    computation.checkResult();
    computation.nameOthers();
    return computation;
  }

  private void addLeaf(String name, double number) {
    Value leaf = Value.of(number).label(name);
    leaves.put(name, leaf);
    values.put(name, leaf);
  }

  private Value value(Definition definition) {
    Value value = value(definition.expression());
    return value.label().isEmpty() ? value.label(definition.name()) : value;
  }

  private Value value(Expression expression) {
    if (expression instanceof Expression.Constant constant) {
      return Value.constant(constant.number());
    } else if (expression instanceof Expression.Reference reference) {
      return named(reference.name());
    } else if (expression instanceof Expression.Negative negative) {
      return value(negative.of()).unaryMinus();
    } else if (expression instanceof Expression.Arithmetic arithmetic) {
      Value left = value(arithmetic.left());
      Value right = value(arithmetic.right());
      return switch (arithmetic.sign()) {
        case '+' -> left.plus(right);
        case '-' -> left.minus(right);
        case '*' -> left.times(right);
        default -> left.div(right);
      };
    } else if (expression instanceof Expression.Where where) {
      return Value.where(
          value(where.left()),
          where.comparison(),
          value(where.right()),
          value(where.whenTrue()),
          value(where.whenFalse()));
    }
    return call((Expression.Call) expression);
  }

  private Value call(Expression.Call call) {
    Value[] inputs = call.inputs().stream().map(this::value).toArray(Value[]::new);
    Op op = OpRegistry.discovered().op(call.op());
    int takes = op instanceof UnaryOp ? 1 : op instanceof BinaryOp ? 2 : inputs.length;
    if (inputs.length != takes) {
      String expected = takes == 1 ? "1 input" : takes + " inputs";
      String usual = call.op() + (takes == 1 ? "(x)" : "(a, b)");
      throw new FormulaException(
          definitions.text(),
          call.position(),
          "op '%s' takes %s, but got %d; write %s"
              .formatted(
                  call.op(), expected, inputs.length, USAGES.getOrDefault(call.op(), usual)));
    }
    try {
      return Value.of(op, inputs);
    } catch (IllegalArgumentException e) {
      throw new FormulaException(definitions.text(), call.position(), "" + e.getMessage());
    }
  }

  private Value named(String name) {
    Value value = values.get(name);
    if (value == null) {
      throw new IllegalStateException("nothing is called " + name);
    }
    return value;
  }

  private void checkResult() {
    if (!result().requiresGrad()) {
      throw new FormulaException(
          definitions.text(),
          definitions.all().get(definitions.all().size() - 1).start(),
          "%s depends on no leaf; use a name in it, such as a".formatted(definitions.result()));
    }
  }

  /** Those without a name are called v1, v2, ... in the order of computing. */
  private void nameOthers() {
    int number = 0;
    for (Value value : inOrder()) {
      if (value.label().isEmpty() && value.requiresGrad()) {
        do {
          number++;
        } while (values.containsKey("v" + number));
        value.label("v" + number);
      }
    }
  }

  /** What was read. */
  public Definitions definitions() {
    return definitions;
  }

  /** The leaves by name, in the order of the text. */
  public Map<String, Value> leaves() {
    return Collections.unmodifiableMap(leaves);
  }

  /** What is differentiated. */
  public Value result() {
    return named(definitions.result());
  }

  /** All values that the result depends on and itself, each after its inputs. */
  public List<Value> inOrder() {
    List<Value> ordered = new ArrayList<>();
    Set<Value> opened = new HashSet<>();
    Set<Value> listed = new HashSet<>();
    ArrayDeque<Value> stack = new ArrayDeque<>(List.of(result()));
    while (!stack.isEmpty()) {
      Value value = stack.peek();
      if (opened.add(value)) {
        List<Value> inputs = value.inputs();
        for (int i = inputs.size() - 1; i >= 0; i--) {
          if (!opened.contains(inputs.get(i))) {
            stack.push(inputs.get(i));
          }
        }
      } else {
        stack.pop();
        if (listed.add(value)) {
          ordered.add(value);
        }
      }
    }
    return ordered;
  }
}

package rustgrad.playground.code;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import rustgrad.playground.engine.Digits;
import rustgrad.playground.formula.Definition;
import rustgrad.playground.formula.Definitions;
import rustgrad.playground.formula.Expression;

/** Writes a formula as a Java program that prints its value and its gradients. */
public final class FormulaCode {
  private static final Set<String> OF_ONE_INPUT =
      Set.of(
          ("abs acos asin atan cos cosh elu erf erfc exp expm1 floor gelu log log10 log1p normalCdf"
                  + " relu sigmoid sign silu sin sinh softplus sqrt tan tanh")
              .split(" "));
  private static final Set<String> OF_TWO_INPUTS = Set.of("atan2", "hypot", "max", "min", "pow");
  private static final Set<String> OF_MANY_INPUTS = Set.of("maxOf", "minOf", "logSumExp");
  private static final Set<String> TAKES_A_NUMBER = Set.of("max", "min", "pow");

  private static final Set<String> TAKEN =
      Set.of(
          ("abstract assert boolean break byte case catch char class const continue default do"
                  + " double else enum extends false final finally float for goto if implements"
                  + " import instanceof int interface long native new null package private"
                  + " protected public return short static strictfp super switch synchronized this"
                  + " throw throws transient true try void volatile while Value Comparison System args")
              .split(" "));

  private FormulaCode() {}

  /**
   * The program.
   *
   * @param numbers of leaves; those that are left out have the numbers of the text
   */
  public static String of(Definitions definitions, Map<String, Double> numbers) {
    StringBuilder code = new StringBuilder();
    code.append("// java -cp 'rustgrad.demo/target/app/*' Expression.java\n");
    code.append("import rustgrad.api.*;\n\n");
    code.append("public class Expression {\n  public static void main(String[] args) {\n");
    definitions
        .leavesWith(numbers)
        .forEach((name, number) -> define(code, name, "Value.of(" + Digits.of(number) + ")"));
    for (Definition definition : definitions.all()) {
      if (!definition.isNumber()) {
        define(code, definition.name(), value(definition.expression()));
      }
    }
    String result = variable(definitions.result());
    code.append("    ").append(result).append(".backward();\n");
    print(code, definitions.result(), result + ".item()");
    definitions
        .leaves()
        .keySet()
        .forEach(name -> print(code, "grad of " + name, variable(name) + ".grad()"));
    return code.append("  }\n}\n").toString();
  }

  private static void define(StringBuilder code, String name, String value) {
    code.append("    Value ").append(variable(name)).append(" = ").append(value);
    code.append(".label(\"").append(name).append("\");\n");
  }

  private static void print(StringBuilder code, String name, String number) {
    code.append("    System.out.println(\"").append(name).append(" = \" + ");
    code.append(number).append(");\n");
  }

  /** With another "_" if without all those at its end it is a word of Java, or nothing. */
  private static String variable(String name) {
    int end = name.length();
    while (end > 0 && name.charAt(end - 1) == '_') {
      end--;
    }
    return end == 0 || TAKEN.contains(name.substring(0, end)) ? name + "_" : name;
  }

  private static String value(Expression expression) {
    if (expression instanceof Expression.Constant constant) {
      return "Value.constant(" + number(constant) + ")";
    } else if (expression instanceof Expression.Reference reference) {
      return variable(reference.name());
    } else if (expression instanceof Expression.Negative negative) {
      return value(negative.of()) + ".unaryMinus()";
    } else if (expression instanceof Expression.Arithmetic of) {
      String method =
          switch (of.sign()) {
            case '+' -> "plus";
            case '-' -> "minus";
            case '*' -> "times";
            default -> "div";
          };
      return value(of.left()) + "." + method + "(" + valueOrNumber(of.right()) + ")";
    } else if (expression instanceof Expression.Where where) {
      return "Value.where(%s, Comparison.%s, %s)"
          .formatted(
              value(where.left()),
              where.comparison().name(),
              values(List.of(where.right(), where.whenTrue(), where.whenFalse())));
    }
    return call((Expression.Call) expression);
  }

  private static String call(Expression.Call call) {
    List<Expression> inputs = call.inputs();
    String first = value(inputs.get(0));
    int count = inputs.size();
    if (OF_MANY_INPUTS.contains(call.op())) {
      return "Value." + call.op() + "(" + values(inputs) + ")";
    } else if (count == 1 && OF_ONE_INPUT.contains(call.op())) {
      return first + "." + call.op() + "()";
    } else if (count == 2 && OF_TWO_INPUTS.contains(call.op())) {
      Expression second = inputs.get(1);
      String other = TAKES_A_NUMBER.contains(call.op()) ? valueOrNumber(second) : value(second);
      return first + "." + call.op() + "(" + other + ")";
    }
    String others = count > 1 ? ", " + values(inputs.subList(1, count)) : "";
    return first + ".apply(\"" + call.op() + "\"" + others + ")";
  }

  private static String values(List<Expression> inputs) {
    return inputs.stream().map(FormulaCode::value).collect(Collectors.joining(", "));
  }

  private static String valueOrNumber(Expression expression) {
    return expression instanceof Expression.Constant constant
        ? number(constant)
        : value(expression);
  }

  private static String number(Expression.Constant constant) {
    return Digits.of(constant.number());
  }
}

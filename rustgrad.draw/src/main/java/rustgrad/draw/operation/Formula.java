package rustgrad.draw.operation;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import rustgrad.api.Value;
import rustgrad.draw.diagram.ShortNumber;

/**
 * A formula as text, and how tightly it binds.
 *
 * @param binds one of the constants of this class
 */
public record Formula(String text, int binds) {
  /** A sign before it, which binds nothing. */
  public static final int NEGATIVE = 0;

  public static final int SUM = 1;
  public static final int PRODUCT = 2;
  public static final int POWER = 3;
  public static final int ATOM = 4;

  /** What Java can call a method of. */
  public static final int NAME = 5;

  private static final int MOST_INPUTS = 16;

  /** A number of five digits. */
  public static Formula number(double number) {
    String text = ShortNumber.of(number);
    return new Formula(text, text.startsWith("-") ? NEGATIVE : ATOM);
  }

  /** The text, in parentheses if it binds less than a place needs. */
  public String in(int place) {
    return binds < place ? "(" + text + ")" : text;
  }

  /** What an operation computes from these inputs. */
  public static Formula of(Operation operation, List<Formula> x) {
    if (operation instanceof Operation.OfArithmetic of) {
      Formula a = x.get(0);
      Formula b = x.get(1);
      return switch (of.operation()) {
        case PLUS -> new Formula(a.in(SUM) + " + " + b.in(SUM), SUM);
        case MINUS -> new Formula(a.in(SUM) + " - " + b.in(PRODUCT), SUM);
        case TIMES -> new Formula(a.in(PRODUCT) + " * " + b.in(PRODUCT), PRODUCT);
        case DIV -> new Formula(a.in(PRODUCT) + " / " + b.in(POWER), PRODUCT);
      };
    } else if (operation instanceof Operation.Negate) {
      return new Formula("-" + x.get(0).in(PRODUCT), NEGATIVE);
    } else if (operation instanceof Operation.Where where) {
      String comparison = x.get(0).in(SUM) + " " + where.comparison() + " " + x.get(1).in(SUM);
      return new Formula(
          "where(" + comparison + ", " + x.get(2).text + ", " + x.get(3).text + ")", ATOM);
    } else if (operation instanceof Operation.OfOp of) {
      return call(of.op().name(), x);
    } else if (operation instanceof Operation.Call) {
      return call("", operation.symbol(), x);
    } else if (operation instanceof Operation.Output) {
      return new Formula(x.get(0).in(ATOM) + operation.symbol(), ATOM);
    }
    return operation instanceof Operation.Dot ? dot(x) : sum(x);
  }

  /** As Java writes it if the first input is a name, else as a function. */
  private static Formula call(String name, List<Formula> x) {
    Formula first = x.get(0);
    if (name.equals("pow") && x.size() == 2) {
      return new Formula(first.in(ATOM) + "^" + x.get(1).in(ATOM), POWER);
    }
    boolean method = x.size() <= 2 && first.binds == NAME;
    return method ? call(first.text + ".", name, x.subList(1, x.size())) : call("", name, x);
  }

  private static Formula call(String of, String name, List<Formula> x) {
    String inputs = joined(", ", x.size(), i -> x.get(i).text);
    return new Formula(of + name + "(" + inputs + ")", ATOM);
  }

  private static Formula sum(List<Formula> x) {
    return x.size() == 1
        ? x.get(0)
        : new Formula(joined(" + ", x.size(), i -> x.get(i).in(SUM)), SUM);
  }

  private static Formula dot(List<Formula> x) {
    int first = x.size() % 2;
    Function<Integer, String> term =
        i ->
            i < first
                ? x.get(0).in(SUM)
                : x.get(2 * i - first).in(PRODUCT) + " * " + x.get(2 * i + 1 - first).in(PRODUCT);
    return new Formula(joined(" + ", first + x.size() / 2, term), SUM);
  }

  /** The first parts and the last, if there are very many. */
  private static String joined(String separator, int n, Function<Integer, String> part) {
    return IntStream.range(0, n)
        .filter(i -> n <= MOST_INPUTS || i < 3 || i == n - 1)
        .mapToObj(i -> n > MOST_INPUTS && i == 2 ? "\u2026" : part.apply(i))
        .collect(Collectors.joining(separator));
  }

  /**
   * What a value computes from its inputs.
   *
   * @param name what to call an input; an empty text for its number
   */
  public static Formula of(Value result, Operation operation, Function<Value, String> name) {
    return of(operation, result.inputs().stream().map(x -> of(x, name.apply(x))).toList());
  }

  private static Formula of(Value value, String name) {
    return name.isEmpty() ? number(Operation.number(value)) : new Formula(name, NAME);
  }
}

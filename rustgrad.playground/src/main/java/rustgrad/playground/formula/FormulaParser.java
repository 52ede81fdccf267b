package rustgrad.playground.formula;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import rustgrad.api.Comparison;
import rustgrad.api.Op;
import rustgrad.core.OpRegistry;
import rustgrad.playground.engine.Digits;

/** Reads a formula from left to right, with a method for each rule of the grammar. */
final class FormulaParser {
  private static final int MOST_SIGNS = 4000;
  private static final int DEEPEST = 60;
  private static final double UNLESS_GIVEN = 1;
  private static final String WHERE = "where";

  private final String text;
  private final List<Token> tokens;
  private final Map<String, Double> leaves = new LinkedHashMap<>();
  private final Map<String, Definition> defined = new LinkedHashMap<>();
  private int next;
  private int depth;

  FormulaParser(String text) {
    this.text = text;
    if (text.length() > MOST_SIGNS) {
      throw error(MOST_SIGNS, "a formula has at most " + MOST_SIGNS + " signs");
    }
    this.tokens = Tokens.of(text);
  }

  Definitions parse() {
    while (peek().kind() != Token.Kind.END) {
      if (peek().kind() == Token.Kind.BREAK) {
        next++;
      } else {
        definition();
      }
    }
    if (defined.isEmpty()) {
      throw error(text.length(), "there is no formula; write one such as y = a * b + 1");
    }
    return new Definitions(
        text, List.copyOf(defined.values()), Collections.unmodifiableMap(leaves));
  }

  private void definition() {
    Token first = peek();
    boolean named = first.kind() == Token.Kind.NAME && tokens.get(next + 1).is("=");
    next += named ? 2 : 0;
    String name = named ? first.text() : unnamed();
    int start = peek().start();
    Expression expression = sum();
    checkNew(name, first);
    int end = tokens.get(next - 1).end();
    Token after = peek();
    if (after.kind() != Token.Kind.BREAK && after.kind() != Token.Kind.END) {
      throw unexpected("an operation such as + or *, or the end of the line");
    }
    defined.put(name, new Definition(name, expression, start, end));
    if (expression instanceof Expression.Constant constant) {
      leaves.put(name, constant.number());
    }
  }

  /** What stands without a name is y, or y2, y3, ..., the first that is not in the text. */
  private String unnamed() {
    String name = "y";
    for (int i = 2; defined.containsKey(name) || stands(name); i++) {
      name = "y" + i;
    }
    return name;
  }

  private boolean stands(String name) {
    return tokens.stream().anyMatch(token -> token.text().equals(name));
  }

  private void checkNew(String name, Token at) {
    if (defined.containsKey(name)) {
      throw error(at.start(), "'%s' is defined already; take another name".formatted(name));
    } else if (leaves.containsKey(name)) {
      throw error(
          at.start(),
          "'%s' is used already; take another name, or define it above its first use"
              .formatted(name));
    }
  }

  private Expression sum() {
    if (++depth > DEEPEST) {
      throw error(peek().start(), "parentheses are nested too deeply; name a part of the formula");
    }
    Expression left = product();
    while (peek().is("+") || peek().is("-")) {
      char sign = take().text().charAt(0);
      left = new Expression.Arithmetic(sign, left, product());
    }
    depth--;
    return left;
  }

  private Expression product() {
    Expression left = negation();
    while (peek().is("*") || peek().is("/")) {
      char sign = take().text().charAt(0);
      left = new Expression.Arithmetic(sign, left, negation());
    }
    return left;
  }

  private Expression negation() {
    int signs = 0;
    while (peek().is("-")) {
      signs++;
      next++;
    }
    Expression of = power();
    for (; signs > 0; signs--) {
      of =
          of instanceof Expression.Constant constant
              ? new Expression.Constant(-constant.number())
              : new Expression.Negative(of);
    }
    return of;
  }

  private Expression power() {
    Expression base = call();
    if (!peek().is("^") && !peek().is("**")) {
      return base;
    }
    int position = take().start();
    if (++depth > DEEPEST) {
      throw error(position, "powers are nested too deeply; name a part of the formula");
    }
    Expression power =
        new Expression.Call(op("pow", position), List.of(base, negation()), position);
    depth--;
    return power;
  }

  private Expression call() {
    Expression of = primary();
    while (peek().is(".")) {
      next++;
      Token name = peek();
      if (name.kind() != Token.Kind.NAME) {
        throw unexpected("the name of an op after the point, as in x.tanh()");
      }
      next++;
      checkIsNotMath(of, name);
      expect("(", "'(' after the op '" + name.text() + "', as in x.tanh()");
      List<Expression> inputs = new ArrayList<>(List.of(of));
      if (!peek().is(")")) {
        arguments(inputs);
      }
      expect(")", "')'");
      of = new Expression.Call(op(name.text(), name.start()), inputs, name.start());
    }
    return of;
  }

  /** Math.tanh(x), which those who know Java may write, would be an op of a leaf. */
  private void checkIsNotMath(Expression of, Token name) {
    if (of instanceof Expression.Reference reference
        && reference.name().equals("Math")
        && !defined.containsKey("Math")) {
      throw error(name.start(), "write %1$s(..) in place of Math.%1$s(..)".formatted(name.text()));
    }
  }

  private Expression primary() {
    Token token = peek();
    if (token.kind() == Token.Kind.NUMBER) {
      next++;
      return constant(token);
    } else if (token.kind() == Token.Kind.NAME) {
      next++;
      return peek().is("(") ? function(token) : reference(token.text());
    } else if (token.is("(")) {
      next++;
      Expression sum = sum();
      expect(")", "')'");
      return sum;
    }
    throw unexpected("a number, a name or '('");
  }

  private Expression constant(Token token) {
    double number = Digits.parse(token.text());
    if (Double.isInfinite(number)) {
      throw error(token.start(), "%s is greater than any double".formatted(token));
    }
    return new Expression.Constant(number);
  }

  private Expression function(Token name) {
    if (name.text().equals(WHERE)) {
      return where();
    }
    String op = op(name.text(), name.start());
    expect("(", "'('");
    List<Expression> inputs = new ArrayList<>();
    arguments(inputs);
    expect(")", "',' or ')'");
    return new Expression.Call(op, inputs, name.start());
  }

  private Expression where() {
    expect("(", "'('");
    Expression left = sum();
    Comparison comparison = comparison();
    Expression right = sum();
    expect(",", "',' and the value if so, as in where(x > 0, a, b)");
    Expression whenTrue = sum();
    expect(",", "',' and the value if not, as in where(x > 0, a, b)");
    Expression whenFalse = sum();
    expect(")", "')'");
    return new Expression.Where(left, comparison, right, whenTrue, whenFalse);
  }

  private Comparison comparison() {
    for (Comparison comparison : Comparison.values()) {
      if (peek().is(comparison.toString())) {
        next++;
        return comparison;
      }
    }
    throw unexpected("a comparison such as > or <=, as in where(x > 0, a, b)");
  }

  private void arguments(List<Expression> inputs) {
    inputs.add(sum());
    while (peek().is(",")) {
      next++;
      inputs.add(sum());
    }
  }

  private Expression reference(String name) {
    if (!defined.containsKey(name)) {
      leaves.putIfAbsent(name, UNLESS_GIVEN);
    }
    return new Expression.Reference(name);
  }

  /** The name of an op that exists. */
  private String op(String name, int position) {
    try {
      return OpRegistry.discovered().op(name).name();
    } catch (IllegalArgumentException e) {
      String known =
          OpRegistry.discovered().ops().stream().map(Op::name).collect(Collectors.joining(" "));
      String meant = name.equals("ln") ? "log is the natural logarithm; " : "";
      throw error(position, "there is no op '%s'; %sthe ops are %s".formatted(name, meant, known));
    }
  }

  private Token peek() {
    return tokens.get(next);
  }

  private Token take() {
    return tokens.get(next++);
  }

  private void expect(String sign, String expected) {
    if (!peek().is(sign)) {
      throw unexpected(expected);
    }
    next++;
  }

  private FormulaException unexpected(String expected) {
    return error(peek().start(), "expected %s, but there is %s".formatted(expected, peek()));
  }

  private FormulaException error(int position, String problem) {
    return new FormulaException(text, position, problem);
  }
}

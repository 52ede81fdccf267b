package rustgrad.playground.formula;

import java.util.List;
import rustgrad.api.Comparison;

/** The right side of a definition. */
public sealed interface Expression {

  /** A number as it is written, with its sign. */
  record Constant(double number) implements Expression {}

  /** What a name stands for. */
  record Reference(String name) implements Expression {}

  /** left + right, left - right, left * right or left / right. */
  record Arithmetic(char sign, Expression left, Expression right) implements Expression {}

  /** -of. */
  record Negative(Expression of) implements Expression {}

  /**
   * The value of an op.
   *
   * @param op its name
   * @param position where the name stands in the text
   */
  record Call(String op, List<Expression> inputs, int position) implements Expression {}

  /** whenTrue if left and right compare so, else whenFalse. */
  record Where(
      Expression left,
      Comparison comparison,
      Expression right,
      Expression whenTrue,
      Expression whenFalse)
      implements Expression {}
}

package rustgrad.draw;

import rustgrad.api.Value;
import rustgrad.api.spi.BackwardStep;
import rustgrad.draw.diagram.ShortNumber;

/**
 * What one input of a result gets from it: {@code input.grad += node.grad * d(node)/d(input)}.
 *
 * <p>All numbers are the engine's, to the last bit. It prints itself as a line such as
 *
 * <pre>
 * e = d.tanh(): d.grad += 0.5 * (1 - 0.70711^2) = 0.25
 * </pre>
 *
 * in which the local derivative is the rule that the op states, with the numbers put in; where an
 * op states no rule, or a long one, it is its number. Numbers are printed with five significant
 * digits.
 */
public final class Contribution {
  private final BackwardStep step;
  private final Value input;
  private final double gradient;
  private final double partial;
  private final double before;
  private final double after;
  private final RuleText rule;

  Contribution(BackwardStep step, Value input, double partial, double before, RuleText rule) {
    this.step = step;
    this.input = input;
    this.gradient = step.node().grad();
    this.partial = partial;
    this.before = before;
    this.after = input.grad();
    this.rule = rule;
  }

  /** The result that hands its gradient on. */
  public Value node() {
    return step.node();
  }

  /** Which of the inputs of the node gets the contribution, from 0. */
  public int index() {
    return step.input();
  }

  /** The input that gets it. */
  public Value input() {
    return input;
  }

  /**
   * The local derivative d(node)/d(input); NaN if the node is a call, which has several numbers.
   */
  public double partial() {
    return partial;
  }

  /**
   * What is added to the gradient of the input: the gradient of the node times the {@link
   * #partial()}, but for a quotient a / b, whose numerator gets the gradient divided by b, and for
   * a call, whose inputs get the vector-Jacobian product.
   */
  public double amount() {
    return step.contribution();
  }

  /** The gradient of the input before. */
  public double before() {
    return before;
  }

  /** The gradient of the input after: {@link #before()} + {@link #amount()}. */
  public double after() {
    return after;
  }

  /** Such as "e = d.tanh(): d.grad += 0.5 * (1 - 0.70711^2) = 0.25". */
  @Override
  public String toString() {
    String now = before == 0 ? "" : ", now " + ShortNumber.of(after);
    return "%s: %s.grad += %s = %s%s"
        .formatted(
            rule.result(node()),
            rule.name(input),
            rule.amount(node(), index(), partial, gradient),
            ShortNumber.of(amount()),
            now);
  }
}

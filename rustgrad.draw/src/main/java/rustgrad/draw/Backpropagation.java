package rustgrad.draw;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import rustgrad.api.Value;
import rustgrad.api.spi.BackwardStep;
import rustgrad.api.spi.Dispatcher;
import rustgrad.draw.diagram.Nearest;
import rustgrad.draw.operation.Operation;

/**
 * {@link Value#backward()}, one operation at a time, to watch how gradients come about.
 *
 * <pre>{@code
 * Value x = Value.of(2).label("x"), y = Value.of(3).label("y");
 * Value z = x.times(y).plus(x.tanh()).label("z");
 * Backpropagation.of(z).forEachRemaining(System.out::println);
 * // z = v1 + v2: v2.grad += 1 * 1 = 1
 * // z = v1 + v2: v1.grad += 1 * 1 = 1
 * // v2 = x.tanh(): x.grad += 1 * (1 - 0.96403^2) = 0.070651
 * // v1 = x * y: y.grad += 1 * 2 = 2
 * // v1 = x * y: x.grad += 1 * 3 = 3, now 3.0707
 * }</pre>
 *
 * <p>It is the engine that sweeps, and stops after each operation: what is told is what it does, to
 * the bit and in its order. When all steps have been taken, every gradient is that of {@code
 * backward()}. An operation through which nothing flows, since a {@code where} took its other side,
 * has no step. Values without a label are called v1, v2, ..., in the order in which they were
 * computed, as in {@link ValueDrawing#withNames()}.
 *
 * <p>Begun once, it is to be taken to its end before {@code backward()} or another one of these
 * runs on the same values: until then, gradients are incomplete.
 */
public final class Backpropagation implements Iterator<ChainRuleStep> {
  private final Value root;
  private final Iterator<BackwardStep> steps;
  private final Supplier<Names> names;

  /** The gradient of each value, as far as the sweep has come. */
  private final Map<Value, Double> gradients = new HashMap<>();

  private Backpropagation(Value root) {
    this.root = root;
    this.steps = Dispatcher.eager().steps(root);
    this.names = Names.whenAsked(root);
    for (Value value : Nearest.all(root, Value::inputs)) {
      gradients.put(value, value.grad());
    }
  }

  /**
   * Begins: the gradients of all results are 0, but for y, whose gradient is 1. Those of leaves are
   * what they were, for they add up.
   *
   * @throws IllegalArgumentException if y is a value of another engine, as in a traced function
   * @throws IllegalStateException if y is a constant, which depends on no leaf
   */
  public static Backpropagation of(Value y) {
    return new Backpropagation(y);
  }

  /** Whether there is another operation to take a step for. */
  @Override
  public boolean hasNext() {
    return steps.hasNext();
  }

  /**
   * Runs the chain rule of the next operation: adds its contributions to the gradients of its
   * inputs.
   *
   * @throws java.util.NoSuchElementException if there is none
   */
  @Override
  public ChainRuleStep next() {
    BackwardStep step = steps.next();
    Value node = step.node();
    List<Value> inputs = node.inputs();
    Operation operation = Operation.of(node);
    double[] partials = Partials.of(node, operation);
    RuleText rule = new RuleText(operation, names);
    List<Contribution> contributions = new ArrayList<>();
    for (int left = receivers(inputs, operation); left > 0; left--) {
      step = contributions.isEmpty() ? step : steps.next();
      Value input = inputs.get(step.input());
      double before = gradients.getOrDefault(input, Double.NaN);
      contributions.add(new Contribution(step, input, partials[step.input()], before, rule));
      gradients.put(input, input.grad());
    }
    return new ChainRuleStep(node, node.grad(), List.copyOf(contributions));
  }

  /** How many inputs get a contribution, each at a step of the engine of its own. */
  private static int receivers(List<Value> inputs, Operation operation) {
    return operation instanceof Operation.Where
        ? 1
        : (int) inputs.stream().filter(Value::requiresGrad).count();
  }

  /** Such as "the backpropagation of z = 6.0 (times, grad 1.0)". */
  @Override
  public String toString() {
    return "the backpropagation of " + root;
  }
}

package rustgrad.nn;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import rustgrad.core.Parameters;

/**
 * L-BFGS, which learns from its last steps how the gradient changes, and so where the minimum is
 * (Nocedal and Wright, "Numerical optimization", second edition, 2006, algorithm 7.5). It is for
 * smooth losses of all rows, where it often takes a tenth of the gradients of {@link Adam}, and not
 * for batches, whose losses differ from step to step.
 *
 * <pre>{@code
 * Lbfgs lbfgs = Lbfgs.of(model.parameters()).withFixedLoss(); // all steps on the same data
 * Trainer trainer = Trainer.of(model, Loss.binaryCrossEntropy(), lbfgs);
 * for (int step = 0; step < 50; step++) {
 *   trainer.step(data);
 * }
 * }</pre>
 *
 * <p>A step is one iteration. It computes the loss where the parameters are, since the data may
 * differ from those of the step before, then searches along the direction for a point at which the
 * strong Wolfe conditions hold; mostly the first one does, so that a step takes two evaluations.
 * {@link #withFixedLoss()} saves the first. A point where the loss is NaN or infinite counts as too
 * far. If no point holds after 25 evaluations, the step ends at the best one, which is the start if
 * none is lower: there rounding hides what remains to be gained. The parameters are left at the end
 * of the step with the gradients of that point.
 *
 * <p>The learning rate is the first length to try, always 1; in the first step it is 1 over the sum
 * of the absolute gradients if that is less, as in {@code torch.optim.LBFGS}. The same losses lead
 * to the same bits. A step whose loss or gradient is NaN or infinite where it starts is an {@link
 * ArithmeticException} that changes nothing.
 */
public final class Lbfgs extends Optimizer {
  private final int history;
  private final CurvaturePairs pairs;

  /** Where the last step ended; null unless the loss is fixed. */
  private final @Nullable KnownPoint known;

  private Lbfgs(Parameters parameters, int history, boolean fixedLoss) {
    super(parameters, Schedule.constant(1));
    int size = parameters.size();
    if ((long) history * size > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          "a history of %d for %d parameters does not fit into an array; expected at most %d"
              .formatted(history, size, Integer.MAX_VALUE / size));
    }
    this.history = history;
    pairs = new CurvaturePairs(history, size);
    known = fixedLoss ? new KnownPoint(size) : null;
  }

  /**
   * L-BFGS of these parameters, with a history of 10. Not for batches: a {@link Trainer} refuses
   * them.
   */
  public static Lbfgs of(Parameters parameters) {
    return new Lbfgs(parameters, 10, false);
  }

  /**
   * A new optimiser that learns from this many of its last steps, and starts afresh; 10 unless set.
   * It remembers twice as many numbers for each parameter.
   *
   * @throws IllegalArgumentException if that is less than 1, or that times the number of parameters
   *     exceeds the length of an array
   */
  public Lbfgs withHistory(int history) {
    Check.atLeast(1, "the history of L-BFGS", history);
    return new Lbfgs(parameters(), history, known != null);
  }

  /**
   * A new optimiser for a loss that is the same function of the parameters in all steps, as that of
   * one data set is; it starts afresh. A step then goes on from the loss and the gradient with
   * which the last one ended, unless the parameters were changed since, and mostly takes one
   * evaluation.
   */
  public Lbfgs withFixedLoss() {
    return new Lbfgs(parameters(), history, true);
  }

  @Override
  protected double move(DoubleSupplier loss, double rate) {
    KnownPoint here = steps() > 0 && known != null && known.isWhere(parameters()) ? known : null;
    double before = here == null ? loss.getAsDouble() : here.value();
    double[] gradient = here == null ? parameters().grads() : here.gradient();
    checkFinite("loss", before);
    checkFinite("squared length of the gradient", CurvaturePairs.dot(gradient, gradient));
    double[] from = parameters().items();
    Trial end = iterate(loss, before, gradient, rate);
    learn(from, gradient, end);
    return before;
  }

  private void checkFinite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new ArithmeticException(
          "the %s at step %d of %s is %s; expected a finite number, so start from other numbers or scale the data"
              .formatted(name, steps(), this, value));
    }
  }

  /** Moves the parameters to the end of a step, or leaves them if it fails. */
  private Trial iterate(DoubleSupplier loss, double before, double[] gradient, double rate) {
    ParameterLine line = new ParameterLine(parameters(), loss, pairs.direction(gradient));
    Trial start = line.trial(0, before, gradient);
    Trial end = start;
    try {
      if (start.isFinite() && start.slope() < 0) {
        end = StrongWolfe.search(start, rate * firstLength(gradient), line);
      }
    } finally {
      line.settle(end);
    }
    return end;
  }

  private double firstLength(double[] gradient) {
    if (!pairs.isEmpty()) {
      return 1;
    }
    double sum = 0;
    for (double each : gradient) {
      sum += Math.abs(each);
    }
    return Math.min(1, 1 / sum);
  }

  /** Remembers what a step has shown; if it led nowhere, the next one starts afresh. */
  private void learn(double[] from, double[] gradient, Trial end) {
    double[] to = parameters().items();
    if (end.length() == 0) {
      pairs.clear();
    } else {
      pairs.add(difference(to, from), difference(end.gradient(), gradient));
    }
    if (known != null) {
      known.set(to, end);
    }
  }

  private static double[] difference(double[] a, double[] b) {
    double[] difference = new double[a.length];
    Arrays.setAll(difference, i -> a[i] - b[i]);
    return difference;
  }

  /**
   * The displacements of the last steps, the changes of the gradients along them, the products of
   * both, and which pair is the newest; with a fixed loss, also the point where the last step
   * ended, its loss and its gradient.
   */
  @Override
  protected Map<String, double[]> memory() {
    Map<String, double[]> all = new HashMap<>(pairs.memory());
    if (known != null) {
      all.putAll(known.memory());
    }
    return all;
  }

  /** Such as "Lbfgs(history 10)" or "Lbfgs(history 10, fixed loss)". */
  @Override
  public String toString() {
    return "Lbfgs(history " + history + (known == null ? ")" : ", fixed loss)");
  }
}

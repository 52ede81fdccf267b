package rustgrad.nn;

import java.util.Arrays;
import rustgrad.api.Comparison;
import rustgrad.api.Value;

/** See {@link Loss#softmaxCrossEntropy()}. */
record SoftmaxCrossEntropy() implements Loss {
  /**
   * How far from 1 the sum of the targets may be: as far as probabilities are rounded in single
   * precision.
   */
  private static final double TOLERANCE = 1e-5;

  @Override
  public String name() {
    return "softmaxCrossEntropy";
  }

  /**
   * ln(1 + rest) - (t[0] s[0] + t[1] s[1] + ...), s[k] = z[k] - m, m the greatest logit.
   *
   * <p>The shift by m, a constant here, changes neither the loss, as the targets add up to 1, nor
   * its gradient. Both terms are at least 0, so that nothing cancels.
   */
  @Override
  public Value of(Value[] outputs, Value[] target) {
    Losses.checkPairs(this, outputs, target);
    Value[] halves = halvesOfShifted(outputs);
    Value half = Value.dot(target, halves);
    return rest(halves).log1p().minus(half.plus(half));
  }

  /** z[k] / 2 - m / 2 for each k: finite where z[k] - m is not, so that 0 times it is 0. */
  private static Value[] halvesOfShifted(Value[] z) {
    Value greatest = z[0].detach();
    for (int k = 1; k < z.length; k++) {
      greatest = greatest.max(z[k].detach());
    }
    Value half = greatest.times(0.5);
    return Arrays.stream(z).map(x -> x.times(0.5).minus(half)).toArray(Value[]::new);
  }

  /**
   * e^s[0] + e^s[1] + ... - 1, added up without a 1 that would swallow what is small: the logits
   * that are the greatest are counted instead, and the 1 is taken from their number.
   */
  private static Value rest(Value[] halves) {
    Value zero = Value.constant(0);
    Value one = Value.constant(1);
    Value[] others = new Value[halves.length];
    Value[] greatest = new Value[halves.length];
    for (int k = 0; k < halves.length; k++) {
      greatest[k] = Value.where(halves[k], Comparison.EQUAL, zero, one, zero);
      others[k] = halves[k].plus(halves[k]).exp().minus(greatest[k]);
    }
    return Value.sum(others).plus(Value.sum(greatest).minus(1));
  }

  @Override
  public void checkTarget(double... target) {
    double sum = 0;
    for (double t : target) {
      sum += t;
    }
    if (!Losses.all(target, t -> t >= 0 && t <= 1) || Math.abs(sum - 1) > TOLERANCE) {
      throw Losses.badTarget(
          this,
          target,
          "numbers from 0 to 1 that add up to 1, such as 1 for the class and 0 for the others");
    }
  }

  @Override
  public int outputs(int classes) {
    return Check.atLeast(2, "the number of classes", classes);
  }

  @Override
  public double[] target(int label, int classes) {
    return Losses.oneHot(label, outputs(classes));
  }

  @Override
  public String toString() {
    return name();
  }
}

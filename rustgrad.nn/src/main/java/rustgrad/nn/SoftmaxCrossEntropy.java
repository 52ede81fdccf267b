package rustgrad.nn;

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
   * ln(e^s[0] + e^s[1] + ...) - (t[0] s[0] + t[1] s[1] + ...), s[k] = z[k] - max z.
   *
   * <p>The shift by the greatest logit changes neither the loss, as the targets add up to 1, nor
   * its gradient; it keeps e^s between 0 and 1, and one of them at 1.
   */
  @Override
  public Value of(Value[] outputs, Value[] target) {
    Losses.checkPairs(this, outputs, target);
    Value greatest = outputs[0];
    for (int k = 1; k < outputs.length; k++) {
      greatest = greatest.max(outputs[k]);
    }
    Value[] shifted = new Value[outputs.length];
    Value[] exponentials = new Value[outputs.length];
    for (int k = 0; k < outputs.length; k++) {
      shifted[k] = outputs[k].minus(greatest);
      exponentials[k] = shifted[k].exp();
    }
    return Value.sum(exponentials).log().minus(Value.dot(target, shifted));
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

package rustgrad.nn;

import rustgrad.api.Value;

/** See {@link Loss#meanSquaredError()}. */
record MeanSquaredError() implements Loss {
  @Override
  public String name() {
    return "meanSquaredError";
  }

  /** ((f[0] - t[0])^2 + (f[1] - t[1])^2 + ...) / n. */
  @Override
  public Value of(Value[] outputs, Value[] target) {
    Losses.checkPairs(this, outputs, target);
    Value[] errors = new Value[outputs.length];
    for (int k = 0; k < errors.length; k++) {
      errors[k] = outputs[k].minus(target[k]);
    }
    return Value.dot(errors, errors).div(errors.length);
  }

  @Override
  public int outputs(int classes) {
    return Check.atLeast(2, "the number of classes", classes) == 2 ? 1 : classes;
  }

  @Override
  public double[] target(int label, int classes) {
    return outputs(classes) == 1
        ? Losses.oneTarget(this, label, classes, -1, 1)
        : Losses.oneHot(label, classes);
  }

  @Override
  public String toString() {
    return name();
  }
}

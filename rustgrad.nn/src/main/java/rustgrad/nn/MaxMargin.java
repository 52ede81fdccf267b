package rustgrad.nn;

import rustgrad.api.Value;

/** See {@link Loss#maxMargin()}. */
record MaxMargin() implements Loss {
  @Override
  public String name() {
    return "maxMargin";
  }

  /** relu(1 - t f). */
  @Override
  public Value of(Value[] outputs, Value[] target) {
    Losses.checkOnePair(this, outputs, target);
    return Value.minus(1, target[0].times(outputs[0])).relu();
  }

  @Override
  public void checkTarget(double... target) {
    if (!Losses.all(target, t -> t == -1 || t == 1)) {
      throw Losses.badTarget(this, target, "-1 or 1");
    }
  }

  @Override
  public int outputs(int classes) {
    return Losses.oneOutput(this, classes);
  }

  @Override
  public double[] target(int label, int classes) {
    return Losses.oneTarget(this, label, classes, -1, 1);
  }

  @Override
  public String toString() {
    return name();
  }
}

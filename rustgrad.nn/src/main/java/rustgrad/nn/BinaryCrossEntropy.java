package rustgrad.nn;

import rustgrad.api.Value;

/** See {@link Loss#binaryCrossEntropy()}. */
record BinaryCrossEntropy() implements Loss {
  @Override
  public String name() {
    return "binaryCrossEntropy";
  }

  /** softplus(z) - t z, which is -t ln p - (1 - t) ln(1 - p) without a logarithm of 0. */
  @Override
  public Value of(Value[] outputs, Value[] target) {
    Losses.checkOnePair(this, outputs, target);
    Value z = outputs[0];
    return z.softplus().minus(target[0].times(z));
  }

  @Override
  public void checkTarget(double... target) {
    if (!Losses.all(target, t -> t >= 0 && t <= 1)) {
      throw Losses.badTarget(this, target, "a number from 0 to 1, such as 0 and 1 for two classes");
    }
  }

  @Override
  public int outputs(int classes) {
    return Losses.oneOutput(this, classes);
  }

  @Override
  public double[] target(int label, int classes) {
    return Losses.oneTarget(this, label, classes, 0, 1);
  }

  @Override
  public String toString() {
    return name();
  }
}

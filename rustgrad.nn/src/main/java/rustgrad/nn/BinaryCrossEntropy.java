package rustgrad.nn;

import rustgrad.api.Comparison;
import rustgrad.api.Value;

/** See {@link Loss#binaryCrossEntropy()}. */
record BinaryCrossEntropy() implements Loss {
  @Override
  public String name() {
    return "binaryCrossEntropy";
  }

  /**
   * softplus((1 - 2 r) z) + (r - t) z, r = 0 or 1, whichever is nearer to t.
   *
   * <p>This is -t ln p - (1 - t) ln(1 - p) without a logarithm of 0, and without a difference of
   * numbers that are nearly equal: for a class, t = r, only the softplus of z or -z is left.
   */
  @Override
  public Value of(Value[] outputs, Value[] target) {
    Losses.checkOnePair(this, outputs, target);
    Value z = outputs[0];
    Value t = target[0];
    Value nearer =
        Value.where(
            t, Comparison.GREATER, Value.constant(0.5), Value.constant(1), Value.constant(0));
    Value side = Value.minus(1, nearer.times(2));
    return side.times(z).softplus().plus(nearer.minus(t).times(z));
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

package rustgrad.onnx.read;

import rustgrad.api.Value;

/** What stands at the end of a network that gives probabilities. */
final class Softmax {
  private Softmax() {}

  /** y[i] = e^(x[i] - m) / (e^(x[0] - m) + e^(x[1] - m) + ...), with m the greatest x. */
  static Value[] of(Value... x) {
    Value greatest = x[0];
    for (Value other : x) {
      greatest = greatest.max(other);
    }
    Value[] y = new Value[x.length];
    for (int i = 0; i < y.length; i++) {
      y[i] = x[i].minus(greatest).exp();
    }
    Value sum = Value.sum(y);
    for (int i = 0; i < y.length; i++) {
      y[i] = y[i].div(sum);
    }
    return y;
  }
}

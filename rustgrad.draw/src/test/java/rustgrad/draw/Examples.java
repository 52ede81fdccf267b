package rustgrad.draw;

import rustgrad.api.Comparison;
import rustgrad.api.Value;

/** Graphs that several tests draw. */
final class Examples {
  private Examples() {}

  /** The first example of README.md. */
  static Value readme() {
    Value x = Value.of(2).label("x");
    Value y = Value.of(3).label("y");
    Value z = x.times(y).plus(x.tanh()).label("z");
    z.backward();
    return z;
  }

  /** A where whose first side is not taken, with inputs that both sides use. */
  static Value where() {
    Value a = Value.of(4).label("a");
    Value b = Value.of(1).label("b");
    Value y = Value.where(a, Comparison.LESS, b, b.div(a), a.minus(0.5)).label("y");
    y.backward();
    return y;
  }

  /** The sine of the sine of ..., so many times. */
  static Value chain(int length) {
    Value y = Value.of(1).label("x");
    for (int i = 0; i < length; i++) {
      y = y.sin();
    }
    return y;
  }
}

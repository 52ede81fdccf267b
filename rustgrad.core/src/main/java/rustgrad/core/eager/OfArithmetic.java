package rustgrad.core.eager;

import java.util.Locale;
import rustgrad.api.spi.Arithmetic;

/** y = a + b, a - b, a * b or a / b. */
final class OfArithmetic extends Result {
  final Arithmetic operation;

  OfArithmetic(Arithmetic operation, Node a, Node b) {
    super(value(operation, a.number(), b.number()), a, b);
    this.operation = operation;
  }

  private static double value(Arithmetic operation, double a, double b) {
    return switch (operation) {
      case PLUS -> a + b;
      case MINUS -> a - b;
      case TIMES -> a * b;
      case DIV -> a / b;
    };
  }

  @Override
  void chainRule(Contributions to) {
    double g = grad();
    double b = number(1);
    switch (operation) {
      case PLUS -> contribute(to, g, g); // dy/da = 1, dy/db = 1
      case MINUS -> contribute(to, g, -g); // dy/da = 1, dy/db = -1
      case TIMES -> contribute(to, g * b, g * number(0)); // dy/da = b, dy/db = a
      case DIV -> contribute(to, g / b, g * -(number() / b)); // dy/da = 1 / b, dy/db = -y / b
    }
  }

  /** To b first: the order fixes the bits. */
  private void contribute(Contributions to, double toA, double toB) {
    to.add(this, 1, toB);
    to.add(this, 0, toA);
  }

  @Override
  public String op() {
    return operation.name().toLowerCase(Locale.ROOT);
  }
}

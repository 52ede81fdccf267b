package rustgrad.core.eager;

/** The ops of two inputs that the engine runs itself. */
enum Arithmetic {
  PLUS,
  MINUS,
  TIMES,
  DIV;

  double apply(double a, double b) {
    return switch (this) {
      case PLUS -> a + b;
      case MINUS -> a - b;
      case TIMES -> a * b;
      case DIV -> a / b;
    };
  }

  /** The chain rule of y = a op b, for a result y with gradient g. */
  void propagate(double g, Node a, Node b, double y) {
    switch (this) {
      case PLUS -> { // dy/da = 1, dy/db = 1
        b.accumulate(g);
        a.accumulate(g);
      }
      case MINUS -> { // dy/da = 1, dy/db = -1
        b.accumulate(-g);
        a.accumulate(g);
      }
      case TIMES -> { // dy/da = b, dy/db = a
        b.accumulate(g * a.item());
        a.accumulate(g * b.item());
      }
      case DIV -> { // dy/da = 1 / b, dy/db = -y / b
        b.accumulate(g * -(y / b.item()));
        a.accumulate(g / b.item());
      }
    }
  }
}

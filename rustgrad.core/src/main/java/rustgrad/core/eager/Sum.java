package rustgrad.core.eager;

/** y = x[0] + x[1] + ..., from left to right: dy/dx[i] = 1. */
final class Sum extends Result {
  Sum(Node[] x) {
    super(value(x), x);
  }

  private static double value(Node[] x) {
    double sum = x[0].number();
    for (int i = 1; i < x.length; i++) {
      sum += x[i].number();
    }
    return sum;
  }

  @Override
  void chainRule(Contributions to) {
    for (int i = arity() - 1; i >= 0; i--) {
      to.add(this, i, grad());
    }
  }
}

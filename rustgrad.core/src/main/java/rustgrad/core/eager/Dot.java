package rustgrad.core.eager;

/**
 * y = x[0]*x[1] + x[2]*x[3] + ..., from left to right; with an odd number of inputs, y = x[0] +
 * x[1]*x[2] + .... The derivative with respect to a factor is the other factor; with respect to the
 * lone x[0] it is 1.
 */
final class Dot extends Result {
  Dot(Node[] x) {
    super(value(x), x);
  }

  private static double value(Node[] x) {
    int first = x.length % 2;
    double sum = first == 1 ? x[0].number() : -0.0; // added to -0.0, a product keeps its bits
    for (int i = first; i < x.length; i += 2) {
      sum += x[i].number() * x[i + 1].number();
    }
    return sum;
  }

  @Override
  void chainRule(Contributions to) {
    double g = grad();
    for (int i = arity() - 2; i >= 0; i -= 2) {
      to.add(this, i + 1, g * number(i));
      to.add(this, i, g * number(i + 1));
    }
    if (arity() % 2 == 1) {
      to.add(this, 0, g);
    }
  }
}

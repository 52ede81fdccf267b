package rustgrad.core.eager;

import rustgrad.api.Comparison;

/**
 * y = x[2] if the comparison of x[0] and x[1] holds, else x[3]: the derivative with respect to the
 * side taken is 1. Nothing flows into the other side, nor into what is compared. The walk visits
 * both sides, so that its order is the same whichever is taken, but not what is compared.
 */
final class Where extends Result {
  final Comparison comparison;

  Where(Comparison comparison, Node[] x) {
    super(x[taken(comparison, x[0].number(), x[1].number())].number(), x);
    this.comparison = comparison;
  }

  private static int taken(Comparison comparison, double left, double right) {
    return comparison.test(left, right) ? 2 : 3;
  }

  @Override
  int firstReceiver() {
    return 2;
  }

  @Override
  void chainRule(Contributions to) {
    to.add(this, taken(comparison, number(0), number(1)), grad());
  }
}

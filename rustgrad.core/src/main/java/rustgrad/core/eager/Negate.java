package rustgrad.core.eager;

/** y = -x: dy/dx = -1. */
final class Negate extends Result {
  Negate(Node x) {
    super(-x.number(), new Node[] {x});
  }

  @Override
  void chainRule(Contributions to) {
    to.add(this, 0, -grad());
  }
}

package rustgrad.core.eager;

import java.util.Arrays;
import rustgrad.api.BinaryOp;
import rustgrad.api.NaryOp;
import rustgrad.api.Op;
import rustgrad.api.UnaryOp;

/** y = op(x[0], x[1], ...): dy/dx[i] is the partial that the op states. */
final class OfOp extends Result {
  final Op op;

  OfOp(Op op, Node[] x) {
    super(value(op, x), x);
    this.op = op;
  }

  private static double value(Op op, Node[] x) {
    if (op instanceof UnaryOp unary) {
      return unary.apply(x[0].number());
    }
    return op instanceof BinaryOp binary
        ? binary.apply(x[0].number(), x[1].number())
        : ((NaryOp) op).apply(Arrays.stream(x).mapToDouble(Node::number).toArray());
  }

  @Override
  void chainRule(Contributions to) {
    double y = number();
    if (op instanceof UnaryOp unary) {
      to.add(this, 0, grad() * unary.partial(number(0), y));
    } else if (op instanceof BinaryOp binary) {
      if (input(1).requiresGrad()) { // a constant asks for no partial
        to.add(this, 1, grad() * binary.partialB(number(0), number(1), y));
      }
      if (input(0).requiresGrad()) {
        to.add(this, 0, grad() * binary.partialA(number(0), number(1), y));
      }
    } else {
      double[] x = numbers();
      double[] partials = new double[x.length];
      ((NaryOp) op).partials(x, y, partials);
      for (int i = x.length - 1; i >= 0; i--) {
        to.add(this, i, grad() * partials[i]);
      }
    }
  }

  @Override
  public String op() {
    return op.name();
  }
}

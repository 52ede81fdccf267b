package rustgrad.ops;

import java.util.List;
import java.util.ServiceLoader;
import rustgrad.api.BinaryOp;
import rustgrad.api.Op;
import rustgrad.api.UnaryOp;

/** All ops that this module provides, each called as a function of an array. */
final class Ops {
  private Ops() {}

  static List<Op> all() {
    Ops.class.getModule().addUses(Op.class);
    return ServiceLoader.load(Op.class, Ops.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .toList();
  }

  static Op named(String name) {
    return all().stream().filter(op -> op.name().equals(name)).findFirst().orElseThrow();
  }

  static int inputs(Op op) {
    return op instanceof UnaryOp ? 1 : 2;
  }

  static double value(Op op, double... in) {
    if (op instanceof UnaryOp unary) {
      return unary.apply(in[0]);
    }
    return ((BinaryOp) op).apply(in[0], in[1]);
  }

  static double[] partials(Op op, double... in) {
    double y = value(op, in);
    if (op instanceof UnaryOp unary) {
      return new double[] {unary.partial(in[0], y)};
    }
    BinaryOp binary = (BinaryOp) op;
    return new double[] {binary.partialA(in[0], in[1], y), binary.partialB(in[0], in[1], y)};
  }
}

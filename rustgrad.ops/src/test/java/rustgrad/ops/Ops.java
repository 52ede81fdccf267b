package rustgrad.ops;

import java.util.List;
import java.util.ServiceLoader;
import rustgrad.api.BinaryOp;
import rustgrad.api.NaryOp;
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

  /** How many inputs it is tested with: 3, if it takes any number. */
  static int inputs(Op op) {
    return op instanceof UnaryOp ? 1 : op instanceof BinaryOp ? 2 : 3;
  }

  static double value(Op op, double... in) {
    if (op instanceof UnaryOp unary) {
      return unary.apply(in[0]);
    }
    if (op instanceof BinaryOp binary) {
      return binary.apply(in[0], in[1]);
    }
    return ((NaryOp) op).apply(in);
  }

  static double[] partials(Op op, double... in) {
    double y = value(op, in);
    if (op instanceof UnaryOp unary) {
      return new double[] {unary.partial(in[0], y)};
    }
    if (op instanceof BinaryOp binary) {
      return new double[] {binary.partialA(in[0], in[1], y), binary.partialB(in[0], in[1], y)};
    }
    double[] partials = new double[in.length];
    ((NaryOp) op).partials(in, y, partials);
    return partials;
  }
}

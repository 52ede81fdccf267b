package rustgrad.nn;

import java.util.Objects;
import java.util.stream.Collectors;
import rustgrad.api.Op;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;
import rustgrad.core.OpRegistry;

/** Finds and applies the ops that can come after a neuron: those of one input. */
final class Activations {
  private Activations() {}

  static UnaryOp named(String name) {
    return unary(OpRegistry.discovered().op(name));
  }

  static UnaryOp unary(Op op) {
    Objects.requireNonNull(op, "activation");
    if (op instanceof UnaryOp unary) {
      return unary;
    }
    throw new IllegalArgumentException(
        "op '%s' takes more than one input and cannot be an activation; expected one of %s, or a UnaryOp of your own"
            .formatted(op.name(), unaryNames()));
  }

  /** The op of each value. */
  static Value[] apply(UnaryOp op, Value[] x) {
    Value[] y = new Value[x.length];
    for (int i = 0; i < x.length; i++) {
      y[i] = x[i].apply(op);
    }
    return y;
  }

  private static String unaryNames() {
    return OpRegistry.discovered().ops().stream()
        .filter(UnaryOp.class::isInstance)
        .map(Op::name)
        .collect(Collectors.joining(" "));
  }
}

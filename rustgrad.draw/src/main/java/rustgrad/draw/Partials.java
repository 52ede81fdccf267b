package rustgrad.draw;

import java.util.Arrays;
import java.util.List;
import rustgrad.api.BinaryOp;
import rustgrad.api.NaryOp;
import rustgrad.api.Op;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;
import rustgrad.draw.operation.Operation;

/** The local derivatives of a result with respect to its inputs, as numbers. */
final class Partials {
  private Partials() {}

  /** d(node)/d(input) for each input; NaN for one that gets no contribution, or has several. */
  static double[] of(Value node, Operation operation) {
    double[] x = node.inputs().stream().mapToDouble(Operation::number).toArray();
    double y = Operation.number(node);
    double[] partials = new double[x.length];
    Arrays.fill(partials, Double.NaN);
    if (operation instanceof Operation.OfArithmetic of) {
      partials[0] =
          switch (of.operation()) {
            case PLUS, MINUS -> 1;
            case TIMES -> x[1];
            case DIV -> 1 / x[1];
          };
      partials[1] =
          switch (of.operation()) {
            case PLUS -> 1;
            case MINUS -> -1;
            case TIMES -> x[0];
            case DIV -> -(y / x[1]);
          };
    } else if (operation instanceof Operation.OfOp of) {
      ofOp(of.op(), node.inputs(), x, y, partials);
    } else if (operation instanceof Operation.Where where) {
      partials[where.taken(node)] = 1;
    } else if (operation instanceof Operation.Dot) {
      for (int i = 0; i < x.length; i++) {
        int partner = partner(i, x.length);
        partials[i] = partner < 0 ? 1 : x[partner];
      }
    } else if (!(operation instanceof Operation.Call)) {
      Arrays.fill(partials, operation instanceof Operation.Negate ? -1 : 1);
    }
    return partials;
  }

  /** The input that an input of a dot product is multiplied with; -1 for a start. */
  static int partner(int input, int inputs) {
    int first = inputs % 2;
    return input < first ? -1 : (input - first ^ 1) + first;
  }

  /** An op is asked only for what the engine asks it for. */
  private static void ofOp(Op op, List<Value> inputs, double[] x, double y, double[] into) {
    if (op instanceof UnaryOp unary) {
      into[0] = unary.partial(x[0], y);
    } else if (op instanceof BinaryOp binary) {
      if (inputs.get(1).requiresGrad()) {
        into[1] = binary.partialB(x[0], x[1], y);
      }
      if (inputs.get(0).requiresGrad()) {
        into[0] = binary.partialA(x[0], x[1], y);
      }
    } else {
      ((NaryOp) op).partials(x, y, into);
    }
  }
}

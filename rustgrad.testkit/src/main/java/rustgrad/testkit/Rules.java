package rustgrad.testkit;

import java.util.Arrays;
import java.util.function.Supplier;
import rustgrad.api.BinaryOp;
import rustgrad.api.NaryOp;
import rustgrad.api.Op;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

/** The rules of an op, whatever its kind. What a rule throws is an error that names it. */
record Rules(Op op) {
  static final String EXPRESSION = "expression(Value... x)";

  double value(double... x) {
    return guarded(
        valueRule(),
        () -> {
          if (op instanceof UnaryOp unary) {
            return unary.apply(x[0]);
          }
          if (op instanceof BinaryOp binary) {
            return binary.apply(x[0], x[1]);
          }
          return ((NaryOp) op).apply(x.clone());
        },
        x);
  }

  /** The derivative with respect to each input. */
  double[] partials(double... x) {
    return partialsGiven(value(x), x);
  }

  double[] partialsGiven(double y, double... x) {
    double[] partials = new double[x.length];
    if (op instanceof NaryOp nary) {
      guarded(
          numericRule(0),
          () -> {
            nary.partials(x.clone(), y, partials);
            return partials;
          },
          x);
      return partials;
    }
    for (int i = 0; i < x.length; i++) {
      int by = i;
      partials[i] = guarded(numericRule(i), () -> partial(by, y, x), x);
    }
    return partials;
  }

  private double partial(int by, double y, double[] x) {
    if (op instanceof UnaryOp unary) {
      return unary.partial(x[0], y);
    }
    BinaryOp binary = (BinaryOp) op;
    return by == 0 ? binary.partialA(x[0], x[1], y) : binary.partialB(x[0], x[1], y);
  }

  /** What is left in fresh leaves: a gradient is added to 0, so that one of -0.0 is 0. */
  double[] gradient(double y, double... x) {
    return Arrays.stream(partialsGiven(y, x)).map(partial -> 0.0 + partial).toArray();
  }

  /** Whether the op says how to compute it from others. */
  boolean hasExpression(double... x) {
    try {
      op.expression(Value.constants(x));
      return true;
    } catch (UnsupportedOperationException none) {
      return false;
    }
  }

  /** The number that its expression gives. */
  double expression(double... x) {
    return guarded(EXPRESSION, () -> op.expression(Value.constants(x)).item(), x);
  }

  /** The number that the symbolic rule gives. */
  double symbolic(int by, double... x) {
    Value[] inputs = Value.constants(x);
    return guarded(
        symbolicRule(by), () -> symbolic(by, inputs, Value.constant(value(x))).item(), x);
  }

  /**
   * The derivative with respect to each input of what the symbolic rule gives, y being the value of
   * the op.
   */
  double[] symbolicGradient(int by, double... x) {
    return guarded(
        symbolicRule(by),
        () -> {
          Value[] inputs = Arrays.stream(x).mapToObj(Value::of).toArray(Value[]::new);
          Value partial = symbolic(by, inputs, Value.of(op, inputs));
          if (partial.requiresGrad()) {
            partial.backward();
          }
          return Arrays.stream(inputs).mapToDouble(Value::grad).toArray();
        },
        x);
  }

  /** Whether the op states a symbolic rule for this one of n inputs. */
  boolean isSymbolic(int by, int n) {
    try {
      symbolic(by, Value.constants(new double[n]), Value.constant(0));
      return true;
    } catch (UnsupportedOperationException missing) {
      return false;
    } catch (RuntimeException wrong) {
      return true;
    }
  }

  private Value symbolic(int by, Value[] x, Value y) {
    if (op instanceof UnaryOp unary) {
      return unary.partial(x[0], y);
    }
    if (op instanceof BinaryOp binary) {
      return by == 0 ? binary.partialA(x[0], x[1], y) : binary.partialB(x[0], x[1], y);
    }
    return ((NaryOp) op).partial(by, x, y);
  }

  String valueRule() {
    return op instanceof UnaryOp
        ? "apply(double x)"
        : op instanceof BinaryOp ? "apply(double a, double b)" : "apply(double[] x)";
  }

  String numericRule(int by) {
    return op instanceof UnaryOp
        ? "partial(double x, double y)"
        : op instanceof BinaryOp
            ? "partial%s(double a, double b, double y)".formatted(by == 0 ? "A" : "B")
            : "partials(double[] x, double y, double[] into), with respect to input " + by + ",";
  }

  String symbolicRule(int by) {
    return op instanceof UnaryOp
        ? "partial(Value x, Value y)"
        : op instanceof BinaryOp
            ? "partial%s(Value a, Value b, Value y)".formatted(by == 0 ? "A" : "B")
            : "partial(int i, Value[] x, Value y), with respect to input " + by + ",";
  }

  /** Runs a rule; any exception becomes an error that names the op, the rule and the point. */
  <T> T guarded(String rule, Supplier<T> call, double... x) {
    try {
      return call.get();
    } catch (RuntimeException thrown) {
      Findings findings = new Findings();
      findings.add(
          this, x, "%s throws %s; return NaN where there is no number".formatted(rule, thrown));
      AssertionError error = findings.error();
      error.initCause(thrown);
      throw error;
    }
  }

  /** Such as "op 'tanh'". */
  @Override
  public String toString() {
    return "op '" + op.name() + "'";
  }
}

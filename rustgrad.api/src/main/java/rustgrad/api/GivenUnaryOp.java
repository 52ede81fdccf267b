package rustgrad.api;

import java.util.Objects;
import java.util.function.BinaryOperator;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;
import rustgrad.api.spi.OpNames;

/** An op made of functions: see {@link UnaryOp#of}. */
record GivenUnaryOp(
    String name,
    DoubleUnaryOperator value,
    DoubleBinaryOperator derivative,
    @Nullable BinaryOperator<Value> symbolic)
    implements UnaryOp {

  GivenUnaryOp {
    OpNames.check(name);
    Objects.requireNonNull(value, "value of op '" + name + "'");
    Objects.requireNonNull(derivative, "partial of op '" + name + "'");
  }

  @Override
  public double apply(double x) {
    return value.applyAsDouble(x);
  }

  @Override
  public double partial(double x, double y) {
    return derivative.applyAsDouble(x, y);
  }

  @Override
  public Value partial(Value x, Value y) {
    if (symbolic == null) {
      throw MissingRule.notGiven(this, "a symbolic partial to UnaryOp.of");
    }
    return symbolic.apply(x, y);
  }

  /** Such as "UnaryOp 'square'". */
  @Override
  public String toString() {
    return "UnaryOp '" + name + "'";
  }
}

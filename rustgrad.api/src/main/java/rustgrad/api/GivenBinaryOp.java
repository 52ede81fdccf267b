package rustgrad.api;

import java.util.Objects;
import java.util.function.DoubleBinaryOperator;
import org.jspecify.annotations.Nullable;
import rustgrad.api.spi.OpNames;

/** An op made of functions: see {@link BinaryOp#of}. */
record GivenBinaryOp(
    String name,
    DoubleBinaryOperator value,
    BinaryOp.Partial derivativeA,
    BinaryOp.Partial derivativeB,
    BinaryOp.@Nullable SymbolicPartial symbolicA,
    BinaryOp.@Nullable SymbolicPartial symbolicB)
    implements BinaryOp {

  GivenBinaryOp {
    OpNames.check(name);
    Objects.requireNonNull(value, "value of op '" + name + "'");
    Objects.requireNonNull(derivativeA, "partialA of op '" + name + "'");
    Objects.requireNonNull(derivativeB, "partialB of op '" + name + "'");
  }

  @Override
  public double apply(double a, double b) {
    return value.applyAsDouble(a, b);
  }

  @Override
  public double partialA(double a, double b, double y) {
    return derivativeA.of(a, b, y);
  }

  @Override
  public double partialB(double a, double b, double y) {
    return derivativeB.of(a, b, y);
  }

  @Override
  public Value partialA(Value a, Value b, Value y) {
    return symbolic(symbolicA).of(a, b, y);
  }

  @Override
  public Value partialB(Value a, Value b, Value y) {
    return symbolic(symbolicB).of(a, b, y);
  }

  private SymbolicPartial symbolic(@Nullable SymbolicPartial partial) {
    if (partial == null) {
      throw MissingRule.notGiven(this, "symbolic partials to BinaryOp.of");
    }
    return partial;
  }

  /** Such as "BinaryOp 'hypot'". */
  @Override
  public String toString() {
    return "BinaryOp '" + name + "'";
  }
}

package rustgrad.api;

import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;
import rustgrad.api.spi.OpNames;

/**
 * An op made of functions: see {@link NaryOp#of}.
 *
 * @param inputs how many inputs it takes, or {@link #ANY}
 */
record GivenNaryOp(
    String name,
    int inputs,
    ToDoubleFunction<double[]> value,
    NaryOp.Partials partials,
    NaryOp.@Nullable SymbolicPartial symbolic)
    implements NaryOp {
  static final int ANY = Integer.MAX_VALUE;

  GivenNaryOp {
    OpNames.check(name);
    Objects.requireNonNull(value, "value of op '" + name + "'");
    Objects.requireNonNull(partials, "partials of op '" + name + "'");
    if (inputs < 1) {
      throw new IllegalArgumentException(
          "op '%s' is to take %d inputs; give 1 or more".formatted(name, inputs));
    }
  }

  @Override
  public boolean accepts(int n) {
    return inputs == ANY ? n > 0 : n == inputs;
  }

  @Override
  public double apply(double[] x) {
    return value.applyAsDouble(x);
  }

  @Override
  public void partials(double[] x, double y, double[] into) {
    partials.write(x, y, into);
  }

  @Override
  public Value partial(int i, Value[] x, Value y) {
    if (symbolic == null) {
      throw MissingRule.notGiven(this, "a symbolic partial to NaryOp.of");
    }
    return symbolic.of(i, x, y);
  }

  /** Such as "NaryOp 'price'". */
  @Override
  public String toString() {
    return "NaryOp '" + name + "'";
  }
}

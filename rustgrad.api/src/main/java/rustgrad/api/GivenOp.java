package rustgrad.api;

import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * An op made of functions: see {@link NaryOp#of}.
 *
 * @param inputs how many inputs it takes, or {@link #ANY}
 */
record GivenOp(
    String name,
    int inputs,
    ToDoubleFunction<double[]> value,
    NaryOp.Partials partials,
    NaryOp.@Nullable SymbolicPartial symbolic)
    implements NaryOp {
  static final int ANY = Integer.MAX_VALUE;

  GivenOp {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value of op '" + name + "'");
    Objects.requireNonNull(partials, "partials of op '" + name + "'");
    if (!name.matches("(?U)\\S+")) {
      throw new IllegalArgumentException(
          "the name of an op is '%s'; give one without white space, to be shown in graphs and errors"
              .formatted(name));
    }
    if (inputs < 1) {
      throw new IllegalArgumentException(
          "op '%s' is to take %d inputs; give 1 or more".formatted(name, inputs));
    }
  }

  @Override
  public boolean accepts(int count) {
    return inputs == ANY ? count > 0 : count == inputs;
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
      throw new UnsupportedOperationException(
          "op '%s' was made without symbolic partials, so it can be differentiated only once; give them to NaryOp.of as its last argument"
              .formatted(name));
    }
    return symbolic.of(i, x, y);
  }

  /** Such as "NaryOp 'price'". */
  @Override
  public String toString() {
    return "NaryOp '" + name + "'";
  }
}

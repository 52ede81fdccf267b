package rustgrad.api;

import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** An op made of functions: see {@link NaryOp#of}. */
record GivenOp(
    String name,
    ToDoubleFunction<double[]> value,
    NaryOp.Partials partials,
    NaryOp.@Nullable SymbolicPartial symbolic)
    implements NaryOp {

  GivenOp {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(value, "value of op '" + name + "'");
    Objects.requireNonNull(partials, "partials of op '" + name + "'");
    if (name.isBlank()) {
      throw new IllegalArgumentException(
          "the name of an op is '%s'; give one to be shown in graphs and errors".formatted(name));
    }
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
          "op '%s' was made without symbolic partials, so it can be differentiated only once; give them to NaryOp.of as a fourth argument"
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

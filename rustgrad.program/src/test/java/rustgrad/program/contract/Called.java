package rustgrad.program.contract;

import java.util.List;
import rustgrad.api.Value;
import rustgrad.program.VectorProgram;

/** Programs of three inputs and two outputs that {@link RandomProgram}s call. */
final class Called {
  private static final VectorProgram SMOOTH =
      VectorProgram.trace(
          3,
          2,
          x -> new Value[] {x[0].times(x[1]).tanh().plus(x[2]), x[0].sin().times(x[2]).div(3)});
  private static final VectorProgram COMPARING =
      VectorProgram.trace(
          3,
          2,
          x ->
              x[0].isGreaterThan(x[1])
                  ? new Value[] {x[0].times(x[2]), x[1].max(x[2])}
                  : new Value[] {x[1].minus(x[0]).times(0.5), x[1]});
  private static final VectorProgram CALLING =
      VectorProgram.trace(
          3,
          2,
          x -> {
            Value[] y = SMOOTH.call(x[1], x[0], x[2]);
            return new Value[] {COMPARING.call(y[0], x[2], y[1])[0], y[1].minus(x[0])};
          });
  static final List<VectorProgram> PROGRAMS = List.of(SMOOTH, COMPARING, CALLING);

  private Called() {}
}

package rustgrad.program.path;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import rustgrad.api.Value;
import rustgrad.program.Gradient;
import rustgrad.program.Program;

/** A gradient within a trace costs what its own piece takes, however long the trace is. */
class NestedAllocationTest {

  /** Less than a bit for each slot of the long trace. */
  private static final int MARGIN = 20_000;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void aPieceOfALongTraceCostsAsMuchAsOfAShortOne(boolean pieceComesFirst) {
    assertEquals(least(1_000, pieceComesFirst), least(300_000, pieceComesFirst), MARGIN);
  }

  /** How much a gradient allocates that is taken within a trace with so many other steps. */
  private static long least(int steps, boolean pieceComesFirst) {
    long[] least = {Long.MAX_VALUE};
    Function<Value[], Value> function =
        x -> {
          Value start = pieceComesFirst ? x[0].times(1) : chain(x[0], steps);
          Value y = chain(start, 20);
          Value end = pieceComesFirst ? chain(y, steps) : y;
          for (int round = 0; round < 10; round++) { // some of them let the trace itself grow
            long before = Jvm.allocatedBytes();
            Value slope = Gradient.ofValue(y, start)[0];
            Value other = Gradient.of(v -> chain(v[0], 20)).at(y).gradient()[0];
            least[0] = Math.min(least[0], Jvm.allocatedBytes() - before);
            end = Value.sum(end, slope, other);
          }
          return end;
        };
    Program.trace(1, function);
    return least[0];
  }

  private static Value chain(Value x, int steps) {
    Value y = x;
    for (int i = 0; i < steps; i++) {
      y = y.times(x);
    }
    return y;
  }
}

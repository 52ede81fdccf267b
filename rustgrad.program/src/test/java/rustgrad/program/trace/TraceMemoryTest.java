package rustgrad.program.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.Function;
import org.junit.jupiter.api.Test;
import rustgrad.api.Value;
import rustgrad.program.Gradient;
import rustgrad.program.Program;

/** The memory of a trace. The tests run with a heap of 2 GB. */
class TraceMemoryTest {

  private static Value chain(Value x, int nodes) {
    Value v = x;
    for (int i = 0; i < nodes; i += 2) {
      v = v.times(x).plus(1);
    }
    return v;
  }

  @Test
  void twentyMillionNodesFitIntoTwoGigabytes() {
    int nodes = 20_000_000;
    Program f = Program.trace(1, x -> chain(x[0], nodes));
    assertEquals(nodes, f.statistics().traced());
  }

  @Test
  void aNodeTakesAtMost24BytesWhileTracing() {
    int nodes = 5_000_000;
    long[] bytes = new long[1];
    Function<Value[], Value> measured =
        x -> {
          long before = used();
          Value y = chain(x[0], nodes);
          bytes[0] = used() - before;
          return y;
        };
    Program.trace(1, measured);
    assertTrue(bytes[0] <= 24L * nodes, bytes[0] + " bytes without a point");
    Gradient.of(measured).at(1e-3);
    assertTrue(bytes[0] <= 24L * nodes, bytes[0] + " bytes with the numbers at a point");
    assertTrue(bytes[0] >= 12L * nodes, bytes[0] + " bytes are too few to have been measured");
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }
}

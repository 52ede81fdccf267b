package rustgrad.core.eager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

class ThreadsTest {

  @Test
  void manyThreadsBuildOnSharedValues() {
    Value[] shared = ValueTest.leaves(0.5, -2, 3);
    Value expected = expression(shared);
    IntStream.range(0, 200)
        .parallel()
        .forEach(i -> assertEquals(expected.item(), expression(shared).item()));
    expected.backward();
    assertEquals(1.5 * 2.0 * 3.0, shared[1].grad());
  }

  private static Value expression(Value[] x) {
    return x[0].times(3).times(x[1]).times(x[1]).times(x[2]).div(-2);
  }

  @Test
  void aSecondBackwardIntoBusyLeavesIsRefusedAndLeavesNoTrace() throws Exception {
    Value x = Value.of(2.0).label("x");
    ExecutorService other = Executors.newSingleThreadExecutor();
    UnaryOp interloper =
        new UnaryOp() {
          @Override
          public String name() {
            return "interloper";
          }

          @Override
          public double apply(double x) {
            return x;
          }

          @Override
          public double partial(double in, double out) {
            Future<?> meanwhile = other.submit(() -> x.times(3).backward());
            Throwable cause = assertThrows(ExecutionException.class, meanwhile::get).getCause();
            assertTrue(cause.getMessage().contains("x = 2.0"), cause.getMessage());
            return 1;
          }
        };
    try {
      x.apply(interloper).backward();
      assertEquals(1.0, x.grad());
      x.times(3).backward();
      assertEquals(4.0, x.grad());
    } finally {
      other.shutdown();
    }
  }
}

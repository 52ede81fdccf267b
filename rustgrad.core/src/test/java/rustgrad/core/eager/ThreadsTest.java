package rustgrad.core.eager;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
  void aSweepThatMeetsAnotherSaysSo() throws Exception {
    Value x = Value.of(2.0).label("x");
    ExecutorService other = Executors.newSingleThreadExecutor();
    Value y = x.apply(whilePartial(() -> other.submit(() -> x.times(3).backward()).get()));
    try {
      String message = assertThrows(IllegalStateException.class, y::backward).getMessage();
      assertTrue(message.contains("x = 2.0"), message);
      x.zeroGrad();
      x.times(3).backward();
      assertEquals(3.0, x.grad());
    } finally {
      other.shutdown();
    }
  }

  @Test
  void sweepsOfGraphsThatShareOnlyConstantsDoNotMeet() throws Exception {
    Value shared = Value.constant(3);
    Value x = Value.of(2);
    Value z = Value.of(2);
    ExecutorService other = Executors.newSingleThreadExecutor();
    Value y =
        x.times(shared)
            .apply(whilePartial(() -> other.submit(() -> z.times(shared).backward()).get()));
    try {
      y.backward();
    } finally {
      other.shutdown();
    }
    assertEquals(3.0, x.grad());
    assertEquals(3.0, z.grad());
  }

  /** y = x, which does something while its partial is asked for. */
  private static UnaryOp whilePartial(Callable<?> something) {
    return new UnaryOp() {
      @Override
      public String name() {
        return "interrupted";
      }

      @Override
      public double apply(double x) {
        return x;
      }

      @Override
      public double partial(double x, double y) {
        return assertDoesNotThrow(
            () -> {
              something.call();
              return 1.0;
            });
      }
    };
  }
}

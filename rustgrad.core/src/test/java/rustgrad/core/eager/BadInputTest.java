package rustgrad.core.eager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import rustgrad.api.UnaryOp;
import rustgrad.api.Value;

class BadInputTest {
  private final Value x = Value.of(1.0);

  @Test
  void anUnknownOpListsThoseFoundAndTheModuleToAdd() {
    String message = messageOf(() -> x.apply("swish"));
    assertTrue(message.startsWith("unknown op 'swish'; found: abs acos "), message);
    assertTrue(message.contains("rustgrad.ops"), message);
  }

  @Test
  void aWrongNumberOfInputsNamesTheOp() {
    assertEquals("op 'tanh' takes 1, but got 2 inputs", messageOf(() -> x.apply("tanh", x)));
    assertEquals("op 'pow' takes 2, but got 1 inputs", messageOf(() -> x.apply("pow")));
  }

  @Test
  void nullAndForeignValuesAreRefused() {
    assertTrue(messageOf(() -> x.plus((Value) null)).contains("null"));
    assertTrue(messageOf(() -> Value.sum(x, null)).contains("null"));
    assertTrue(messageOf(() -> Value.dot(new Value[] {x}, new Value[] {null})).contains("null"));
    assertTrue(messageOf(() -> Value.dot(null, new Value[] {x}, new Value[] {x})).contains("null"));
  }

  @Test
  void dotsOfDifferentLengthsAreRefused() {
    Value[] one = {x};
    assertEquals(
        "dot of 1 values with 0 values; give as many of each",
        messageOf(() -> Value.dot(x, one, new Value[0])));
    assertTrue(messageOf(() -> Value.dot(new Value[0], new Value[0])).contains("give a start"));
    assertEquals(1.0, Value.dot(x, new Value[0], new Value[0]).item());
  }

  @Test
  void anOpThatThrowsInBackwardLeavesTheGraphUsable() {
    UnaryOp moody =
        new UnaryOp() {
          private boolean broken = true;

          @Override
          public String name() {
            return "moody";
          }

          @Override
          public double apply(double x) {
            return x;
          }

          @Override
          public double partial(double x, double y) {
            if (broken) {
              broken = false;
              throw new ArithmeticException("not today");
            }
            return 1;
          }
        };
    Value y = x.times(2).apply(moody).plus(1);
    assertThrows(ArithmeticException.class, y::backward);
    x.zeroGrad();
    y.backward();
    assertEquals(2.0, x.grad());
  }

  private static String messageOf(Executable call) {
    return assertThrows(IllegalArgumentException.class, call).getMessage();
  }
}

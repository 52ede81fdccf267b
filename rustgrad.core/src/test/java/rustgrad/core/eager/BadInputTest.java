package rustgrad.core.eager;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import rustgrad.api.BinaryOp;
import rustgrad.api.NaryOp;
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
  void aBinaryOpTakesTwoInputsWhateverItSays() {
    BinaryOp three =
        new BinaryOp() {
          @Override
          public String name() {
            return "three";
          }

          @Override
          public double apply(double a, double b) {
            return a + 10 * b;
          }

          @Override
          public double partialA(double a, double b, double y) {
            return 1;
          }

          @Override
          public double partialB(double a, double b, double y) {
            return 10;
          }

          @Override
          public boolean accepts(int inputs) {
            return inputs == 3;
          }
        };
    assertEquals("op 'three' takes 2, but got 3 inputs", messageOf(() -> Value.of(three, x, x, x)));
  }

  @Test
  void anOpMadeForSoManyInputsTakesNoOthers() {
    NaryOp area =
        NaryOp.of(
            "area",
            2,
            at -> at[0] * at[1],
            (at, y, into) -> {
              into[0] = at[1];
              into[1] = at[0];
            });
    assertEquals("op 'area' takes 2, but got 1 inputs", messageOf(() -> x.apply(area)));
    assertEquals("op 'area' takes 2, but got 3 inputs", messageOf(() -> x.apply(area, x, x)));
    assertEquals(6.0, Value.of(area, Value.of(2), Value.of(3)).item());
    assertEquals(
        "op 'f' is to take 0 inputs; give 1 or more",
        messageOf(() -> NaryOp.of("f", 0, at -> 1, (at, y, into) -> {})));
  }

  @Test
  void anOpThatUsesAnInputThatItDoesNotHaveIsNamed() {
    NaryOp product = NaryOp.of("product", at -> at[0] * at[1], (at, y, into) -> {});
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> x.apply(product));
    assertTrue(
        refused.getMessage().startsWith("op 'product' got 1 inputs, and uses an array index"),
        refused.getMessage());
    assertInstanceOf(ArrayIndexOutOfBoundsException.class, refused.getCause());
  }

  @Test
  void namesHaveNoWhiteSpaceAndLabelsAreNoNulls() {
    assertEquals(
        "the name of an op is 'my op'; give one without white space, to be shown in graphs and errors",
        messageOf(() -> NaryOp.of("my op", at -> 1, (at, y, into) -> {})));
    assertEquals(
        "label", assertThrows(NullPointerException.class, () -> x.label(null)).getMessage());
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

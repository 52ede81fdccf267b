package rustgrad.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rustgrad.api.UnaryOp;
import rustgrad.ops.Cos;
import rustgrad.ops.Exp;
import rustgrad.ops.Floor;
import rustgrad.ops.Log;
import rustgrad.ops.Log1p;
import rustgrad.ops.Relu;
import rustgrad.ops.Sigmoid;
import rustgrad.ops.Sin;
import rustgrad.ops.Softplus;
import rustgrad.ops.Tanh;
import rustgrad.rows.kernel.Kernels;

/** The forms for many inputs of an op by vectors compute what the op does, to the bit. */
class ColumnsTest {
  private static final Kernels VECTOR = new VectorKernels();

  static Stream<UnaryOp> ops() {
    return Stream.of(
        new Relu(),
        new Tanh(),
        new Sigmoid(),
        new Softplus(),
        new Exp(),
        new Log(),
        new Log1p(),
        new Sin(),
        new Cos());
  }

  @ParameterizedTest
  @MethodSource("ops")
  void columnsAreTheScalarForms(UnaryOp op) {
    UnaryOp columns = VECTOR.columns(op);
    assertNotSame(op, columns);
    assertEquals(op.name(), columns.name());
    for (double[] x : new double[][] {grid(), small(), large(), anyBits(), specials(), turns()}) {
      for (int length = x.length; length > x.length - 9; length--) {
        compare(op, VECTOR.columns(op), x, length); // its first calls end with vectors
      }
    }
  }

  private static void compare(UnaryOp op, UnaryOp columns, double[] x, int length) {
    double[] y = new double[x.length + 3];
    double[] partials = new double[x.length + 3];
    double[] expectedY = y.clone();
    double[] expectedPartials = y.clone();
    for (int i = 0; i < length; i++) {
      expectedY[i + 1] = op.apply(x[i]);
      expectedPartials[i + 2] = op.partial(x[i], expectedY[i + 1]);
    }
    columns.apply(x, 0, y, 1, length);
    columns.partial(x, 0, y, 1, partials, 2, length);
    assertArrayEquals(expectedY, y, op.name());
    assertArrayEquals(expectedPartials, partials, op.name() + "'");
  }

  /** Where most networks compute. */
  private static double[] grid() {
    return new Random(2).doubles(200_000, -40, 40).toArray();
  }

  private static double[] small() {
    Random random = new Random(5);
    return random.doubles(200_000, -2, 2).map(x -> Math.scalb(x, -random.nextInt(60))).toArray();
  }

  private static double[] large() {
    return new Random(6).doubles(200_000, -800, 800).toArray();
  }

  private static double[] anyBits() {
    return new Random(3).longs(200_000).mapToDouble(Double::longBitsToDouble).toArray();
  }

  /** Multiples of pi/4, and what is next to them. */
  private static double[] turns() {
    Random random = new Random(7);
    return random
        .ints(100_000, -1_000_000, 1_000_000)
        .mapToDouble(
            n -> n * (Math.PI / 4) + random.nextInt(3) * Math.scalb(random.nextDouble(), -40))
        .toArray();
  }

  private static double[] specials() {
    Random random = new Random(4);
    return Stream.generate(() -> RandomBlock.special(random))
        .limit(200)
        .mapToDouble(x -> x)
        .toArray();
  }

  @Test
  void anotherOpIsReturnedAsItIs() {
    UnaryOp floor = new Floor();
    assertSame(floor, VECTOR.columns(floor));
  }

  @Test
  void anOpIsRecognisedByItsClassNotByItsName() {
    UnaryOp impostor =
        new UnaryOp() {
          @Override
          public String name() {
            return "relu";
          }

          @Override
          public double apply(double x) {
            return x;
          }

          @Override
          public double partial(double x, double y) {
            return 1;
          }
        };
    assertSame(impostor, VECTOR.columns(impostor));
  }
}

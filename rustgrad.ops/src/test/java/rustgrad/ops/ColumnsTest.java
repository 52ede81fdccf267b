package rustgrad.ops;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import rustgrad.api.UnaryOp;

/** The column forms of every op have the bits of its scalar forms. */
class ColumnsTest {
  private static final int[] LENGTHS = {0, 1, 7, 8, 9, 1000};
  private static final int[] OFFSETS = {0, 1, 5};
  private static final double UNTOUCHED = 12345;

  private static final double[] SPECIAL = {
    0,
    1,
    Math.nextDown(1.0),
    Math.nextUp(1.0),
    0.34657359027997264,
    0x1p-28,
    0x1p-60,
    22,
    39,
    40,
    708.5,
    709.9,
    740,
    746,
    0x1p19,
    1e300,
    Double.MIN_VALUE,
    Double.MIN_NORMAL,
    Double.MAX_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NaN
  };

  @TestFactory
  Stream<DynamicTest> columnsHaveTheBitsOfScalars() {
    return forEachUnaryOp(ColumnsTest::checkLengthsAndOffsets);
  }

  @TestFactory
  Stream<DynamicTest> columnsMayBePartsOfOneArray() {
    return forEachUnaryOp(ColumnsTest::checkWithinOneArray);
  }

  private static Stream<DynamicTest> forEachUnaryOp(Consumer<UnaryOp> check) {
    return Ops.all().stream()
        .filter(UnaryOp.class::isInstance)
        .map(UnaryOp.class::cast)
        .map(op -> dynamicTest(op.name(), () -> check.accept(op)));
  }

  private static void checkLengthsAndOffsets(UnaryOp op) {
    double[] inputs = inputs();
    for (int length : LENGTHS) {
      for (int from : OFFSETS) {
        double[] x = new double[length + 10];
        System.arraycopy(inputs, 0, x, from, length);
        double[] y = untouched(length + 10);
        op.apply(x, from, y, from + 2, length);
        double[] into = untouched(length + 10);
        op.partial(x, from, y, from + 2, into, from + 1, length);
        check(op, inputs, length, y, from + 2, into, from + 1);
      }
    }
  }

  private static void checkWithinOneArray(UnaryOp op) {
    double[] inputs = inputs();
    int length = inputs.length;
    double[] all = untouched(3 * length + 2);
    System.arraycopy(inputs, 0, all, length, length);
    op.apply(all, length, all, 0, length);
    op.partial(all, length, all, 0, all, 2 * length + 1, length);
    double[] y = untouched(length);
    System.arraycopy(all, 0, y, 0, length);
    double[] into = untouched(length + 2);
    System.arraycopy(all, 2 * length, into, 0, length + 2);
    check(op, inputs, length, y, 0, into, 1);
  }

  private static void check(
      UnaryOp op, double[] x, int length, double[] y, int yFrom, double[] into, int intoFrom) {
    for (int i = 0; i < length; i++) {
      double expected = op.apply(x[i]);
      assertSameBits(expected, y[yFrom + i], "value of " + x[i]);
      assertSameBits(op.partial(x[i], expected), into[intoFrom + i], "partial at " + x[i]);
    }
    assertOutsideIsUntouched(y, yFrom, length);
    assertOutsideIsUntouched(into, intoFrom, length);
  }

  /** All NaNs count as one. */
  private static void assertSameBits(double expected, double actual, String what) {
    assertEquals(Double.doubleToLongBits(expected), Double.doubleToLongBits(actual), what);
  }

  private static void assertOutsideIsUntouched(double[] column, int from, int length) {
    for (int i = 0; i < column.length; i++) {
      if (i < from || i >= from + length) {
        assertEquals(UNTOUCHED, column[i], "outside, at " + i);
      }
    }
  }

  private static double[] untouched(int length) {
    double[] column = new double[length];
    Arrays.fill(column, UNTOUCHED);
    return column;
  }

  /** Special values of both signs, small and moderate numbers, and any bits. */
  private static double[] inputs() {
    SplittableRandom random = new SplittableRandom(3);
    double[] x = new double[1000];
    for (int i = 0; i < x.length; i++) {
      x[i] =
          switch (i % 4) {
            case 0 -> 8 * random.nextDouble() - 4;
            case 1 -> Math.scalb(random.nextDouble() - 0.5, random.nextInt(-40, 12));
            case 2 -> Double.longBitsToDouble(random.nextLong());
            default -> SPECIAL[i / 4 % SPECIAL.length] * (i % 8 == 3 ? 1 : -1);
          };
    }
    return x;
  }
}

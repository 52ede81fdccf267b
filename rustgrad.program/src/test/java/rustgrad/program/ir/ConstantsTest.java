package rustgrad.program.ir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ConstantsTest {

  @Test
  void equalBitsShareASlot() {
    GraphBuilder to = new GraphBuilder(1);
    assertEquals(to.constant(0.1), to.constant(0.1));
    assertEquals(to.constant(Double.NaN), to.constant(Double.NaN));
    assertNotEquals(to.constant(0.0), to.constant(-0.0));
    assertArrayEquals(new double[] {0.1, Double.NaN, 0.0, -0.0}, to.build(0).constants());
  }

  @Test
  void nansOfDifferentBitsAreDifferentConstants() {
    double other = Double.longBitsToDouble(0x7ff8_0000_0000_0001L);
    GraphBuilder to = new GraphBuilder(0);
    assertNotEquals(to.constant(Double.NaN), to.constant(other));
  }

  @Test
  void thousandsAreFoundAgain() {
    GraphBuilder to = new GraphBuilder(1);
    for (int i = 0; i < 10_000; i++) {
      assertEquals(i + 1, to.constant(i));
    }
    for (int i = 0; i < 10_000; i++) {
      assertEquals(i + 1, to.constant(i));
      assertEquals(i, to.number(i + 1));
    }
    assertFalse(to.isConstant(0));
    assertTrue(to.isConstant(1));
  }
}

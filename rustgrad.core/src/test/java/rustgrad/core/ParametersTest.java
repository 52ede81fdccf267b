package rustgrad.core;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import rustgrad.api.Value;

class ParametersTest {
  private final Parameters p = Parameters.of(1, 2, 3, 4);

  @Test
  void aLeafIsAViewOnItsNumberAndItsGradient() {
    p.get(1).times(p.get(1)).backward();
    assertEquals(4.0, p.grad(1));
    assertEquals(4.0, p.get(1).grad());
    p.set(1, 10);
    assertEquals(10.0, p.get(1).item());
    p.get(1).times(p.get(1)).backward();
    assertEquals(24.0, p.grad(1));
    p.get(1).zeroGrad();
    assertEquals(0.0, p.grad(1));
  }

  @Test
  void aSliceSharesNumbersAndLeaves() {
    Parameters slice = p.slice(1, 2);
    assertEquals(2, slice.size());
    assertSame(p.get(2), slice.get(1));
    slice.set(0, 7);
    assertEquals(7.0, p.item(1));
    Value.sum(p.values().toArray(Value[]::new)).backward();
    slice.zeroGrad();
    assertArrayEquals(new double[] {1, 0, 0, 1}, p.grads());
    slice.slice(1, 1).setAll(9);
    assertArrayEquals(new double[] {1, 7, 9, 4}, p.items());
  }

  @Test
  void gradientsAreAddedToThoseThatAreThere() {
    p.get(1).times(10).backward();
    p.slice(1, 2).addToGrads(2, 3);
    assertArrayEquals(new double[] {0, 12, 3, 0}, p.grads());
    assertThrows(IllegalArgumentException.class, () -> p.addToGrads(1));
  }

  @Test
  void atOtherNumbersTheLeavesAreConstants() {
    Parameters slice = p.slice(1, 2);
    Value[] leaves = p.values().toArray(Value[]::new);
    double sum = slice.at(new double[] {20, 30}, () -> Value.sum(leaves).item());
    assertEquals(1 + 20 + 30 + 4, sum);
    assertEquals(400, slice.at(new double[] {20, 30}, () -> p.get(1).times(p.get(1)).item()));
    assertEquals(10, Value.sum(leaves).item());
    assertThrows(IllegalArgumentException.class, () -> p.at(new double[3], () -> 0));
  }

  @Test
  void otherValuesMayStandForTheLeaves() {
    Value a = Value.of(3);
    Value[] others = {a, a.times(2), Value.constant(1), a};
    Value y = p.at(others, () -> p.get(0).times(p.get(1)).plus(p.get(2)));
    y.backward();
    assertEquals(19.0, y.item());
    assertEquals(12.0, a.grad());
    assertArrayEquals(new double[4], p.grads());
    assertEquals(3.0, p.at(others, () -> p.get(3).item()));
    Value[] inner = {Value.constant(9)};
    assertEquals(
        9 + 3, p.at(others, () -> p.slice(0, 1).at(inner, () -> p.get(0).plus(p.get(3)).item())));
    assertEquals(4.0, p.get(3).item());
    assertEquals(9.0, p.slice(0, 1).at(inner, () -> p.get(0)).item());
    assertThrows(IllegalArgumentException.class, () -> p.at(inner, () -> 0));
  }

  @Test
  void forWhatStandsForALeafAnotherMayStandFurtherOut() {
    Parameters outer = Parameters.of(10, 20, 30, 40);
    Value[] ofOuter = outer.values().toArray(Value[]::new);
    Value y = p.at(ofOuter, () -> p.get(1).times(p.get(2)));
    y.backward();
    assertArrayEquals(new double[] {0, 30, 20, 0}, outer.grads());
    double[] others = {5, 6, 7, 8};
    assertEquals(42, outer.at(others, () -> p.at(ofOuter, () -> p.get(1).times(p.get(2)))).item());
    assertEquals(6, outer.at(others, () -> p.at(ofOuter, () -> p.get(1).item())));
    Value[] returned = outer.at(others, () -> p.at(ofOuter, () -> new Value[] {p.get(3), y}));
    assertEquals(8, returned[0].item());
    assertSame(y, returned[1]);
  }

  @Test
  void leavesMayStandForEachOther() {
    Parameters pair = p.slice(0, 2);
    Value[] swapped = {pair.get(1), pair.get(0)};
    assertEquals(2, pair.at(swapped, () -> pair.get(0).item()));
    assertEquals(2 - 1, pair.at(swapped, () -> pair.get(0).minus(pair.get(1))).item());
  }

  @Test
  void theySayHowManyThereAre() {
    assertEquals("Parameters(4)", p.toString());
    assertEquals("Parameters(2)", p.slice(1, 2).toString());
  }

  @Test
  void whatLiesOutsideIsRefused() {
    assertThrows(IndexOutOfBoundsException.class, () -> p.item(4));
    assertThrows(IndexOutOfBoundsException.class, () -> p.slice(1, 2).set(2, 0));
    assertThrows(IndexOutOfBoundsException.class, () -> p.slice(3, 2));
    IllegalArgumentException wrong =
        assertThrows(IllegalArgumentException.class, () -> p.setAll(1, 2));
    assertEquals("2 numbers for 4 parameters", wrong.getMessage());
  }
}

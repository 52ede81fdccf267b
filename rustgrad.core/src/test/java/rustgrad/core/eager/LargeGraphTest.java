package rustgrad.core.eager;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import rustgrad.api.Value;

class LargeGraphTest {

  @Test
  void aChainOfTenMillionNodesNeedsNoStack() {
    Value x = Value.of(1.0);
    Value v = x;
    for (int i = 0; i < 10_000_000; i++) {
      v = v.plus(1e-9);
    }
    v.backward();
    assertEquals(1.01, v.item(), 1e-6);
    assertEquals(1.0, x.grad());
  }
}

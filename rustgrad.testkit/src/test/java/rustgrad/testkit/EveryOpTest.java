package rustgrad.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import rustgrad.api.Op;
import rustgrad.core.OpRegistry;

/** Every op that is found, so that an op without a test cannot exist. */
class EveryOpTest extends EveryOpConformance {

  @Test
  void allStandardOpsAreFound() {
    assertEquals(36, OpRegistry.discovered().ops().size());
  }

  /** The standard ops must all have symbolic rules. */
  @Override
  protected OpConformance conformanceOf(Op op) {
    return new OpConformance() {
      @Override
      protected Op op() {
        return op;
      }
    };
  }
}

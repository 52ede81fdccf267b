package rustgrad.core.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import rustgrad.core.ir.Graph;
import rustgrad.core.ir.GraphBuilder;
import rustgrad.core.ir.Kind;

class BytecodeTest extends ExecutorContract {

  @Override
  Executor executor(Graph graph) {
    return Bytecode.compile(graph);
  }

  @Test
  void aSmallGraphIsOneMethodThatNeedsNoMemory() {
    GraphBuilder to = new GraphBuilder(2);
    Bytecode small = Bytecode.compile(to.build(to.add(Kind.TIMES, 0, 1)));
    assertEquals(1, small.methods());
    assertTrue(small.needsNoMemory());
    assertFalse(Bytecode.compile(LargeGraphs.nary(2)).needsNoMemory());
    assertFalse(Bytecode.compile(LargeGraphs.guardsFarApart(2, 1)).needsNoMemory());
  }
}

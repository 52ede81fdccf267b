package rustgrad.program.exec;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rustgrad.program.contract.ExecutorContract;
import rustgrad.program.contract.LargeGraphs;
import rustgrad.program.contract.ReadyGraph;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.GraphBuilder;
import rustgrad.program.ir.Kind;

class BytecodeTest extends ExecutorContract {

  @Override
  protected ReadyGraph ready(Graph graph) {
    return ReadyGraph.of(CompiledGraph.bytecode(graph));
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

  static List<Graph> largeGraphs() {
    return List.of(
        LargeGraphs.mixed(10_000, 50).graph(),
        LargeGraphs.mixed(100_000, 100_000).graph(),
        LargeGraphs.manyConstants(40_000).graph(),
        LargeGraphs.sum(50_000).graph(),
        LargeGraphs.nary(2_000),
        LargeGraphs.guardsFarApart(20, 1_000));
  }

  @ParameterizedTest
  @MethodSource("largeGraphs")
  void aLargeGraphIsCutIntoMethodsThatHotSpotCompiles(Graph graph) {
    Bytecode large = Bytecode.compile(graph);
    assertTrue(large.methods() > 1);
    assertTrue(large.largestMethod() <= 8_000, () -> large.largestMethod() + " bytes");
  }

  @Test
  void moreMethodsThanOneCanCallAreCalledInGroups() {
    LargeGraphs.Example huge = LargeGraphs.mixed(300_000, 300_000);
    Bytecode large = Bytecode.compile(huge.graph());
    assertTrue(large.methods() > 500, () -> large.methods() + " methods");
    assertTrue(large.largestMethod() <= 8_000, () -> large.largestMethod() + " bytes");
    assertEquals(huge.expected(), large.run(huge.x(), new double[0], large.newFrame()));
  }
}

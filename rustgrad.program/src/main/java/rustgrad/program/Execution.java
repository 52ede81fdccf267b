package rustgrad.program;

import java.util.function.BiFunction;
import java.util.function.UnaryOperator;
import rustgrad.program.exec.CompiledGraph;
import rustgrad.program.ir.Graph;

/** How programs are run. The numbers are the same, bit for bit. */
public enum Execution {
  /**
   * Interpreted at first. When enough has been interpreted, which depends on the number of nodes
   * times that of calls, another thread compiles it to bytecode and runs that until it is fast;
   * then it takes over. So no call waits for it. That thread is a daemon, keeps no program from
   * being collected, and ends when there is nothing to do. On a machine of one core the 500th call
   * compiles. What has more than 500,000 nodes stays interpreted, and is simplified only when it
   * has been called often.
   */
  AUTOMATIC(CompiledGraph::automatic),
  /** Instruction by instruction. There is nothing to wait for, but it is several times slower. */
  INTERPRETER((graph, simplify) -> CompiledGraph.interpreted(simplify.apply(graph))),
  /**
   * As bytecode from the first run; interpreted where the JVM allows no new classes, and where a
   * program is too large for a class: above some million nodes.
   */
  BYTECODE((graph, simplify) -> CompiledGraph.bytecode(simplify.apply(graph)));

  /** Makes a graph ready to run, given what simplifies it. */
  final BiFunction<Graph, UnaryOperator<Graph>, CompiledGraph> compiler;

  Execution(BiFunction<Graph, UnaryOperator<Graph>, CompiledGraph> compiler) {
    this.compiler = compiler;
  }
}

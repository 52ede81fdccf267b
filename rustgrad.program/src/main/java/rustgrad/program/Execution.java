package rustgrad.program;

import java.util.function.Function;
import rustgrad.program.exec.CompiledGraph;
import rustgrad.program.ir.Graph;

/** How programs are run. The numbers are the same, bit for bit. */
public enum Execution {
  /**
   * Interpreted at first; compiled to bytecode after some hundred runs, unless it has more than
   * 500,000 nodes, which would take the JVM seconds.
   */
  AUTOMATIC(CompiledGraph::automatic),
  /** Instruction by instruction. There is nothing to wait for, but it is several times slower. */
  INTERPRETER(CompiledGraph::interpreted),
  /**
   * As bytecode from the first run; interpreted where the JVM allows no new classes, and where a
   * program is too large for a class: above some million nodes.
   */
  BYTECODE(CompiledGraph::bytecode);

  /** Makes a graph ready to run. */
  final Function<Graph, CompiledGraph> compiler;

  Execution(Function<Graph, CompiledGraph> compiler) {
    this.compiler = compiler;
  }
}

package rustgrad.program.exec;

import rustgrad.program.contract.ExecutorContract;
import rustgrad.program.contract.ReadyGraph;
import rustgrad.program.ir.Graph;

class InterpreterTest extends ExecutorContract {

  @Override
  protected ReadyGraph ready(Graph graph) {
    return ReadyGraph.of(CompiledGraph.interpreted(graph));
  }
}

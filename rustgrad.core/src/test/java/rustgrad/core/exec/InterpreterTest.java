package rustgrad.core.exec;

import rustgrad.core.contract.ExecutorContract;
import rustgrad.core.contract.ReadyGraph;
import rustgrad.core.ir.Graph;

class InterpreterTest extends ExecutorContract {

  @Override
  protected ReadyGraph ready(Graph graph) {
    return ReadyGraph.of(CompiledGraph.interpreted(graph));
  }
}

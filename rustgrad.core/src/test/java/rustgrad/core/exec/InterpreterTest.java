package rustgrad.core.exec;

import rustgrad.core.ir.Graph;

class InterpreterTest extends ExecutorContract {

  @Override
  Executor executor(Graph graph) {
    return new Interpreter(graph);
  }
}

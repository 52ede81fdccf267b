package rustgrad.onnx.write;

import rustgrad.api.Value;

/** A program that was called: what its operations have been written as. */
final class GraphCall extends GraphValue {
  final Value[] outputs;

  GraphCall(GraphEngine engine, Value[] outputs) {
    super(engine, "call", 0);
    this.outputs = outputs;
  }
}

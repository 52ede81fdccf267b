package rustgrad.onnx.contract;

import java.io.IOException;

/** The definitions of ONNX's operators, without a runtime. */
class EvaluatorTest extends RuntimeContract {
  @Override
  Outputs run(byte[] file, double[][] rows) throws IOException {
    return Evaluator.run(file, rows);
  }
}

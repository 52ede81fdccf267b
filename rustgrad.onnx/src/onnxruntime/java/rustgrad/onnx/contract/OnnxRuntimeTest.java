package rustgrad.onnx.contract;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import rustgrad.api.Op;
import rustgrad.api.Value;

/** ONNX Runtime, in whose kernels the numbers must be right. */
class OnnxRuntimeTest extends RuntimeContract {
  private static final OrtEnvironment ENVIRONMENT =
      OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);

  @Override
  Outputs run(byte[] file, double[][] rows) throws Exception {
    try (OrtSession session = ENVIRONMENT.createSession(file);
        OnnxTensor input =
            OnnxTensor.createTensor(ENVIRONMENT, isFloat32(session) ? floats(rows) : rows);
        OrtSession.Result result = session.run(Map.of("input", input))) {
      Object numbers = result.get(0).getValue();
      List<String> labels =
          result.size() > 1
              ? List.of((String[]) result.get("label").orElseThrow().getValue())
              : List.of();
      return new Outputs(
          numbers instanceof float[][] y ? doubles(y) : (double[][]) numbers, labels);
    }
  }

  /** But for those that docs/onnx.md names: of pow, and in float32 of erf. */
  @ParameterizedTest
  @MethodSource("ops")
  void opsHaveTheirSpecialValues(Op op) throws Exception {
    double nan = op.name().equals("erf") ? 0 : Double.NaN;
    double[] special = {nan, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 0, -0.0, -1, 27};
    int inputs = op.accepts(2) ? 2 : 1;
    double[][] rows =
        IntStream.range(0, special.length * special.length)
            .mapToObj(k -> new double[] {special[k % special.length], special[k / special.length]})
            .map(row -> Arrays.copyOf(row, inputs))
            .toArray(double[][]::new);
    if (!op.name().equals("pow")) {
      check(inputs, x -> Value.of(op, x), rows);
    }
  }

  private static boolean isFloat32(OrtSession session) throws Exception {
    TensorInfo info = (TensorInfo) session.getInputInfo().get("input").getInfo();
    return info.type == OnnxJavaType.FLOAT;
  }

  private static float[][] floats(double[][] rows) {
    float[][] floats = new float[rows.length][rows[0].length];
    for (int r = 0; r < rows.length; r++) {
      for (int i = 0; i < rows[r].length; i++) {
        floats[r][i] = (float) rows[r][i];
      }
    }
    return floats;
  }

  private static double[][] doubles(float[][] rows) {
    return Stream.of(rows)
        .map(row -> IntStream.range(0, row.length).mapToDouble(i -> row[i]).toArray())
        .toArray(double[][]::new);
  }
}

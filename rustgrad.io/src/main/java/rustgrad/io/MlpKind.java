package rustgrad.io;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import rustgrad.api.UnaryOp;
import rustgrad.nn.Linear;
import rustgrad.nn.MLP;

/** <code>{"kind": "mlp", "inputs": 2, "sizes": [16, 1], "activation": "relu"}</code>. */
final class MlpKind extends ModelKind<MLP> {

  MlpKind() {
    super("mlp", MLP.class);
  }

  @Override
  void describe(MLP model, JsonGenerator json) throws IOException {
    int[] sizes = model.layers().stream().mapToInt(Linear::outputs).toArray();
    json.writeNumberField("inputs", model.inputs());
    json.writeFieldName("sizes");
    json.writeArray(sizes, 0, sizes.length);
    json.writeStringField("activation", ActivationKind.name(model.activation()));
  }

  @Override
  MLP build(Fields fields, Budget budget) {
    int inputs = fields.count("inputs");
    List<Integer> sizes = fields.counts("sizes");
    UnaryOp activation = ActivationKind.op(fields, "activation");
    int fanIn = inputs;
    for (int size : sizes) {
      budget.take(LinearKind.parameters(fanIn, size), fields);
      fanIn = size;
    }
    if (sizes.isEmpty()) {
      throw fields.error("has no layers");
    }
    return MLP.builder(inputs, sizes.stream().mapToInt(size -> size).toArray())
        .withActivation(activation)
        .withInitializer(LinearKind.NOTHING)
        .build();
  }

  @Override
  int namePyTorch(MLP model, String prefix, int place, Map<String, String> names) {
    int next = place;
    for (int k = 0; k < model.layers().size(); k++) {
      ModelKind.namePyTorchAny(model.layers().get(k), prefix + "layers." + k + ".", next, names);
      next += 2;
    }
    return next - 1;
  }
}

package rustgrad.io;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import rustgrad.nn.Initializer;
import rustgrad.nn.Linear;

/** <code>{"kind": "linear", "inputs": 2, "outputs": 16}</code>. */
final class LinearKind extends ModelKind<Linear> {

  /** Leaves the parameters at 0: their numbers are in the file. */
  static final Initializer NOTHING = (weights, biases, fanIn, fanOut, random) -> {};

  LinearKind() {
    super("linear", Linear.class);
  }

  @Override
  void describe(Linear model, JsonGenerator json) throws IOException {
    json.writeNumberField("inputs", model.inputs());
    json.writeNumberField("outputs", model.outputs());
  }

  @Override
  Linear build(Fields fields, Budget budget) {
    int inputs = fields.count("inputs");
    int outputs = fields.count("outputs");
    budget.take(parameters(inputs, outputs), fields);
    return Linear.of(inputs, outputs, 0, NOTHING, Linear.Form.DOT);
  }

  static long parameters(int inputs, int outputs) {
    return outputs * (inputs + 1L);
  }

  @Override
  int namePyTorch(Linear model, String prefix, int place, Map<String, String> names) {
    for (String name : model.parameterShapes().keySet()) {
      names.put(prefix + name, place + "." + name);
    }
    return place + 1;
  }
}

package rustgrad.io;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import rustgrad.nn.Model;
import rustgrad.nn.Sequential;

/** <code>{"kind": "sequential", "parts": [{"kind": "linear", ...}, ...]}</code>. */
final class SequentialKind extends ModelKind<Sequential> {

  SequentialKind() {
    super("sequential", Sequential.class);
  }

  @Override
  void describe(Sequential model, JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("parts");
    for (Model part : model.parts()) {
      ModelKind.describeAny(part, json);
    }
    json.writeEndArray();
  }

  @Override
  Sequential build(Fields fields, Budget budget) {
    List<Model> parts =
        fields.objects("parts", "part").stream()
            .map(part -> ModelKind.buildAny(part, budget))
            .toList();
    if (parts.isEmpty()) {
      throw fields.error("has no parts");
    }
    try {
      return Sequential.of(parts.get(0), parts.subList(1, parts.size()).toArray(Model[]::new));
    } catch (IllegalArgumentException e) {
      throw fields.error("has parts that do not fit: " + e.getMessage(), e);
    }
  }

  @Override
  int namePyTorch(Sequential model, String prefix, int place, Map<String, String> names) {
    int next = place;
    for (int k = 0; k < model.parts().size(); k++) {
      next = ModelKind.namePyTorchAny(model.parts().get(k), prefix + k + ".", next, names);
    }
    return next;
  }
}

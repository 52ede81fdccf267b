package rustgrad.io;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Map;
import rustgrad.nn.Standardizer;

/** <code>{"kind": "standardizer", "means": [5.8, 3.1], "deviations": [0.8, 0.4]}</code>. */
final class StandardizerKind extends ModelKind<Standardizer> {

  StandardizerKind() {
    super("standardizer", Standardizer.class);
  }

  @Override
  void describe(Standardizer model, JsonGenerator json) throws IOException {
    write(json, "means", model.means());
    write(json, "deviations", model.deviations());
  }

  private static void write(JsonGenerator json, String field, double... numbers)
      throws IOException {
    json.writeFieldName(field);
    json.writeArray(numbers, 0, numbers.length);
  }

  @Override
  Standardizer build(Fields fields, Budget budget) {
    double[] means = fields.numbers("means");
    double[] deviations = fields.numbers("deviations");
    try {
      return Standardizer.of(means, deviations);
    } catch (IllegalArgumentException e) {
      throw fields.error("is bad: " + e.getMessage(), e);
    }
  }

  /** It takes a place, for a module that scales, and has no parameters. */
  @Override
  int namePyTorch(Standardizer model, String prefix, int place, Map<String, String> names) {
    return place + 1;
  }
}

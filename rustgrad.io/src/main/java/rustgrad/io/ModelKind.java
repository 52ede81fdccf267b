package rustgrad.io;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import rustgrad.nn.Model;

/**
 * A kind of model that files can rebuild: how it is described, as a JSON object with its name and
 * some fields, and built from that again. The numbers of its parameters stand elsewhere.
 */
abstract class ModelKind<M extends Model> {
  private static final List<ModelKind<?>> ALL =
      List.of(
          new LinearKind(),
          new MlpKind(),
          new ActivationKind(),
          new SequentialKind(),
          new StandardizerKind());

  private static final String KIND = "kind";

  /** What stands for any other model, which its maker has to build. */
  private static final String OWN = "own";

  private final String name;
  private final Class<M> type;

  ModelKind(String name, Class<M> type) {
    this.name = name;
    this.type = type;
  }

  /** Writes the fields. */
  abstract void describe(M model, JsonGenerator json) throws IOException;

  /** Builds a model from the fields, whose parameters are 0 or start anyhow. */
  abstract M build(Fields fields, Budget budget);

  /**
   * Puts the names that PyTorch's {@code nn.Sequential} of the same layers has.
   *
   * @param prefix what stands before the names of this model's parameters
   * @param place where this model begins in the Sequential
   * @return where the next one begins
   */
  abstract int namePyTorch(M model, String prefix, int place, Map<String, String> names);

  static void describeAny(Model model, JsonGenerator json) throws IOException {
    Optional<Of<?>> kind = of(model);
    json.writeStartObject();
    if (kind.isPresent()) {
      kind.get().describe(json);
    } else {
      json.writeStringField(KIND, OWN);
    }
    json.writeEndObject();
  }

  static Model buildAny(Fields fields, Budget budget) {
    String name = fields.text(KIND);
    if (name.equals(OWN)) {
      throw fields.error(
          "is a model of its maker's own kind, which a file cannot build; make it and read the numbers with Models.load(path, model)");
    }
    for (ModelKind<?> kind : ALL) {
      if (kind.name.equals(name)) {
        Model model = kind.build(fields, budget);
        fields.end();
        return model;
      }
    }
    throw fields.error(
        "is of the kind %s; known are %s"
            .formatted(Quoted.of(name), ALL.stream().map(kind -> kind.name).toList()));
  }

  static int namePyTorchAny(Model model, String prefix, int place, Map<String, String> names) {
    return of(model)
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "%s has no names in PyTorch's nn.Sequential; give names with SaveOptions.withNames"
                        .formatted(model)))
        .namePyTorch(prefix, place, names);
  }

  /** A model and its kind, if there is one. */
  private static Optional<Of<?>> of(Model model) {
    for (ModelKind<?> kind : ALL) {
      if (kind.type.isInstance(model)) {
        return Optional.of(Of.cast(kind, model));
      }
    }
    return Optional.empty();
  }

  private record Of<M extends Model>(ModelKind<M> kind, M model) {
    static <M extends Model> Of<M> cast(ModelKind<M> kind, Model model) {
      return new Of<>(kind, kind.type.cast(model));
    }

    void describe(JsonGenerator json) throws IOException {
      json.writeStringField(KIND, kind.name);
      kind.describe(model, json);
    }

    int namePyTorch(String prefix, int place, Map<String, String> names) {
      return kind.namePyTorch(model, prefix, place, names);
    }
  }
}

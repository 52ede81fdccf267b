package rustgrad.io;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import rustgrad.nn.Model;
import rustgrad.nn.Predictor;

/**
 * A model with the names of its inputs, classes and outputs, if it has any, as a file holds it.
 *
 * <p>The {@link Description} of the file has these fields:
 *
 * <pre>
 * {..., "model": {"kind": "mlp", ...},
 *  "names": {"layers.0.weight": "0.weight", ...},     only for tensors that have other names
 *  "inputNames": ["x", "y"], "classNames": ["no", "yes"], "outputNames": ["price"]}
 * </pre>
 */
record SavedModel(
    Model model, List<String> inputNames, List<String> classNames, List<String> outputNames) {
  private static final String MODEL = "model";

  static SavedModel of(Predictor predictor) {
    return new SavedModel(
        predictor.model(), predictor.inputNames(), predictor.classNames(), predictor.outputNames());
  }

  Predictor predictor() {
    Predictor predictor = Predictor.of(model);
    if (!inputNames.isEmpty()) {
      predictor = predictor.withInputNames(inputNames.toArray(String[]::new));
    }
    if (!classNames.isEmpty()) {
      predictor = predictor.withClassNames(classNames.toArray(String[]::new));
    }
    return outputNames.isEmpty()
        ? predictor
        : predictor.withOutputNames(outputNames.toArray(String[]::new));
  }

  void write(Path path, SaveOptions options) {
    toTensors(options).write(path);
  }

  SafeTensors toTensors(SaveOptions options) {
    return toTensors(options.type(), options.names(model));
  }

  /**
   * The contents of a file.
   *
   * @param names for tensors that are named otherwise than the model's, the names in the file
   */
  SafeTensors toTensors(FloatType type, Map<String, String> names) {
    Map<String, Tensor> tensors = ParameterTensors.of(model, type, names);
    return SafeTensors.of(tensors, description(names));
  }

  private Map<String, String> description(Map<String, String> names) {
    return Description.write(
        json -> {
          json.writeFieldName(MODEL);
          ModelKind.describeAny(model, json);
          if (!names.isEmpty()) {
            json.writeObjectFieldStart("names");
            for (Map.Entry<String, String> entry : names.entrySet()) {
              json.writeStringField(entry.getKey(), entry.getValue());
            }
            json.writeEndObject();
          }
          write(json, "inputNames", inputNames);
          write(json, "classNames", classNames);
          write(json, "outputNames", outputNames);
        });
  }

  private static void write(JsonGenerator json, String field, List<String> names)
      throws IOException {
    if (!names.isEmpty()) {
      json.writeFieldName(field);
      json.writeArray(names.toArray(String[]::new), 0, names.size());
    }
  }

  /** Rebuilds the model of a file. */
  static SavedModel from(SourceFile file, SafeTensors tensors) {
    Fields fields = description(file, tensors);
    Checkpoints.refuse(file, fields);
    Model model = ModelKind.buildAny(fields.object(MODEL), budget(tensors));
    Map<String, String> names = names(fields);
    List<String> inputNames = namesOf(fields, "inputNames", model.inputs());
    List<String> classNames = namesOf(fields, "classNames", Math.max(model.outputs(), 2));
    List<String> outputNames = namesOf(fields, "outputNames", model.outputs());
    fields.end();
    new ParameterTensors(file, tensors, model).readAll(names);
    return new SavedModel(model, inputNames, classNames, outputNames);
  }

  private static List<String> namesOf(Fields fields, String key, int count) {
    List<String> names = fields.has(key) ? fields.texts(key) : List.of();
    if (!names.isEmpty() && names.size() != count) {
      throw fields.error("has %d %s; expected %d".formatted(names.size(), key, count));
    }
    Set<String> different = new HashSet<>();
    for (String name : names) {
      if (!different.add(name)) {
        throw fields.error("has %s twice in its %s".formatted(Quoted.of(name), key));
      }
    }
    return names;
  }

  /** Reads the numbers of a file into a model, which must be the one that the file describes. */
  static void into(SourceFile file, SafeTensors tensors, Model model) {
    Fields fields = description(file, tensors);
    Fields inFile = fields.object(MODEL);
    String own = JsonText.write(json -> ModelKind.describeAny(model, json));
    Fields expected = Fields.read(file, "the model", own);
    if (!inFile.equals(expected)) {
      String difference = inFile.difference(expected); // building takes the fields
      throw other(file, name(inFile, budget(tensors)), model.toString(), difference);
    }
    new ParameterTensors(file, tensors, model).readAll(names(fields));
  }

  private static IllegalArgumentException other(
      SourceFile file, String saved, String given, String difference) {
    return file.error(
        "it holds %s; load it without a model, or give the names of the tensors"
            .formatted(
                saved.equals(given)
                    ? "another %s: its %s".formatted(given, difference)
                    : "the model %s, and not %s".formatted(saved, given)));
  }

  /** As the model names itself, or else its description. */
  private static String name(Fields model, Budget budget) {
    String description = model.toString();
    try {
      return Quoted.message(ModelKind.buildAny(model, budget).toString());
    } catch (IllegalArgumentException e) {
      return description; // it needs what is not here
    }
  }

  private static Budget budget(SafeTensors tensors) {
    return new Budget(tensors.tensors().values().stream().mapToLong(t -> t.data().length).sum());
  }

  private static Map<String, String> names(Fields fields) {
    return fields.has("names") ? fields.object("names").texts() : new LinkedHashMap<>();
  }

  private static Fields description(SourceFile file, SafeTensors tensors) {
    return Description.read(
        file,
        tensors,
        "it does not say which model its tensors belong to, as files of other libraries do not; make the model and read the numbers with Models.load(path, model)");
  }
}

package rustgrad.nn;

import java.util.List;

/** The names that a {@link Predictor} carries; an empty list where there are none. */
record PredictorNames(List<String> inputs, List<String> classes, List<String> outputs) {
  static final PredictorNames NONE = new PredictorNames(List.of(), List.of(), List.of());

  static PredictorNames of(Dataset data) {
    return new PredictorNames(data.inputNames(), data.classNames(), data.targetNames());
  }

  PredictorNames withInputs(List<String> names) {
    return new PredictorNames(names, classes, outputs);
  }

  PredictorNames withClasses(List<String> names) {
    return new PredictorNames(inputs, names, outputs);
  }

  PredictorNames withOutputs(List<String> names) {
    return new PredictorNames(inputs, classes, names);
  }

  /** Such as "'age'", or "2" if the inputs have no names. */
  String input(int number) {
    return inputs.isEmpty() ? String.valueOf(number) : "'" + inputs.get(number) + "'";
  }
}

package rustgrad.spark;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;
import rustgrad.io.Models;
import rustgrad.nn.Model;
import rustgrad.nn.Predictor;

/** A model as it travels: as the bytes of its file, or as what makes it. */
record ModelForm(byte @Nullable [] saved, @Nullable SparkModel maker) implements Serializable {

  /** A model of a kind that files can hold. */
  static ModelForm of(Model model) {
    byte[] saved = Models.toBytes(Predictor.of(model));
    try {
      Models.fromBytes(saved);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "%s is sent to executors as in a file, but cannot be rebuilt there: %s; give a SparkModel that makes it, such as () -> new MyModel()"
              .formatted(model, e.getMessage()),
          e);
    }
    return new ModelForm(saved, null);
  }

  /**
   * A model of any kind.
   *
   * @param maker makes models like this one
   */
  static ModelForm of(Model model, SparkModel maker) {
    Model made = maker.get();
    if (!made.parameterShapes().keySet().equals(model.parameterShapes().keySet())
        || made.parameters().size() != model.parameters().size()
        || made.inputs() != model.inputs()
        || made.outputs() != model.outputs()) {
      throw new IllegalArgumentException(
          "the SparkModel makes %s, with other parameters, inputs or outputs than %s; let it make the same"
              .formatted(made, model));
    }
    return new ModelForm(null, maker);
  }

  /** A new model, whose parameters have any numbers. */
  Model model() {
    if (maker != null) {
      return maker.get();
    }
    if (saved == null) {
      throw new IllegalStateException("a form of no model");
    }
    return Models.fromBytes(saved).model();
  }
}

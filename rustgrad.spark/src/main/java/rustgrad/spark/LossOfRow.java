package rustgrad.spark;

import org.jspecify.annotations.Nullable;
import rustgrad.api.Value;
import rustgrad.nn.Loss;
import rustgrad.nn.Model;
import rustgrad.nn.TotalLoss;

/** The loss of a model for a row of its inputs and targets, as a function of its parameters. */
final class LossOfRow implements SparkRowFunction {
  private static final long serialVersionUID = 1;

  private final ModelForm modelForm;
  private final LossForm lossForm;
  private transient @Nullable Model model;

  LossOfRow(ModelForm modelForm, LossForm lossForm) {
    this.modelForm = modelForm;
    this.lossForm = lossForm;
  }

  @Override
  public Value apply(Value[] p, Value[] row) {
    Model made = model();
    Loss loss = lossForm.loss();
    return made.parameters().at(p, () -> TotalLoss.ofRow(made, loss, row));
  }

  private synchronized Model model() {
    Model known = model;
    if (known == null) {
      known = modelForm.model();
      model = known;
    }
    return known;
  }
}

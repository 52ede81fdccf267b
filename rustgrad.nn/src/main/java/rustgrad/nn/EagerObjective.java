package rustgrad.nn;

import rustgrad.api.Value;

/** Builds one graph of all rows, and propagates backward through it. */
final class EagerObjective implements Objective {
  private final Model model;
  private final Loss loss;
  private final double l2;
  private boolean checked;

  EagerObjective(Model model, Loss loss, double l2) {
    this.model = model;
    this.loss = loss;
    this.l2 = l2;
  }

  @Override
  public double gradient(Examples examples) {
    Value objective = of(examples);
    if (!checked) {
      OutsideLeaves.check(model, objective);
      checked = true;
    }
    model.zeroGrad();
    objective.backward();
    return objective.item();
  }

  @Override
  public double value(Examples examples) {
    return Value.noGrad(() -> of(examples)).item();
  }

  private Value of(Examples examples) {
    Value[] losses = new Value[examples.size()];
    for (int row = 0; row < losses.length; row++) {
      Value lossOfRow = ofRow(model, loss, examples, row);
      losses[row] = examples.isWeighted() ? lossOfRow.times(examples.weight(row)) : lossOfRow;
    }
    Value mean = Value.sum(losses).div(losses.length);
    Value[] parameters = model.parameters().values().toArray(Value[]::new);
    return l2 == 0 ? mean : mean.plus(Penalty.l2(l2, parameters));
  }

  /** The loss of one row, not weighted. */
  static Value ofRow(Model model, Loss loss, Examples examples, int row) {
    Value[] target = Value.constants(examples.targets()[row]);
    return loss.of(model.forward(examples.inputs()[row]), target);
  }
}

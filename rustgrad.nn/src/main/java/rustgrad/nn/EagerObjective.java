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

  private Value of(Examples examples) {
    Value[] losses = new Value[examples.size()];
    for (int row = 0; row < losses.length; row++) {
      Value[] target = Value.constants(examples.targets()[row]);
      losses[row] = loss.of(model.forward(examples.inputs()[row]), target);
    }
    Value mean = Value.sum(losses).div(losses.length);
    Value[] parameters = model.parameters().values().toArray(Value[]::new);
    return l2 == 0 ? mean : mean.plus(Penalty.l2(l2, parameters));
  }
}

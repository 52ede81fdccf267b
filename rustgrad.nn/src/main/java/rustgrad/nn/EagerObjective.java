package rustgrad.nn;

import rustgrad.api.Value;

/** Builds the graph of all rows, and sweeps it. */
record EagerObjective(Model model, Loss loss, double l2) implements Objective {

  @Override
  public double gradient(Examples examples) {
    Value objective = of(examples);
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

package rustgrad.nn;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import rustgrad.api.Value;
import rustgrad.core.Parameters;

/** Says where a loss or a gradient that is NaN or infinite begins, and what to do about it. */
record Divergence(Model model, Loss loss, Optimizer optimizer, double l2) {
  /** Whether the gradients of all parameters are finite. */
  static boolean isFinite(Parameters parameters) {
    boolean[] isFinite = {true};
    parameters.update(
        (items, grads, from, to) -> {
          boolean all = true;
          for (int i = from; i < to; i++) {
            all &= Math.abs(grads[i]) <= Double.MAX_VALUE;
          }
          isFinite[0] = all;
        });
    return isFinite[0];
  }

  /**
   * What is wrong with a step that did not lead to finite numbers.
   *
   * @param value the loss of the examples, whose gradients the parameters have
   * @param names what a row is called
   */
  ArithmeticException error(double value, Examples examples, IntFunction<String> names) {
    boolean isOfLoss = !Double.isFinite(value);
    String what = isOfLoss ? "the loss of " + step() + " is " + value : gradient();
    String where =
        brokenParameter()
            .or(() -> isOfLoss ? firstRow(examples, names) : firstGradient(examples, names))
            .orElseGet(this::noRow);
    return new ArithmeticException(what + where + "; the step is not taken; try " + advice());
  }

  private String advice() {
    boolean hasMoved = optimizer.steps() > 0 && optimizer instanceof ElementwiseOptimizer;
    return hasMoved
        ? "a smaller learning rate, withClipping(1), or inputs and targets that a Standardizer has scaled"
        : "inputs and targets that a Standardizer has scaled, or parameters that start nearer to 0";
  }

  private String step() {
    return "step " + (optimizer.steps() + 1);
  }

  private String gradient() {
    int broken = 0;
    Parameters moved = optimizer.parameters();
    while (Double.isFinite(moved.grad(broken))) {
      broken++;
    }
    return "the gradient of %s at %s is %s"
        .formatted(name(moved.get(broken)), step(), moved.grad(broken));
  }

  private Optional<String> brokenParameter() {
    return model.parameters().values().stream()
        .filter(leaf -> !Double.isFinite(leaf.item()))
        .findFirst()
        .map(leaf -> ", as the parameter %s is %s already".formatted(name(leaf), leaf.item()));
  }

  private String name(Value leaf) {
    return model.namedParameters().entrySet().stream()
        .filter(named -> named.getValue() == leaf)
        .findFirst()
        .map(Map.Entry::getKey)
        .orElse("a parameter without name");
  }

  /** The first row whose loss is not finite, and what in it. */
  private Optional<String> firstRow(Examples examples, IntFunction<String> names) {
    for (int row = 0; row < examples.size(); row++) {
      int each = row;
      double value =
          Value.noGrad(() -> EagerObjective.ofRow(model, loss, examples, each)).item()
              * examples.weight(row);
      if (!Double.isFinite(value)) {
        return Optional.of(
            ", beginning in " + describe(names.apply(row), value, examples.inputs()[row]));
      }
    }
    return Optional.empty();
  }

  private String describe(String name, double value, double[] x) {
    return ModelWalk.firstNotFinite(model, x)
        .map(part -> name + ", where " + part)
        .orElseGet(
            () ->
                "%s, where %s gives finite outputs, as great as %s, and %s of them is %s"
                    .formatted(name, model, greatest(model.predict(x)), loss.name(), value));
  }

  private static double greatest(double... outputs) {
    return Arrays.stream(outputs).map(Math::abs).max().orElse(0);
  }

  /** The first row whose loss is finite, but not its gradient. */
  private Optional<String> firstGradient(Examples examples, IntFunction<String> names) {
    double[] before = model.parameters().grads();
    try {
      for (int row = 0; row < examples.size(); row++) {
        model.zeroGrad();
        EagerObjective.ofRow(model, loss, examples, row).backward();
        if (!isFinite(optimizer.parameters())) {
          return Optional.of(
              ", beginning in " + describeGradient(names.apply(row), examples.inputs()[row]));
        }
      }
      return Optional.empty();
    } finally {
      model.zeroGrad();
      model.parameters().addToGrads(before);
    }
  }

  private String describeGradient(String name, double[] x) {
    return ModelWalk.firstNotFinite(model, x)
        .map(part -> "%s, where %s".formatted(name, part))
        .orElse(name + ", whose loss is finite");
  }

  private String noRow() {
    Value[] parameters = model.parameters().values().toArray(Value[]::new);
    boolean isPenalty =
        l2 > 0 && !Double.isFinite(Value.noGrad(() -> Penalty.l2(l2, parameters)).item());
    return isPenalty
        ? ", as the L2 penalty is not finite"
        : ", though it is finite for each row alone";
  }
}

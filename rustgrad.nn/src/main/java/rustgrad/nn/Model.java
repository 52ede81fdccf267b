package rustgrad.nn;

import java.util.Map;
import rustgrad.api.Value;
import rustgrad.core.Parameters;

/** Something with parameters and a forward pass: a layer, or a network of layers. */
public interface Model {

  /**
   * What training changes, those of inner models included, in one flat array. Training refuses a
   * model whose forward pass uses other leaves; for a leaf that is to stay fixed, it uses the
   * leaf's {@link Value#detach()}.
   */
  Parameters parameters();

  /**
   * The leaves of {@link #parameters()} in their order, each under a name such as {@code
   * layers.0.weight[3][1]}. The outermost model gives its names to the leaves as their labels, if
   * it has no more than 100,000.
   */
  Map<String, Value> namedParameters();

  /**
   * The arrays that the parameters stand in, in the flat order of {@link #parameters()}: {@code
   * layers.0.weight} with its shape for {@code layers.0.weight[0][0]} and so on, row by row, and an
   * empty shape for a name without index. Saved models are made of them.
   *
   * <p>They follow from {@link #namedParameters()}; a model of many parameters can give them
   * without a name for each.
   */
  default Map<String, int[]> parameterShapes() {
    return Names.shapes(namedParameters().keySet());
  }

  /** How many numbers go in. */
  int inputs();

  /** How many numbers come out. */
  int outputs();

  /**
   * The outputs for these inputs.
   *
   * @throws IllegalArgumentException if there are not exactly {@link #inputs()} of them
   */
  Value[] forward(Value... x);

  /**
   * The outputs for these numbers, which are constants: only the parameters get gradients.
   *
   * @throws IllegalArgumentException if there are not exactly {@link #inputs()} of them
   */
  default Value[] forward(double... x) {
    return forward(Value.constants(x));
  }

  /**
   * The outputs for these numbers as plain numbers, computed without recording a graph. A {@link
   * Predictor} is faster for many predictions.
   *
   * @throws IllegalArgumentException if there are not exactly {@link #inputs()} of them
   */
  default double[] predict(double... x) {
    Value[] outputs = Value.noGrad(() -> forward(x));
    double[] items = new double[outputs.length];
    for (int i = 0; i < items.length; i++) {
      items[i] = outputs[i].item();
    }
    return items;
  }

  /** Sets the gradients of all parameters back to 0. */
  default void zeroGrad() {
    parameters().zeroGrad();
  }
}

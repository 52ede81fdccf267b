package rustgrad.onnx.read;

import java.util.Arrays;
import rustgrad.api.Value;
import rustgrad.nn.Model;
import rustgrad.onnx.write.FunctionModel;

/** A function of each input by itself, such as the addition of a number for each column. */
@FunctionalInterface
interface Elementwise {

  /** The function of input i. */
  Value of(int i, Value x);

  /** It as a model of this many inputs, and as many outputs. */
  default Model model(String name, int inputs) {
    return new FunctionModel(
        name,
        inputs,
        inputs,
        x -> {
          Value[] y = new Value[x.length];
          Arrays.setAll(y, i -> of(i, x[i]));
          return y;
        });
  }
}

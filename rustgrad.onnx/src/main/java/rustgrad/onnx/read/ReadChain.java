package rustgrad.onnx.read;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import rustgrad.api.UnaryOp;
import rustgrad.core.OpRegistry;
import rustgrad.core.Parameters;
import rustgrad.nn.Activation;
import rustgrad.nn.Linear;
import rustgrad.nn.MLP;
import rustgrad.nn.Model;
import rustgrad.nn.Sequential;
import rustgrad.onnx.write.FunctionModel;

/** What has been read of a chain, which becomes a model. */
final class ReadChain {
  /** A layer: the weights of the first output, of the second, and so on, then the biases. */
  private record Layer(int inputs, int outputs, double[] items, boolean hasBias) {}

  /** A part of any other kind, whose model depends on how many inputs there are. */
  private record Other(IntFunction<Model> model) {}

  private static final Other SOFTMAX =
      new Other(inputs -> new FunctionModel("softmax", inputs, inputs, Softmax::of));

  private final List<Object> parts = new ArrayList<>();
  private int width;

  /** How many columns there are here; 0 before the first layer. */
  int width() {
    return width;
  }

  /** y = x W + b, with the weights of the first input first. */
  void layer(int inputs, int outputs, double[] weights) {
    double[] items = new double[outputs * (inputs + 1)];
    for (int i = 0; i < inputs; i++) {
      for (int j = 0; j < outputs; j++) {
        items[j * inputs + i] = weights[i * outputs + j];
      }
    }
    parts.add(new Layer(inputs, outputs, items, false));
    width = outputs;
  }

  /** Whether the last part is a layer to which no bias has been added. */
  boolean takesBias() {
    return !parts.isEmpty() && parts.get(parts.size() - 1) instanceof Layer l && !l.hasBias;
  }

  /** Adds to the last part, a layer; one number stands for all. */
  void bias(double... bias) {
    Layer layer = (Layer) parts.get(parts.size() - 1);
    for (int j = 0; j < layer.outputs; j++) {
      layer.items[layer.inputs * layer.outputs + j] = bias[j % bias.length];
    }
    parts.set(parts.size() - 1, new Layer(layer.inputs, layer.outputs, layer.items, true));
  }

  void activation(String op) {
    parts.add((UnaryOp) OpRegistry.discovered().op(op));
  }

  void softmax() {
    parts.add(SOFTMAX);
  }

  /** Takes away the softmax or sigmoid that only makes probabilities of classes of the outputs. */
  void leaveOutProbabilities() {
    int last = parts.size() - 1;
    if (last >= 0
        && parts.get(last) == (width == 1 ? OpRegistry.discovered().op("sigmoid") : SOFTMAX)) {
      parts.remove(last);
    }
  }

  void other(IntFunction<Model> model) {
    parts.add(new Other(model));
  }

  Model toModel() {
    int inputs =
        parts.stream()
            .filter(Layer.class::isInstance)
            .map(part -> ((Layer) part).inputs)
            .findFirst()
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "it has no layer (Gemm or MatMul) between input and output"));
    return isMlp() ? mlp(inputs) : sequential(inputs);
  }

  /** Layers with one and the same activation between them. */
  private boolean isMlp() {
    boolean isMlp = parts.size() % 2 == 1;
    for (int k = 0; k < parts.size() && isMlp; k++) {
      isMlp = k % 2 == 0 ? parts.get(k) instanceof Layer : parts.get(k) == parts.get(1);
    }
    return isMlp && (parts.size() == 1 || parts.get(1) instanceof UnaryOp);
  }

  private MLP mlp(int inputs) {
    int[] sizes =
        parts.stream()
            .filter(Layer.class::isInstance)
            .mapToInt(part -> ((Layer) part).outputs)
            .toArray();
    MLP.Builder builder = MLP.builder(inputs, sizes);
    if (parts.size() > 1) {
      builder = builder.withActivation((UnaryOp) parts.get(1));
    }
    MLP mlp = builder.build();
    for (int k = 0; k < sizes.length; k++) {
      mlp.layers().get(k).parameters().setAll(((Layer) parts.get(2 * k)).items);
    }
    return mlp;
  }

  private Sequential sequential(int inputs) {
    List<Model> models = new ArrayList<>();
    int columns = inputs;
    for (Object part : parts) {
      Model next = model(part, columns);
      Scaling.add(models, next);
      columns = next.outputs();
    }
    return Sequential.of(models.get(0), models.subList(1, models.size()).toArray(Model[]::new));
  }

  private static Model model(Object part, int inputs) {
    if (part instanceof Layer layer) {
      Parameters parameters = Parameters.of(layer.items);
      return Linear.on(parameters, layer.inputs, layer.outputs, Linear.Form.DOT);
    }
    if (part instanceof UnaryOp op) {
      return Activation.of(op, inputs);
    }
    return ((Other) part).model.apply(inputs);
  }
}

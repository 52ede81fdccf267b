package rustgrad.demo;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import rustgrad.api.Value;
import rustgrad.draw.Drawing;
import rustgrad.draw.network.NetworkDrawing;
import rustgrad.nn.Dataset;
import rustgrad.nn.Loss;
import rustgrad.nn.Model;
import rustgrad.nn.Predictor;
import rustgrad.nn.Sequential;

/**
 * What the model computes for one row, that of the greatest loss, as pictures of rustgrad.draw. In
 * the graph, the row is as the first part with parameters gets it: standardized.
 */
final class ModelDrawing {
  private final Model model;
  private final List<Model> prepare;
  private final List<Model> learned;
  private final Predictor predictor;
  private final Loss loss;
  private final Dataset data;

  /** Of the model as the predictor has it. */
  ModelDrawing(Predictor predictor, Loss loss, Dataset data) {
    this.model = predictor.model();
    List<Model> parts = parts(model).toList();
    this.prepare = parts.stream().takeWhile(part -> part.parameters().size() == 0).toList();
    this.learned = parts.subList(prepare.size(), parts.size());
    this.predictor = predictor;
    this.loss = loss;
    this.data = data;
  }

  private static Stream<Model> parts(Model model) {
    return model instanceof Sequential sequential
        ? sequential.parts().stream().flatMap(ModelDrawing::parts)
        : Stream.of(model);
  }

  /** The network, with its weights and what each neuron gives. */
  String network() {
    return NetworkDrawing.of(predictor, data.inputs()[hardest()]).svg();
  }

  /** The graph of the loss, with the gradient of everything in it. */
  String graph() {
    int row = hardest();
    Value[] x = Value.constants(prepared(row));
    for (int i = 0; i < x.length; i++) {
      x[i].label(predictor.inputNames().isEmpty() ? "x[" + i + "]" : predictor.inputNames().get(i));
    }
    model.zeroGrad();
    Model named = learned.size() == 1 ? learned.get(0) : model;
    named.namedParameters().forEach((name, leaf) -> leaf.label(name));
    for (Model part : learned) {
      x = part.forward(x);
    }
    Value[] target = target(row);
    for (int k = 0; k < target.length; k++) {
      target[k].label(target.length == 1 ? "target" : "target[" + k + "]");
    }
    Value y = loss.of(x, target).label("loss");
    y.backward();
    return Drawing.of(y).svg();
  }

  private double[] prepared(int row) {
    double[] x = data.inputs()[row];
    for (Model part : prepare) {
      x = part.predict(x);
    }
    return x;
  }

  private int hardest() {
    double[][] outputs = predictor.predict(data.inputs());
    return IntStream.range(0, data.size())
        .boxed()
        .max(Comparator.comparingDouble(row -> loss(outputs[row], row)))
        .orElseThrow();
  }

  private double loss(double[] outputs, int row) {
    return loss.of(Value.constants(outputs), target(row)).item();
  }

  private Value[] target(int row) {
    return Value.constants(loss.target(data.labels()[row], data.classes()));
  }
}

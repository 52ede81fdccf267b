package rustgrad.playground.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import rustgrad.api.Value;
import rustgrad.draw.operation.Formula;
import rustgrad.draw.operation.Operation;
import rustgrad.nn.Linear;
import rustgrad.nn.MLP;
import rustgrad.playground.formula.Frame;

/** What one neuron computes for one point, and the gradients of that point's loss. */
public final class NeuronGraph {
  private static final int MOST_OF_A_CHAIN = 3;

  private final List<Value> values = new ArrayList<>();
  private final Set<Value> opened = new HashSet<>();
  private final Value loss;

  private NeuronGraph(Training training, int layer, int neuron, double[] point, int label) {
    MLP trained = training.model();
    Linear.Form form =
        trained.layers().get(layer).inputs() <= MOST_OF_A_CHAIN
            ? Linear.Form.CHAIN
            : Linear.Form.DOT;
    MLP model = training.settings().builder().withForm(form).build();
    model.parameters().setAll(trained.parameters().items());
    Value[] in = {Value.constant(point[0]).label("x"), Value.constant(point[1]).label("y")};
    int layers = model.layers().size();
    for (int k = 0; k < layers; k++) {
      Value[] out = model.layers().get(k).forward(in);
      List<Value> start = List.of(in);
      Value[] sums = out.clone();
      if (k < layers - 1) {
        out = Arrays.stream(out).map(sum -> sum.apply(model.activation())).toArray(Value[]::new);
      }
      name(k, out, k < layers - 1 ? "h" : "out");
      if (k == layer) {
        name(k, sums, "sum");
        collect(out[neuron], start);
      }
      in = out;
    }
    nameLeaves(model.layers().get(layer), neuron);
    nameOthers();
    loss = training.lossOf(in, label);
    loss.backward();
  }

  /**
   * Computes the graph of a neuron, on a copy of the network.
   *
   * @param layer which layer it is in, from 0
   * @param neuron which of the layer, from 0
   */
  public static NeuronGraph of(
      Training training, int layer, int neuron, double[] point, int label) {
    return new NeuronGraph(training, layer, neuron, point, label);
  }

  private static void name(int layer, Value[] values, String name) {
    for (int j = 0; j < values.length; j++) {
      if (values[j].label().isEmpty()) {
        values[j].label(name + (name.equals("out") ? "" : layer + 1) + "[" + j + "]");
      }
    }
  }

  private static void nameLeaves(Linear layer, int neuron) {
    int inputs = layer.inputs();
    for (int i = 0; i < inputs; i++) {
      layer.parameters().get(neuron * inputs + i).label("w[" + i + "]");
    }
    layer.parameters().get(layer.outputs() * inputs + neuron).label("b");
  }

  private void nameOthers() {
    int number = 0;
    for (Value value : values) {
      if (value.label().isEmpty()) {
        number++;
        value.label("v" + number);
      }
    }
  }

  /** Lists a value after its inputs, down to those of the layer. */
  private void collect(Value value, List<Value> start) {
    if (opened.add(value)) {
      if (!start.contains(value)) {
        value.inputs().forEach(input -> collect(input, start));
      }
      values.add(value);
    }
  }

  /** The values of the neuron, each after its inputs. */
  public List<Value> values() {
    return values;
  }

  /** What a dot in the graph adds up, as "sum2[0] = b + w[0] * h1[0] + ..."; empty without one. */
  public String dots() {
    return values.stream()
        .filter(value -> value.op().equals("dot"))
        .map(dot -> dot.label() + " = " + sum(dot))
        .collect(Collectors.joining("; "));
  }

  private static String sum(Value dot) {
    return Formula.of(dot, Operation.of(dot), Value::label).text();
  }

  /** The loss of the point. */
  public double loss() {
    return loss.item();
  }

  /** All that is known. */
  public Frame frame() {
    double[] gradients = values.stream().mapToDouble(Value::grad).toArray();
    boolean[] reached = new boolean[gradients.length];
    Arrays.fill(reached, true);
    return new Frame(Frame.Phase.END, List.of(), -1, values.size(), Set.of(), gradients, reached);
  }
}

package rustgrad.onnx.write;

import java.util.List;
import rustgrad.api.Value;
import rustgrad.api.spi.Engine;
import rustgrad.api.spi.Lifted;

/** A tensor of the graph that is being written, with a row for each row of the input. */
sealed class GraphValue extends Lifted permits GraphCall {
  private final GraphEngine engine;

  /** The name of the tensor. */
  final String name;

  /** How many columns it has. */
  final int width;

  private String label = "";

  GraphValue(GraphEngine engine, String name, int width) {
    this.engine = engine;
    this.name = name;
    this.width = width;
  }

  @Override
  public Engine engine() {
    return engine;
  }

  @Override
  public RuntimeException refusal() {
    return new IllegalStateException(
        "a value of a function that is being written as a graph was used outside of it, or in a function that is traced or differentiated within it; use plain operations on values there");
  }

  @Override
  public double item() {
    throw unknown("item()");
  }

  @Override
  public double grad() {
    throw unknown("grad()");
  }

  @Override
  public void backward() {
    throw unknown("backward()");
  }

  @Override
  public void zeroGrad() {
    throw unknown("zeroGrad()");
  }

  private static RuntimeException unknown(String call) {
    return new IllegalStateException(
        "%s of a value that is being written as a graph: it stands for the numbers of all rows, which are not known yet. To choose between two values, use Value.where"
            .formatted(call));
  }

  @Override
  public boolean requiresGrad() {
    return false;
  }

  @Override
  public String op() {
    return name;
  }

  @Override
  public List<Value> inputs() {
    return List.of();
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public Value label(String label) {
    this.label = label;
    return this;
  }

  @Override
  public String toString() {
    return name + " (in a graph)";
  }
}

package rustgrad.playground.network;

import java.util.List;
import rustgrad.api.UnaryOp;
import rustgrad.core.Parameters;
import rustgrad.nn.Linear;
import rustgrad.nn.MLP;

/**
 * What every neuron says at every point of a grid.
 *
 * <p>It computes with plain numbers, in the order of {@code Value.dot}, and so has the bits of
 * {@code model.predict} in a fraction of its time.
 */
public final class Heatmaps {
  private final View view;
  private final int side;

  /** For each layer, neuron and cell, row by row from the top; layer 0 has the inputs. */
  private final double[][][] layers;

  private Heatmaps(View view, int side, double[][][] layers) {
    this.view = view;
    this.side = side;
    this.layers = layers;
  }

  /**
   * Computes a network at the middles of the cells of a grid.
   *
   * @param side how many cells are in a row, and in a column
   */
  public static Heatmaps of(MLP model, View view, int side) {
    List<Linear> linear = model.layers();
    double[][][] layers = new double[linear.size() + 1][][];
    layers[0] = inputs(view, side);
    for (int k = 0; k < linear.size(); k++) {
      boolean last = k == linear.size() - 1;
      layers[k + 1] = layer(linear.get(k), layers[k]);
      if (!last) {
        activate(model.activation(), layers[k + 1]);
      }
    }
    return new Heatmaps(view, side, layers);
  }

  private static double[][] inputs(View view, int side) {
    double[][] xy = new double[2][side * side];
    for (int cell = 0; cell < side * side; cell++) {
      xy[0][cell] = view.x((cell % side + 0.5) / side);
      xy[1][cell] = view.y((cell / side + 0.5) / side);
    }
    return xy;
  }

  private static double[][] layer(Linear layer, double[][] in) {
    Parameters parameters = layer.parameters();
    double[][] out = new double[layer.outputs()][in[0].length];
    for (int j = 0; j < out.length; j++) {
      double[] y = out[j];
      java.util.Arrays.fill(y, parameters.item(layer.outputs() * in.length + j));
      for (int i = 0; i < in.length; i++) {
        double weight = parameters.item(j * in.length + i);
        double[] x = in[i];
        for (int cell = 0; cell < y.length; cell++) {
          y[cell] += weight * x[cell];
        }
      }
    }
    return out;
  }

  private static void activate(UnaryOp op, double[][] neurons) {
    for (double[] y : neurons) {
      for (int cell = 0; cell < y.length; cell++) {
        y[cell] = op.apply(y[cell]);
      }
    }
  }

  /** How many cells are in a row, and in a column. */
  public int side() {
    return side;
  }

  /** The part of the plane. */
  public View view() {
    return view;
  }

  /** What a neuron says in each cell, row by row from the top; layer 0 has the two inputs. */
  public double[] neuron(int layer, int neuron) {
    return layers[layer][neuron];
  }

  /** The outputs in a cell. */
  public double[] outputs(int cell) {
    double[][] last = layers[layers.length - 1];
    double[] outputs = new double[last.length];
    for (int k = 0; k < outputs.length; k++) {
      outputs[k] = last[k][cell];
    }
    return outputs;
  }
}

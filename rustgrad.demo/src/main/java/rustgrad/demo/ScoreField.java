package rustgrad.demo;

import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What a model says about every point of a box.
 *
 * @param leads for each class, by how much its score is ahead of the best other class: positive
 *     where the model decides for it. A single output is the lead of class 1 over class 0.
 */
record ScoreField(List<Grid> leads) {

  /** Asks the model about all nodes of a grid at once. */
  static ScoreField of(Function<double[][], double[][]> model, Box box, int columns, int rows) {
    double[][] scores = model.apply(nodes(new Grid(box, columns, rows, new double[0])));
    List<double[]> leads = Arrays.stream(scores).map(ScoreField::leads).toList();
    return new ScoreField(
        IntStream.range(0, leads.get(0).length)
            .mapToObj(k -> leads.stream().mapToDouble(lead -> lead[k]).toArray())
            .map(values -> new Grid(box, columns, rows, values))
            .toList());
  }

  private static double[][] nodes(Grid shape) {
    double[][] nodes = new double[shape.columns() * shape.rows()][];
    for (int row = 0; row < shape.rows(); row++) {
      for (int column = 0; column < shape.columns(); column++) {
        nodes[row * shape.columns() + column] = new double[] {shape.x(column), shape.y(row)};
      }
    }
    return nodes;
  }

  int classes() {
    return leads.size();
  }

  private static double[] leads(double[] scores) {
    if (scores.length == 1) {
      return new double[] {-scores[0], scores[0]};
    }
    double[] leads = new double[scores.length];
    for (int k = 0; k < scores.length; k++) {
      double best = Double.NEGATIVE_INFINITY;
      for (int other = 0; other < scores.length; other++) {
        best = other == k ? best : Math.max(best, scores[other]);
      }
      leads[k] = scores[k] - best;
    }
    return leads;
  }
}

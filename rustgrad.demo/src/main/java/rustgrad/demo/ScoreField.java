package rustgrad.demo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a model says about every point of a box.
 *
 * @param leads for each class, by how much its score is ahead of the best other class: positive
 *     where the model decides for it. A single output is the lead of class 1 over class 0.
 */
record ScoreField(List<Grid> leads) {

  /** Asks the model at every node of a grid. */
  static ScoreField of(UnaryOperator<double[]> model, Box box, int columns, int rows) {
    List<Grid> leads = new ArrayList<>();
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        Grid shape = new Grid(box, columns, rows, new double[0]);
        double[] lead = leads(model.apply(new double[] {shape.x(column), shape.y(row)}));
        while (leads.size() < lead.length) {
          leads.add(new Grid(box, columns, rows, new double[columns * rows]));
        }
        for (int k = 0; k < lead.length; k++) {
          leads.get(k).values()[row * columns + column] = lead[k];
        }
      }
    }
    return new ScoreField(List.copyOf(leads));
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

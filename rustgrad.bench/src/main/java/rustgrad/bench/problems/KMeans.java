package rustgrad.bench.problems;

import java.util.Arrays;
import rustgrad.api.Comparison;
import rustgrad.api.Value;
import rustgrad.program.Gradient;
import rustgrad.rows.RowHessian;
import rustgrad.rows.RowProgram;
import rustgrad.rows.Rows;

/**
 * Newton's direction for k centroids, whose objective is the sum over points of the squared
 * distance to the nearest centroid. The Hessian is diagonal, so that its diagonal is its product
 * with ones. Where the gradient is asked for, this gives the direction.
 *
 * <pre>
 *   direction = -gradient / diagonal
 * </pre>
 */
final class KMeans implements Problem {
  private final int centroids;
  private final int dimensions;
  private final double[][] data;
  private final Value[][] constants;
  private final double[] point;

  KMeans(int centroids, int points, int dimensions) {
    this.centroids = centroids;
    this.dimensions = dimensions;
    this.data = new double[points][];
    this.constants = new Value[points][];
    for (int i = 0; i < points; i++) {
      data[i] = Problems.numbers(i * dimensions, dimensions, -1, 1);
      constants[i] = Value.constants(data[i]);
    }
    this.point = Problems.numbers(points * dimensions, centroids * dimensions, -1, 1);
  }

  @Override
  public double[] point() {
    return point;
  }

  @Override
  public Value of(Value[] p) {
    Value sum = Value.constant(0);
    for (Value[] x : constants) {
      sum = sum.plus(ofPoint(p, x));
    }
    return sum;
  }

  private Value ofPoint(Value[] p, Value[] x) {
    Value least = distance(p, 0, x);
    for (int k = 1; k < centroids; k++) {
      Value distance = distance(p, k, x);
      least = Value.where(distance, Comparison.LESS, least, distance, least);
    }
    return least;
  }

  private Value distance(Value[] p, int centroid, Value[] x) {
    Value sum = Value.constant(0);
    for (int i = 0; i < dimensions; i++) {
      Value difference = p[centroid * dimensions + i].minus(x[i]);
      sum = sum.plus(difference.times(difference));
    }
    return sum;
  }

  private static void writeDirection(double[] gradient, double[] diagonal, double[] into) {
    for (int i = 0; i < into.length; i++) {
      into[i] = diagonal[i] == 0 ? 0 : -gradient[i] / diagonal[i];
    }
  }

  @Override
  public Differentiated once() {
    RowHessian hessian = RowProgram.trace(point.length, dimensions, this::ofPoint).hessian();
    Rows rows = Rows.of(data);
    double[] ones = new double[point.length];
    Arrays.fill(ones, 1);
    double[] gradient = new double[point.length];
    double[] diagonal = new double[point.length];
    return (p, into) -> {
      double value = hessian.sumVectorProduct(p, rows, ones, gradient, diagonal);
      writeDirection(gradient, diagonal, into);
      return value;
    };
  }

  /** The sum of the gradient, whose derivatives are those of the Hessian times ones. */
  private Value slope(Value[] p, Gradient.Point[] found) {
    Gradient.Values at = Gradient.of(this::of).at(p);
    found[0] = at.point();
    return Value.sum(at.gradient());
  }

  @Override
  public Differentiated anew() {
    Gradient.Point[] found = new Gradient.Point[1];
    Gradient slope = Gradient.of(p -> slope(p, found));
    double[] diagonal = new double[point.length];
    return (p, into) -> {
      slope.at(p, diagonal);
      writeDirection(found[0].gradient(), diagonal, into);
      return found[0].value();
    };
  }

  @Override
  public Differentiated eager() {
    Gradient.Point[] found = new Gradient.Point[1];
    return (p, into) -> {
      Value[] leaves = Problem.leaves(p);
      slope(leaves, found).backward();
      double[] diagonal = Arrays.stream(leaves).mapToDouble(Value::grad).toArray();
      writeDirection(found[0].gradient(), diagonal, into);
      return found[0].value();
    };
  }

  @Override
  public double gradientByHand(double[] p, double[] into) {
    double[] gradient = new double[p.length];
    double[] diagonal = new double[p.length];
    double sum = 0;
    for (double[] x : data) {
      int nearest = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int first = 0; first < p.length; first += dimensions) {
        double distance = 0;
        for (int i = 0; i < dimensions; i++) {
          double difference = p[first + i] - x[i];
          distance += difference * difference;
        }
        if (distance < least) {
          least = distance;
          nearest = first;
        }
      }
      sum += least;
      for (int i = 0; i < dimensions; i++) {
        gradient[nearest + i] += 2 * (p[nearest + i] - x[i]);
        diagonal[nearest + i] += 2;
      }
    }
    writeDirection(gradient, diagonal, into);
    return sum;
  }
}

package rustgrad.bench.problems;

import java.util.Arrays;
import rustgrad.api.Value;
import rustgrad.rows.RowProgram;
import rustgrad.rows.Rows;

/**
 * The logarithm of the posterior of a mixture of k Gaussians in d dimensions, given n points, but
 * for constants: the objective "GMM" of ADBench (Srajer, Kukelova, Fitzgibbon 2018).
 *
 * <pre>
 *   sum over points x of logSumExp over k of (a[k] + sum(q[k]) - |Q[k] (x - m[k])|^2 / 2)
 *     - n logSumExp(a) + sum over k of |Q[k]|^2 / 2
 * </pre>
 *
 * <p>Q[k] is a lower triangular matrix with exp(q[k]) on its diagonal. The inputs are, for each k,
 * its weight a, mean m, q, and the entries of Q below the diagonal, column by column.
 */
final class GaussianMixture implements Problem {
  private final int dimensions;
  private final int components;

  /** How many inputs a component has. */
  private final int stride;

  private final double[][] data;
  private final double[] point;

  GaussianMixture(int dimensions, int components, int points) {
    this.dimensions = dimensions;
    this.components = components;
    this.stride = 1 + 2 * dimensions + dimensions * (dimensions - 1) / 2;
    this.data = new double[points][];
    for (int i = 0; i < points; i++) {
      data[i] = Problems.numbers(i * dimensions, dimensions, -1, 1);
    }
    this.point = Problems.numbers(points * dimensions, components * stride, -0.5, 0.5);
  }

  @Override
  public double[] point() {
    return point;
  }

  @Override
  public Value of(Value[] p) {
    Value[][] diagonals = diagonals(p);
    Value sum = ofParameters(p);
    for (double[] x : data) {
      Value[] terms = new Value[components];
      for (int k = 0; k < components; k++) {
        Value[] centered = new Value[dimensions];
        for (int i = 0; i < dimensions; i++) {
          centered[i] = Value.minus(x[i], p[k * stride + 1 + i]);
        }
        terms[k] = term(p, k, diagonals[k], centered);
      }
      sum = sum.plus(Value.logSumExp(terms));
    }
    return sum;
  }

  private Value[][] diagonals(Value[] p) {
    Value[][] diagonals = new Value[components][dimensions];
    for (int k = 0; k < components; k++) {
      for (int i = 0; i < dimensions; i++) {
        diagonals[k][i] = p[k * stride + 1 + dimensions + i].exp();
      }
    }
    return diagonals;
  }

  /** a[k] + sum(q[k]) - |Q[k] (x - m[k])|^2 / 2. */
  private Value term(Value[] p, int k, Value[] diagonal, Value[] centered) {
    int q = k * stride + 1 + dimensions;
    int below = q + dimensions;
    Value[] product = new Value[dimensions];
    for (int i = 0; i < dimensions; i++) {
      product[i] = diagonal[i].times(centered[i]);
    }
    for (int i = 0; i < dimensions; i++) {
      for (int j = i + 1; j < dimensions; j++) {
        product[j] = product[j].plus(p[below++].times(centered[i]));
      }
    }
    Value norm = Value.constant(0);
    Value logDeterminant = Value.constant(0);
    for (int i = 0; i < dimensions; i++) {
      norm = norm.plus(product[i].times(product[i]));
      logDeterminant = logDeterminant.plus(p[q + i]);
    }
    return p[k * stride].plus(logDeterminant).minus(norm.times(0.5));
  }

  /** What does not depend on a point. */
  private Value ofParameters(Value[] p) {
    Value[] weights = new Value[components];
    Value prior = Value.constant(0);
    for (int k = 0; k < components; k++) {
      weights[k] = p[k * stride];
      for (int i = 1 + dimensions; i < stride; i++) {
        Value entry = p[k * stride + i];
        Value squared = i < 1 + 2 * dimensions ? entry.times(2).exp() : entry.times(entry);
        prior = prior.plus(squared.times(0.5));
      }
    }
    return prior.minus(Value.logSumExp(weights).times(data.length));
  }

  /** A sum over the points. */
  @Override
  public Differentiated once() {
    RowProgram program =
        RowProgram.builder()
            .withPenalty(this::ofParameters)
            .trace(point.length, dimensions, this::ofPoint);
    Rows rows = Rows.of(data);
    return (x, into) -> program.sumGradient(x, rows, into);
  }

  private Value ofPoint(Value[] p, Value[] x) {
    Value[][] diagonals = diagonals(p);
    Value[] terms = new Value[components];
    for (int k = 0; k < components; k++) {
      Value[] centered = new Value[dimensions];
      for (int i = 0; i < dimensions; i++) {
        centered[i] = x[i].minus(p[k * stride + 1 + i]);
      }
      terms[k] = term(p, k, diagonals[k], centered);
    }
    return Value.logSumExp(terms);
  }

  @Override
  public double gradientByHand(double[] p, double[] into) {
    Arrays.fill(into, 0);
    double[] terms = new double[components];
    double[][] centered = new double[components][dimensions];
    double[][] products = new double[components][dimensions];
    double sum = priorByHand(p, into);
    for (double[] x : data) {
      for (int k = 0; k < components; k++) {
        terms[k] = termByHand(p, k, x, centered[k], products[k]);
      }
      sum += logSumExpByHand(terms);
      for (int k = 0; k < components; k++) {
        termAdjoint(p, k, terms[k], centered[k], products[k], into);
      }
    }
    return sum;
  }

  private double termByHand(double[] p, int k, double[] x, double[] centered, double[] product) {
    int m = k * stride + 1;
    int q = m + dimensions;
    int below = q + dimensions;
    double sum = p[k * stride];
    for (int i = 0; i < dimensions; i++) {
      centered[i] = x[i] - p[m + i];
      product[i] = Math.exp(p[q + i]) * centered[i];
      sum += p[q + i];
    }
    for (int i = 0; i < dimensions; i++) {
      for (int j = i + 1; j < dimensions; j++) {
        product[j] += p[below++] * centered[i];
      }
    }
    for (int i = 0; i < dimensions; i++) {
      sum -= 0.5 * product[i] * product[i];
    }
    return sum;
  }

  private void termAdjoint(
      double[] p, int k, double adjoint, double[] centered, double[] product, double[] into) {
    int m = k * stride + 1;
    int q = m + dimensions;
    int below = q + dimensions;
    into[k * stride] += adjoint;
    for (int i = 0; i < dimensions; i++) {
      double ofProduct = -adjoint * product[i];
      double diagonal = Math.exp(p[q + i]);
      into[q + i] += adjoint + ofProduct * diagonal * centered[i];
      double ofCentered = ofProduct * diagonal;
      for (int j = i + 1; j < dimensions; j++) {
        into[below] += -adjoint * product[j] * centered[i];
        ofCentered += -adjoint * product[j] * p[below++];
      }
      into[m + i] -= ofCentered;
    }
  }

  private double priorByHand(double[] p, double[] into) {
    double[] weights = new double[components];
    double sum = 0;
    for (int k = 0; k < components; k++) {
      weights[k] = p[k * stride];
      for (int i = 1 + dimensions; i < stride; i++) {
        int at = k * stride + i;
        boolean onDiagonal = i < 1 + 2 * dimensions;
        double squared = onDiagonal ? Math.exp(2 * p[at]) : p[at] * p[at];
        sum += 0.5 * squared;
        into[at] = onDiagonal ? squared : p[at];
      }
    }
    sum -= data.length * logSumExpByHand(weights);
    for (int k = 0; k < components; k++) {
      into[k * stride] = -data.length * weights[k];
    }
    return sum;
  }

  /** Returns the log-sum-exp of numbers, in whose place it puts its derivatives. */
  private static double logSumExpByHand(double[] x) {
    double greatest = Arrays.stream(x).max().orElseThrow();
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      x[i] = Math.exp(x[i] - greatest);
      sum += x[i];
    }
    for (int i = 0; i < x.length; i++) {
      x[i] /= sum;
    }
    return greatest + Math.log(sum);
  }
}

package rustgrad.core;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import rustgrad.core.pass.Derivative;
import rustgrad.core.program.Branch;
import rustgrad.core.program.Branches;

/** The derivatives of a {@link Program} besides its gradient. */
final class Calculus {
  /** A matrix whose program would have more instructions is computed vector by vector. */
  private static final long MOST_INSTRUCTIONS = 500_000;

  private final int inputs;
  private final Branches branches;

  /**
   * The inputs of a run with its direction behind them, kept for the next run of the thread; null
   * while one is on, for an op may run this program again.
   */
  private final ThreadLocal<double @Nullable []> joined = new ThreadLocal<>();

  private final Map<Branch, SparseJacobian> sparseJacobians = new ConcurrentHashMap<>();
  private final Map<Branch, SparseHessian> sparseHessians = new ConcurrentHashMap<>();

  Calculus(int inputs, Branches branches) {
    this.inputs = inputs;
    this.branches = branches;
  }

  void jacobian(double[] x, double[] into, @Nullable Accumulation accumulation) {
    Branch way = branches.way(x);
    int outputs = way.traced().outputs();
    check(Derivative.JACOBIAN_FORWARD, outputs, into);
    checkDistinct(x, into);
    boolean forward =
        accumulation == null ? inputs <= outputs : accumulation == Accumulation.FORWARD;
    if (isSmall(way, forward ? inputs : outputs)) {
      branches.run(forward ? Derivative.JACOBIAN_FORWARD : Derivative.JACOBIAN_REVERSE, x, into);
    } else if (forward) {
      byVectors(Derivative.TANGENT, x, inputs, outputs, into);
    } else {
      byVectors(Derivative.COTANGENT, x, outputs, inputs, into);
    }
  }

  double hessian(double[] x, double[] into) {
    Branch way = branches.way(x);
    check(Derivative.HESSIAN, 1, into);
    checkDistinct(x, into);
    if (isSmall(way, inputs)) {
      return branches.run(Derivative.HESSIAN, x, into);
    }
    double value = byVectors(Derivative.HESSIAN_PRODUCT, x, inputs, inputs, into);
    for (int k = 0; k < inputs; k++) {
      for (int i = 0; i < k; i++) {
        into[i * inputs + k] = into[k * inputs + i];
      }
    }
    return value;
  }

  double hessianDiagonal(double[] x, double[] into) {
    Branch way = branches.way(x);
    check(Derivative.HESSIAN_DIAGONAL, 1, into);
    checkDistinct(x, into);
    if (isSmall(way, inputs)) {
      return branches.run(Derivative.HESSIAN_DIAGONAL, x, into);
    }
    double[] at = join(x, inputs);
    double[] column = new double[inputs];
    double value = Double.NaN;
    for (int i = 0; i < inputs; i++) {
      at[inputs + i] = 1;
      value = branches.run(Derivative.HESSIAN_PRODUCT, at, column);
      at[inputs + i] = 0;
      into[i] = column[i];
    }
    joined.set(at);
    return value;
  }

  SparseJacobian sparseJacobian(double[] x) {
    return remember(
        sparseJacobians,
        branches.way(x),
        way -> new SparseJacobian(Compressed.jacobian(way, Compressed.MOST_READS)));
  }

  SparseHessian sparseHessian(double[] x) {
    return remember(
        sparseHessians,
        branches.way(x),
        way -> new SparseHessian(Compressed.hessian(way, Compressed.MOST_READS)));
  }

  /** Two threads may make one; both get that of the first. */
  private static <T> T remember(Map<Branch, T> made, Branch way, Function<Branch, T> maker) {
    T known = made.get(way);
    if (known != null) {
      return known;
    }
    T one = maker.apply(way);
    T other = made.putIfAbsent(way, one);
    return other == null ? one : other;
  }

  /** A matrix and a vector. */
  double product(Derivative derivative, double[] x, double[] vector, double[] into) {
    int outputs = branches.way(x).traced().outputs();
    int size = derivative.directionSize(inputs, outputs);
    if (vector.length != size) {
      throw new IllegalArgumentException(
          "a vector of %d numbers; expected %d, one for each %s"
              .formatted(
                  vector.length, size, derivative == Derivative.COTANGENT ? "output" : "input"));
    }
    check(derivative, outputs, into);
    checkDistinct(x, into);
    checkDistinct(vector, into);
    double[] at = join(x, size);
    System.arraycopy(vector, 0, at, inputs, size);
    double value = branches.run(derivative, at, into);
    joined.set(at);
    return value;
  }

  /** Columns of a matrix, or rows if the vectors weigh outputs: its products with unit vectors. */
  private double byVectors(
      Derivative derivative, double[] x, int vectors, int size, double[] into) {
    double[] at = join(x, vectors);
    double[] product = new double[size];
    double value = Double.NaN;
    for (int i = 0; i < vectors; i++) {
      at[inputs + i] = 1;
      value = branches.run(derivative, at, product);
      at[inputs + i] = 0;
      for (int k = 0; k < size; k++) {
        into[derivative == Derivative.COTANGENT ? i * size + k : k * vectors + i] = product[k];
      }
    }
    joined.set(at);
    return value;
  }

  private static boolean isSmall(Branch way, int sweeps) {
    return way.work() * sweeps <= MOST_INSTRUCTIONS;
  }

  /** The inputs, and so many zeros behind them. */
  private double[] join(double[] x, int size) {
    double[] at = joined.get();
    joined.set(null);
    if (at == null || at.length < inputs + size) {
      at = new double[inputs + size];
    }
    System.arraycopy(x, 0, at, 0, inputs);
    Arrays.fill(at, inputs, inputs + size, 0);
    return at;
  }

  private void check(Derivative derivative, int outputs, double[] into) {
    int size = derivative.size(inputs, outputs);
    if (into.length != size) {
      throw new IllegalArgumentException(
          "%d inputs and %d outputs give %d numbers; got an array of %d"
              .formatted(inputs, outputs, size, into.length));
    }
  }

  static void checkDistinct(double[] given, double[] into) {
    if (given == into && given.length > 0) {
      throw new IllegalArgumentException("the inputs and the outputs are the same array; give two");
    }
  }
}

package rustgrad.bench;

import java.util.SplittableRandom;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import rustgrad.api.Value;
import rustgrad.program.Execution;
import rustgrad.program.Program;

/** A Hessian times a vector, against the gradient of the same function. */
@State(Scope.Benchmark)
public class CalculusBenchmark {
  private static final int WIDTH = 16;

  /** Rosenbrock's function of 100 inputs, or the error of a network of 337 weights at a point. */
  @Param({"rosenbrock", "network"})
  public String function;

  private double[] x;
  private double[] direction;
  private double[] gradient;
  private double[] product;
  private Program program;
  private int calls;

  /** Traces and compiles the function. */
  @Setup
  public void trace() {
    boolean network = function.equals("network");
    int inputs = network ? WIDTH * 3 + WIDTH * (WIDTH + 1) + WIDTH + 1 : 100;
    SplittableRandom random = new SplittableRandom(1);
    x = random.doubles(inputs, -1, 1).toArray();
    direction = random.doubles(inputs, -1, 1).toArray();
    gradient = new double[inputs];
    product = new double[inputs];
    program =
        Program.builder()
            .withExecution(Execution.BYTECODE)
            .trace(inputs, network ? CalculusBenchmark::network : w -> Rosenbrock.of(w, 1));
  }

  /** The squared error of a network of 2-16-16-1 neurons with tanh, of its weights. */
  private static Value network(Value[] w) {
    Value[] layer = Value.constants(0.3, -0.7);
    int next = 0;
    for (int neurons : new int[] {WIDTH, WIDTH, 1}) {
      Value[] out = new Value[neurons];
      for (int k = 0; k < neurons; k++) {
        Value[] weights = new Value[layer.length];
        System.arraycopy(w, next, weights, 0, weights.length);
        next += weights.length;
        Value sum = Value.dot(w[next++], weights, layer);
        out[k] = neurons == 1 ? sum : sum.tanh();
      }
      layer = out;
    }
    Value error = layer[0].minus(1);
    return error.times(error);
  }

  /** Value and gradient. */
  @Benchmark
  public double baseline() {
    Rosenbrock.move(x, calls++);
    return program.gradient(x, gradient);
  }

  /** Value, and Hessian times a vector. */
  @Benchmark
  public double hessianVectorProduct() {
    Rosenbrock.move(x, calls++);
    return program.hessianVectorProduct(x, direction, product);
  }

  /** How far the product is from the difference of two gradients. */
  double errorOfProduct() {
    double h = 1e-6;
    double[][] near = new double[2][x.length];
    for (int side = 0; side < 2; side++) {
      double[] y = x.clone();
      for (int i = 0; i < y.length; i++) {
        y[i] += (2 * side - 1) * h * direction[i];
      }
      program.gradient(y, near[side]);
    }
    program.hessianVectorProduct(x, direction, product);
    double error = 0;
    for (int i = 0; i < x.length; i++) {
      double difference = (near[1][i] - near[0][i]) / (2 * h);
      error = Math.max(error, Math.abs(difference - product[i]) / (1 + Math.abs(difference)));
    }
    return error;
  }
}

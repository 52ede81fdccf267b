package rustgrad.bench;

import java.util.Arrays;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import rustgrad.api.Value;
import rustgrad.program.Execution;
import rustgrad.program.Program;
import rustgrad.program.SparseJacobian;
import rustgrad.program.VectorProgram;

/** The Jacobian of a reaction with diffusion along a line, against one evaluation of it. */
@State(Scope.Benchmark)
public class SparseJacobianBenchmark {
  private static final int COLORS = 3;

  /** How many inputs and outputs there are. */
  @Param("100000")
  public int inputs;

  /** Whether diffusion is constant, so that most derivatives are, too, or varies with x. */
  @Param({"constant", "varying"})
  public String diffusion;

  /** How the programs are run. */
  @Param({"INTERPRETER", "BYTECODE"})
  public Execution execution;

  private double[] x;
  private double[] outputs;
  private double[][] directions;
  private double[] products;
  private double[] entries;
  private VectorProgram program;
  private SparseJacobian jacobian;
  private int calls;

  /** Traces the function and finds the pattern of its Jacobian. */
  @Setup
  public void trace() {
    x = new double[inputs];
    Arrays.fill(x, 0.5);
    outputs = new double[inputs];
    program =
        Program.builder().withExecution(execution).traceVector(inputs, inputs, this::reaction);
    program.evaluate(x, outputs);
    long start = System.nanoTime();
    jacobian = program.sparseJacobian(x);
    entries = new double[jacobian.pattern().entries()];
    jacobian.evaluate(x, entries);
    System.err.printf(
        "%s, found and evaluated once in %.0f ms%n", jacobian, (System.nanoTime() - start) / 1e6);
    products = new double[inputs];
    directions = new double[COLORS][inputs];
    for (int i = 0; i < inputs; i++) {
      directions[i % COLORS][i] = 1;
    }
  }

  /**
   * x[i - 1] - 2 x[i] + x[i + 1] + x[i]^3, or x[i]^3 plus (x[j] - x[i]) (sin(x[j] x[i]) + 1.5) for
   * each neighbour j.
   */
  private Value[] reaction(Value[] x) {
    Value[] f = new Value[x.length];
    for (int i = 0; i < f.length; i++) {
      f[i] = x[i].times(x[i]).times(x[i]);
      if (diffusion.equals("constant")) {
        f[i] = f[i].minus(x[i].times(2));
      }
      f[i] = i > 0 ? f[i].plus(flow(x[i - 1], x[i])) : f[i];
      f[i] = i + 1 < f.length ? f[i].plus(flow(x[i + 1], x[i])) : f[i];
    }
    return f;
  }

  private Value flow(Value from, Value to) {
    return diffusion.equals("constant")
        ? from
        : from.minus(to).times(from.times(to).sin().plus(1.5));
  }

  /** The function alone. */
  @Benchmark
  public double[] baseline() {
    Rosenbrock.move(x, calls++);
    program.evaluate(x, outputs);
    return outputs;
  }

  /** All entries of the Jacobian. */
  @Benchmark
  public double[] jacobian() {
    Rosenbrock.move(x, calls++);
    jacobian.evaluate(x, entries);
    return entries;
  }

  /** The same numbers, not yet sorted, as three products of the Jacobian with a vector. */
  @Benchmark
  public double[] products() {
    Rosenbrock.move(x, calls++);
    for (double[] direction : directions) {
      program.jacobianVectorProduct(x, direction, products);
    }
    return products;
  }
}

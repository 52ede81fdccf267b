package rustgrad.bench;

import org.hipparchus.analysis.differentiation.Gradient;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import rustgrad.program.Execution;
import rustgrad.program.Program;

/** A gradient by reverse mode, against forward mode: Hipparchus's Gradient. */
@State(Scope.Benchmark)
public class ForwardModeBenchmark {

  /** How many inputs the function has. */
  @Param({"10", "100"})
  public int inputs;

  private double[] x;
  private double[] gradient;
  private Program compiled;
  private int calls;

  /** Traces and compiles the function. */
  @Setup
  public void trace() {
    x = new double[inputs];
    gradient = new double[inputs];
    compiled =
        Program.builder()
            .withExecution(Execution.BYTECODE)
            .trace(inputs, values -> Rosenbrock.of(values, 1));
  }

  /** Hipparchus. */
  @Benchmark
  public Gradient baseline() {
    Rosenbrock.move(x, calls++);
    Gradient[] values = new Gradient[inputs];
    for (int i = 0; i < inputs; i++) {
      values[i] = Gradient.variable(inputs, i, x[i]);
    }
    return Rosenbrock.of(values, 1);
  }

  /** A program. */
  @Benchmark
  public double bytecode() {
    Rosenbrock.move(x, calls++);
    return compiled.gradient(x, gradient);
  }
}

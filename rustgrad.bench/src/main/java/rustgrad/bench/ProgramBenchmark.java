package rustgrad.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import rustgrad.program.Execution;
import rustgrad.program.Program;

/** Value and gradient of a smooth function of 15 inputs, by the number of nodes for both. */
@State(Scope.Benchmark)
public class ProgramBenchmark {
  private static final int INPUTS = 15;

  /** The nodes of value and gradient, about: {@link Rosenbrock} takes 238 for a round. */
  @Param({"200", "5000", "50000"})
  public int nodes;

  private final double[] x = new double[INPUTS];
  private final double[] gradient = new double[INPUTS];
  private Program interpreted;
  private Program compiled;
  private int rounds;
  private int calls;

  /** Traces and compiles the function. */
  @Setup
  public void trace() {
    rounds = Math.max(1, Math.round(nodes / 238f));
    interpreted = program(Execution.INTERPRETER);
    compiled = program(Execution.BYTECODE);
    System.err.println(compiled);
  }

  private Program program(Execution execution) {
    Program program =
        Program.builder().withExecution(execution).trace(INPUTS, x -> Rosenbrock.of(x, rounds));
    program.gradient(x, gradient);
    return program;
  }

  /** The value alone, hand-written on plain doubles. */
  @Benchmark
  public double baseline() {
    Rosenbrock.move(x, calls++);
    return Rosenbrock.of(x, rounds);
  }

  /** Value and gradient by bytecode. */
  @Benchmark
  public double bytecode() {
    Rosenbrock.move(x, calls++);
    return compiled.gradient(x, gradient);
  }

  /** Value and gradient by the interpreter. */
  @Benchmark
  public double interpreter() {
    Rosenbrock.move(x, calls++);
    return interpreted.gradient(x, gradient);
  }
}

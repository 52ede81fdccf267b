package rustgrad.bench;

import java.util.Arrays;
import java.util.List;
import rustgrad.program.Execution;
import rustgrad.program.Program;
import rustgrad.program.ProgramStatistics.Stage;

/**
 * Prints what it costs to make a program of {@link Rosenbrock}, and after how many calls compiling
 * it has paid: the time to compile over the time that a compiled call saves.
 *
 * <p>Compiled calls are timed when the JVM has compiled the class to machine code, which it does in
 * the course of some thousand calls; until then they are slower.
 */
public final class BreakEven {
  private static final int INPUTS = 15;
  private static final int REPEATS = 9;

  private BreakEven() {}

  public static void main(String[] arguments) {
    System.out.println("| rounds | nodes | trace and passes, ms | compile, ms | calls to pay |");
    System.out.println("| ---: | ---: | ---: | ---: | ---: |");
    for (int rounds : new int[] {1, 20, 200}) {
      print(rounds);
    }
  }

  private static void print(int rounds) {
    double interpreted = medianMillis(() -> make(Execution.INTERPRETER, rounds));
    double compiled = medianMillis(() -> make(Execution.BYTECODE, rounds));
    double saved =
        millisOfCall(make(Execution.INTERPRETER, rounds))
            - millisOfCall(make(Execution.BYTECODE, rounds));
    double compile = compiled - interpreted;
    List<Stage> stages = make(Execution.INTERPRETER, rounds).statistics().gradient();
    int nodes = stages.get(stages.size() - 1).nodes();
    System.out.printf(
        "| %d | %,d | %.1f | %.1f | %,.0f |%n",
        rounds, nodes, interpreted, compile, compile / saved);
  }

  /** A program that has been called once. */
  private static Program make(Execution execution, int rounds) {
    Program program =
        Program.builder().withExecution(execution).trace(INPUTS, x -> Rosenbrock.of(x, rounds));
    program.gradient(new double[INPUTS], new double[INPUTS]);
    return program;
  }

  private static double medianMillis(Runnable task) {
    double[] millis = new double[REPEATS];
    for (int i = 0; i < REPEATS; i++) {
      long start = System.nanoTime();
      task.run();
      millis[i] = (System.nanoTime() - start) / 1e6;
    }
    Arrays.sort(millis);
    return millis[REPEATS / 2];
  }

  /** The time of a call after 20,000 calls in which the JVM got warm. */
  private static double millisOfCall(Program program) {
    double[] x = new double[INPUTS];
    double[] gradient = new double[INPUTS];
    int calls = 20_000;
    for (int call = 0; call < calls; call++) {
      Rosenbrock.move(x, call);
      program.gradient(x, gradient);
    }
    return medianMillis(
            () -> {
              for (int call = 0; call < calls / 20; call++) {
                Rosenbrock.move(x, call);
                program.gradient(x, gradient);
              }
            })
        / (calls / 20);
  }
}

package rustgrad.bench;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import rustgrad.api.Value;
import rustgrad.program.Gradient;

/** The gradient of a function of a million nodes that is evaluated once. */
@State(Scope.Benchmark)
public class OneShotBenchmark {
  private static final int INPUTS = 15;

  /** {@link Rosenbrock} takes 8 nodes for each pair of neighbours and round. */
  private static final int ROUNDS = 1_000_000 / 8 / (INPUTS - 1);

  private final double[] x = new double[INPUTS];
  private final Gradient gradient = Gradient.of(values -> Rosenbrock.of(values, ROUNDS));
  private int calls;

  /** Eager: a graph of objects. */
  @Benchmark
  public double baseline() {
    Rosenbrock.move(x, calls++);
    Value[] leaves = new Value[INPUTS];
    for (int i = 0; i < INPUTS; i++) {
      leaves[i] = Value.of(x[i]);
    }
    Value y = Rosenbrock.of(leaves, ROUNDS);
    y.backward();
    return y.item() + leaves[0].grad();
  }

  /** Recorded in arrays. */
  @Benchmark
  public Gradient.Point oneShot() {
    Rosenbrock.move(x, calls++);
    return gradient.at(x);
  }
}

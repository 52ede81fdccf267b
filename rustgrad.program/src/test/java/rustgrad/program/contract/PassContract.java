package rustgrad.program.contract;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import rustgrad.api.Value;
import rustgrad.program.exec.CompiledGraph;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.Verifier;
import rustgrad.program.pass.Adjoint;
import rustgrad.program.trace.Trace;

/** What every pass that keeps the outputs must keep: the rules of a graph, and each bit. */
public abstract class PassContract {
  private static final int PROGRAMS = 500;

  protected abstract Graph apply(Graph graph);

  @Test
  final void randomFunctionsAndTheirGradientsKeepTheirMeaning() {
    for (int seed = 0; seed < PROGRAMS; seed++) {
      RandomProgram function = new RandomProgram(seed);
      double[][] points = RandomPoints.all(new SplittableRandom(seed), function.inputs());
      Graph traced = trace(function, points[0]);
      Graph gradient = Adjoint.apply(traced);
      assertSameMeaning(traced, Verifier.verify(apply(traced)), points);
      assertSameMeaning(gradient, Verifier.verify(apply(gradient)), points);
    }
  }

  /** A random program on the path that it takes at x, with one output. */
  public static Graph trace(RandomProgram function, double[] x) {
    return Trace.of(inputs -> new Value[] {function.apply(inputs)}, x.length, x, 100_000).graph();
  }

  private static void assertSameMeaning(Graph before, Graph after, double[][] points) {
    for (double[] x : points) {
      double[] expected = run(before, x);
      double[] actual = run(after, x);
      assertArrayEquals(expected, actual, () -> before + "became\n" + after);
    }
  }

  /** The guard that failed, the result and the outputs. */
  public static double[] run(Graph graph, double... x) {
    CompiledGraph interpreted = CompiledGraph.interpreted(graph);
    double[] outputs = new double[graph.outputs()];
    double result = interpreted.run(x, outputs);
    double[] all = new double[outputs.length + 2];
    all[0] = interpreted.failedGuard(result);
    all[1] = result;
    System.arraycopy(outputs, 0, all, 2, outputs.length);
    return all;
  }

  /** Asserts the printed form of a graph, before or after a pass. */
  public static void assertPrints(String expected, Graph graph) {
    assertEquals(expected, Verifier.verify(graph).toString());
  }
}

package rustgrad.core.rows.run;

import org.jspecify.annotations.Nullable;
import rustgrad.core.Execution;
import rustgrad.core.exec.Frame;
import rustgrad.core.exec.Runner;
import rustgrad.core.exec.Tier;
import rustgrad.core.ir.Graph;
import rustgrad.core.rows.plan.Uniforms;

/** Computes the numbers of a {@link Uniforms}. Any number of threads may use it at once. */
final class UniformsRunner {
  private final @Nullable Tier tier;

  UniformsRunner(Uniforms uniforms) {
    Graph graph = uniforms.graph();
    this.tier = graph == null ? null : new Tier(graph, Execution.AUTOMATIC);
  }

  /**
   * Computes what there is to compute.
   *
   * @param given the numbers that it is computed from; only read
   * @param into receives {@link Uniforms#computed()} numbers
   */
  void compute(double[] given, double[] into) {
    if (tier != null) {
      Runner runner = tier.runner();
      Frame frame = runner.take();
      runner.executor().run(given, into, frame);
      runner.give(frame);
    }
  }
}

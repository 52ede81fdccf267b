package rustgrad.rows.run;

import org.jspecify.annotations.Nullable;
import rustgrad.program.exec.CompiledGraph;
import rustgrad.program.ir.Graph;
import rustgrad.rows.plan.Uniforms;

/** Computes the numbers of a {@link Uniforms}. Any number of threads may use it at once. */
final class UniformsRunner {
  final Uniforms uniforms;
  private final @Nullable CompiledGraph scalar;

  UniformsRunner(Uniforms uniforms) {
    Graph graph = uniforms.graph();
    this.uniforms = uniforms;
    this.scalar = graph == null ? null : CompiledGraph.automatic(graph);
  }

  /** See {@link CompiledGraph#prepare}. */
  void prepare() {
    if (scalar != null) {
      scalar.prepare();
    }
  }

  /**
   * Computes the numbers.
   *
   * @param given the numbers that it is computed from; only read
   * @param into receives {@link Uniforms#computed()} numbers
   */
  void compute(double[] given, double[] into) {
    if (scalar != null) {
      scalar.run(given, into);
    }
  }
}

package rustgrad.program;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import rustgrad.program.SweepMemory.Sweep;
import rustgrad.program.exec.CompiledGraph;
import rustgrad.program.ir.Graph;
import rustgrad.program.pass.Derivative;
import rustgrad.program.pass.Pass;
import rustgrad.program.pass.Pipeline;
import rustgrad.program.path.TracedPath;
import rustgrad.program.sparse.Compression;

/**
 * A sparse matrix of derivatives on one path through a function: by one program for all entries, or
 * sweep by sweep if that would be too large.
 */
final class SparseMatrixProgram {
  /**
   * One program is written if its sweeps look at no more instructions and inputs of instructions
   * than this, which takes seconds; about as many instructions may be written.
   */
  static final long MOST_READS = 50_000_000;

  private final TracedPath path;
  private final Compression compression;
  private final Derivative derivative;
  private final @Nullable CompiledGraph all;
  private final int inputs;

  private final SweepMemory memory;

  private SparseMatrixProgram(
      TracedPath path,
      Compression compression,
      Derivative derivative,
      @Nullable CompiledGraph all) {
    this.path = path;
    this.compression = compression;
    this.derivative = derivative;
    this.all = all;
    this.inputs = path.traced().inputs();
    this.memory = new SweepMemory(inputs);
  }

  static SparseMatrixProgram jacobian(TracedPath path) {
    return jacobian(path, MOST_READS);
  }

  static SparseMatrixProgram hessian(TracedPath path) {
    return hessian(path, MOST_READS);
  }

  static SparseMatrixProgram jacobian(TracedPath path, long mostReads) {
    Graph graph = path.traced();
    Compression compression = Compression.ofJacobian(graph);
    List<Pass> passes = Pipeline.sparseJacobian(compression);
    return new SparseMatrixProgram(
        path,
        compression,
        compression.forward() ? Derivative.TANGENT : Derivative.COTANGENT,
        isSmall(graph, compression, mostReads) ? path.compile(passes) : null);
  }

  static SparseMatrixProgram hessian(TracedPath path, long mostReads) {
    int inputs = path.traced().inputs();
    Graph gradient = Pipeline.run(Pipeline.gradient(inputs), path.traced());
    Compression compression = Compression.ofHessian(gradient);
    List<Pass> passes = Pipeline.sparseHessian(inputs, compression);
    return new SparseMatrixProgram(
        path,
        compression,
        Derivative.HESSIAN_PRODUCT,
        isSmall(gradient, compression, mostReads) ? path.compile(passes) : null);
  }

  private static boolean isSmall(Graph graph, Compression compression, long mostReads) {
    return graph.work() * compression.sweeps() <= mostReads;
  }

  SparsityPattern pattern() {
    return new SparsityPattern(compression.pattern());
  }

  int colors() {
    return compression.sweeps();
  }

  Accumulation accumulation() {
    return compression.forward() ? Accumulation.FORWARD : Accumulation.REVERSE;
  }

  double evaluate(double[] x, double[] into) {
    ProgramArguments.checkInputs(x.length, inputs, "numbers");
    if (into.length != compression.pattern().entries()) {
      throw new IllegalArgumentException(
          "a sparse matrix of %d entries into an array of %d"
              .formatted(compression.pattern().entries(), into.length));
    }
    ProgramArguments.checkDistinct(x, into);
    return all != null ? run(all, x, into) : bySweeps(x, into);
  }

  private double bySweeps(double[] x, double[] into) {
    CompiledGraph product = path.compiled(derivative);
    int[] colors = compression.colors();
    Sweep arrays = memory.take(x, colors.length, product.graph().outputs());
    double result = Double.NaN;
    for (int sweep = 0; sweep < compression.sweeps(); sweep++) {
      for (int i = 0; i < colors.length; i++) {
        arrays.at()[inputs + i] = colors[i] == sweep ? 1 : 0;
      }
      result = run(product, arrays.at(), arrays.product());
      for (int k = compression.starts()[sweep]; k < compression.starts()[sweep + 1]; k++) {
        into[compression.entries()[k]] = arrays.product()[compression.places()[k]];
      }
    }
    memory.give(arrays);
    return result;
  }

  private static double run(CompiledGraph graph, double[] x, double[] into) {
    double result = graph.run(x, into);
    int failed = graph.failedGuard(result);
    if (failed != CompiledGraph.NO_GUARD) {
      throw new IllegalArgumentException(
          "comparison %d of the function has another outcome at x than where this sparse matrix was made, so that other entries may differ from zero; make one at x"
              .formatted(failed));
    }
    return result;
  }

  /** Such as "9 x 9, 25 entries, 3 colors, forward". */
  @Override
  public String toString() {
    return "%d x %d, %d entries, %d colors, %s"
        .formatted(
            compression.pattern().rows(),
            compression.pattern().columns(),
            compression.pattern().entries(),
            colors(),
            accumulation().name().toLowerCase(Locale.ROOT));
  }
}

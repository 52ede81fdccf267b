package rustgrad.core;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import rustgrad.core.exec.Frame;
import rustgrad.core.exec.Runner;
import rustgrad.core.exec.Tier;
import rustgrad.core.ir.Graph;
import rustgrad.core.pass.Derivative;
import rustgrad.core.pass.Pass;
import rustgrad.core.pass.Pipeline;
import rustgrad.core.program.Branch;
import rustgrad.core.sparse.Compression;
import rustgrad.core.sparse.Pattern;

/**
 * A sparse matrix on one way through a function: by one program for all entries, or sweep by sweep
 * if that would be too large.
 */
final class Compressed {
  /**
   * One program is written if its sweeps look at so many instructions and inputs of instructions at
   * most, which takes seconds; about as many instructions may be written.
   */
  static final long MOST_READS = 50_000_000;

  private final Branch way;
  private final Compression compression;
  private final Derivative derivative;
  private final @Nullable Tier all;
  private final int inputs;

  /** The inputs with a direction behind them, and the result of a sweep. */
  private record Scratch(double[] at, double[] product) {}

  private final ThreadLocal<@Nullable Scratch> scratch = new ThreadLocal<>();

  private Compressed(
      Branch way, Compression compression, Derivative derivative, @Nullable Tier all) {
    this.way = way;
    this.compression = compression;
    this.derivative = derivative;
    this.all = all;
    this.inputs = way.traced().inputs();
  }

  static Compressed jacobian(Branch way, long mostReads) {
    Graph graph = way.traced();
    Compression compression = Compression.ofJacobian(graph);
    List<Pass> passes = Pipeline.sparseJacobian(compression);
    return new Compressed(
        way,
        compression,
        compression.forward() ? Derivative.TANGENT : Derivative.COTANGENT,
        isSmall(graph, compression, mostReads) ? way.make(passes) : null);
  }

  static Compressed hessian(Branch way, long mostReads) {
    int inputs = way.traced().inputs();
    Graph gradient = Pipeline.run(Pipeline.gradient(inputs), way.traced());
    Compression compression = Compression.ofHessian(gradient);
    List<Pass> passes = Pipeline.sparseHessian(inputs, compression);
    return new Compressed(
        way,
        compression,
        Derivative.HESSIAN_PRODUCT,
        isSmall(gradient, compression, mostReads) ? way.make(passes) : null);
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

  double evaluate(double[] x, double[] values) {
    if (x.length != inputs) {
      throw new IllegalArgumentException(
          "%d numbers for a program of %d inputs".formatted(x.length, inputs));
    }
    if (values.length != compression.pattern().entries()) {
      throw new IllegalArgumentException(
          "a sparse matrix of %d entries into an array of %d"
              .formatted(compression.pattern().entries(), values.length));
    }
    Calculus.checkDistinct(x, values);
    if (all != null) {
      return run(all, x, values);
    }
    Scratch memory = scratch.get();
    scratch.set(null); // an op may evaluate this, too
    if (memory == null) {
      memory = newScratch();
    }
    System.arraycopy(x, 0, memory.at, 0, inputs);
    double result = bySweeps(memory, values);
    scratch.set(memory);
    return result;
  }

  private Scratch newScratch() {
    Pattern pattern = compression.pattern();
    int results = compression.forward() ? pattern.rows() : pattern.columns();
    return new Scratch(new double[inputs + compression.colors().length], new double[results]);
  }

  private double bySweeps(Scratch memory, double[] values) {
    Tier tier = way.tier(derivative);
    int[] colors = compression.colors();
    double result = Double.NaN;
    for (int sweep = 0; sweep < compression.sweeps(); sweep++) {
      for (int i = 0; i < colors.length; i++) {
        memory.at[inputs + i] = colors[i] == sweep ? 1 : 0;
      }
      result = run(tier, memory.at, memory.product);
      for (int k = compression.starts()[sweep]; k < compression.starts()[sweep + 1]; k++) {
        values[compression.entries()[k]] = memory.product[compression.places()[k]];
      }
    }
    return result;
  }

  private double run(Tier tier, double[] x, double[] into) {
    Runner runner = tier.runner();
    Frame frame = runner.take();
    double result = runner.executor().run(x, into, frame);
    int failed = frame.failedGuard;
    runner.give(frame);
    if (failed != Frame.NONE) {
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

package rustgrad.program.path;

import rustgrad.program.exec.CompiledGraph;
import rustgrad.program.pass.SplitCotangent;

/** The pullbacks at all points of one path: see {@link SplitCotangent}. */
public record KeptPrimal(CompiledGraph primal, CompiledGraph sweep) {

  /** Makes both graphs ready to run. */
  public static KeptPrimal of(TracedPath path) {
    SplitCotangent split = SplitCotangent.of(path.traced());
    return new KeptPrimal(path.compile(split.primal()), path.compile(split.sweep()));
  }

  /** How many numbers the primal writes, of which the outputs are the first. */
  public int kept() {
    return primal.graph().outputs();
  }

  /** Runs the primal at x. */
  public void forward(double[] x, double[] kept) {
    primal.run(x, kept);
  }

  /** Runs the sweep: writes a number for each input. */
  public void back(double[] keptAndWeights, double[] into) {
    sweep.run(keptAndWeights, into);
  }
}

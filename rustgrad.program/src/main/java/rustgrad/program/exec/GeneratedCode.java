package rustgrad.program.exec;

/** What a generated class extends: see {@link Executor#run}. */
abstract class GeneratedCode {
  abstract double run(double[] x, double[] into, Frame frame);
}

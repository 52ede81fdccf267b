package rustgrad.core.exec;

/** What a generated class implements: see {@link Executor#run}. */
abstract class Kernel {
  abstract double run(double[] x, double[] into, Frame frame);
}

package rustgrad.bench.problems;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import rustgrad.api.Value;
import rustgrad.bench.problems.Problem.Differentiated;
import rustgrad.program.Gradient;

/** Value and gradient of each of the {@link Problems}. */
@State(Scope.Benchmark)
@Fork(jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class ProblemBenchmark {
  /** A problem with its sizes. */
  @Param({
    "leastSquares 4096 128",
    "leastSquaresByDot 4096 128",
    "logSumExp 10000",
    "logSumExp 1000000",
    "gaussianMixture 2 5 1000",
    "gaussianMixture 20 25 1000",
    "rungeKutta 1000 100",
    "determinant 7",
    "determinant 8",
    "determinant 9"
  })
  public String problem = "";

  private Problem function;
  private double[] x;
  private double[] gradient;
  private Gradient anew;
  private Differentiated traced;

  /** Makes the data. */
  @Setup
  public void prepare() {
    function = Problems.of(problem);
    x = function.point();
    gradient = new double[x.length];
    anew = Gradient.of(function::of);
  }

  /** A loop derived by hand. */
  @Benchmark
  public double baseline() {
    return function.gradientByHand(x, gradient);
  }

  /** Traced once, by the first call. */
  @Benchmark
  public double once() {
    if (traced == null) {
      traced = function.once();
    }
    return traced.gradient(x, gradient);
  }

  /** Recorded anew by each call. */
  @Benchmark
  public double anew() {
    Gradient.Point point = anew.at(x);
    System.arraycopy(point.gradient(), 0, gradient, 0, x.length);
    return point.value();
  }

  /** A graph of objects. */
  @Benchmark
  public double eager() {
    Value[] leaves = new Value[x.length];
    for (int i = 0; i < x.length; i++) {
      leaves[i] = Value.of(x[i]);
    }
    Value y = function.of(leaves);
    y.backward();
    for (int i = 0; i < x.length; i++) {
      gradient[i] = leaves[i].grad();
    }
    return y.item();
  }

  /** The gradient that was computed last. */
  double[] gradient() {
    return gradient;
  }
}

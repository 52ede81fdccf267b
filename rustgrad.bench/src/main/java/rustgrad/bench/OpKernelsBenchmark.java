package rustgrad.bench;

import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import rustgrad.api.UnaryOp;
import rustgrad.core.OpRegistry;

/** An op of 1,000 random numbers: its scalar and its column form, against java.lang.Math. */
@State(Scope.Benchmark)
public class OpKernelsBenchmark {
  private static final int LENGTH = 1000;

  /** The name of the op. */
  @Param({"exp", "expm1", "log", "log1p", "sin", "cos", "tanh", "sinh", "sigmoid", "softplus"})
  public String op;

  private final double[] x = new double[LENGTH];
  private final double[] y = new double[LENGTH];
  private UnaryOp rustgrad;
  private DoubleUnaryOperator math;

  /** Draws the inputs. */
  @Setup
  public void draw() {
    rustgrad = (UnaryOp) OpRegistry.discovered().op(op);
    math = math(op);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < LENGTH; i++) {
      x[i] = least(op) + random.nextDouble() * (greatest(op) - least(op));
    }
  }

  /** Math's. */
  @Benchmark
  public double[] baseline() {
    for (int i = 0; i < LENGTH; i++) {
      y[i] = math.applyAsDouble(x[i]);
    }
    return y;
  }

  /** One number at a time. */
  @Benchmark
  public double[] scalar() {
    for (int i = 0; i < LENGTH; i++) {
      y[i] = rustgrad.apply(x[i]);
    }
    return y;
  }

  /** All numbers at once. */
  @Benchmark
  public double[] column() {
    rustgrad.apply(x, 0, y, 0, LENGTH);
    return y;
  }

  private static double least(String op) {
    return switch (op) {
      case "log" -> 0.001;
      case "log1p" -> -0.9;
      default -> -greatest(op);
    };
  }

  private static double greatest(String op) {
    return switch (op) {
      case "tanh", "sinh", "expm1", "log1p" -> 4;
      default -> 10;
    };
  }

  /** The same function by Math, as one would write it. */
  static DoubleUnaryOperator math(String op) {
    return switch (op) {
      case "exp" -> Math::exp;
      case "expm1" -> Math::expm1;
      case "log" -> Math::log;
      case "log1p" -> Math::log1p;
      case "sin" -> Math::sin;
      case "cos" -> Math::cos;
      case "tanh" -> Math::tanh;
      case "sinh" -> Math::sinh;
      case "sigmoid" -> OpKernelsBenchmark::sigmoid;
      case "softplus" -> x -> Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
      default -> throw new IllegalArgumentException("no baseline for " + op);
    };
  }

  private static double sigmoid(double x) {
    double e = Math.exp(-Math.abs(x));
    return (x < 0 ? e : 1) / (1 + e);
  }
}

package rustgrad.bench;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDArrays;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.core.Linear;
import ai.djl.training.GradientCollector;
import ai.djl.training.optimizer.Optimizer;
import ai.djl.training.tracker.Tracker;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/**
 * A {@link Step} by DJL with its PyTorch engine, in one thread. JMH's option {@code -jvmArgsAppend}
 * would replace the options of the JVM below, and DJL then use all cores.
 */
@State(Scope.Benchmark)
@Fork(
    jvmArgsAppend = {
      "-Dai.djl.offline=true",
      "-Dai.djl.pytorch.num_threads=1",
      "-Dai.djl.pytorch.num_interop_threads=1",
      "-DDJL_CACHE_DIR=rustgrad.bench/target/djl"
    })
public class DjlStepBenchmark {
  @Param({"relu", "tanh"})
  public String activation = "";

  @Param({"16", "64", "128", "256"})
  public int width;

  @Param({"100", "1000", "100000"})
  public int rows;

  private final NDManager manager = NDManager.newBaseManager();
  private final Optimizer sgd =
      Optimizer.sgd().setLearningRateTracker(Tracker.fixed((float) Step.RATE)).build();
  private NDArray inputs = manager.create(0.0);
  private NDArray targets = manager.create(0.0);
  private List<NDArray> start = List.of();
  private List<NDArray> parameters = List.of();
  private int steps;

  @Setup(Level.Trial)
  public void start() {
    Step step = new Step(activation, width, rows);
    double[] flat = Arrays.stream(step.inputs()).flatMapToDouble(Arrays::stream).toArray();
    inputs = manager.create(flat, new Shape(rows, 2));
    targets = manager.create(step.targets(), new Shape(rows, 1));
    start = split(step.parameters());
    parameters = split(step.parameters());
    parameters.forEach(p -> p.setRequiresGradient(true));
    for (int i = 0; i < Step.CHECKED_STEPS; i++) {
      step();
    }
    step.check(step());
  }

  /** The weights and the biases of each layer. */
  private List<NDArray> split(double[] flat) {
    List<Shape> shapes =
        List.of(
            new Shape(width, 2),
            new Shape(width),
            new Shape(width, width),
            new Shape(width),
            new Shape(1, width),
            new Shape(1));
    int[] next = {0};
    return shapes.stream()
        .map(
            shape -> {
              int from = next[0];
              next[0] += (int) shape.size();
              return manager.create(Arrays.copyOfRange(flat, from, next[0]), shape);
            })
        .toList();
  }

  @TearDown(Level.Trial)
  public void close() {
    manager.close();
  }

  @Benchmark
  public double step() {
    if (steps++ % Step.STEPS_OF_A_RUN == 0) {
      for (int i = 0; i < parameters.size(); i++) {
        start.get(i).copyTo(parameters.get(i));
      }
    }
    double loss = gradients();
    for (int i = 0; i < parameters.size(); i++) {
      try (NDArray gradient = parameters.get(i).getGradient()) {
        sgd.update(String.valueOf(i), parameters.get(i), gradient);
      }
    }
    return loss;
  }

  /** Leaves gradients in the parameters, and frees what else it makes. */
  private double gradients() {
    try (NDManager pass = manager.newSubManager();
        GradientCollector collector = Engine.getInstance().newGradientCollector()) {
      Stream.of(inputs, targets).forEach(array -> array.tempAttach(pass));
      NDArray h1 = activate(linear(inputs, 0));
      NDArray h2 = activate(linear(h1, 2));
      NDArray margins = targets.mul(linear(h2, 4)).neg().add(1);
      NDArray loss = NDArrays.maximum(margins, 0).mean();
      collector.backward(loss);
      return loss.getDouble();
    }
  }

  private NDArray linear(NDArray x, int layer) {
    return Linear.linear(x, parameters.get(layer), parameters.get(layer + 1)).singletonOrThrow();
  }

  private NDArray activate(NDArray x) {
    return activation.equals("relu") ? Activation.relu(x) : Activation.tanh(x);
  }
}

package rustgrad.bench;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import rustgrad.rows.kernel.Kernels;
import rustgrad.rows.kernel.PlainKernels;
import rustgrad.rows.kernel.Weights;
import rustgrad.simd.VectorKernels;

/** The loops over rows, plain and by vectors: dots and sums of as many inputs as outputs. */
@State(Scope.Benchmark)
@Fork(jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class KernelsBenchmark {
  private static final int ROWS = 104;

  /** Inputs, and outputs: 2 times rows times width times width operations. */
  @Param({"16", "64", "256"})
  public int width;

  @Param({"dots", "sums"})
  public String loop;

  private final Kernels plain = new PlainKernels();
  private final Kernels vectors = new VectorKernels();
  private double[] block;
  private double[] weights;
  private double[] starts;
  private double[] sums;
  private int[] inputs;
  private int[] outputs;

  /** Makes the columns. */
  @Setup
  public void allocate() {
    if (!vectors.isUsable()) {
      throw new IllegalStateException("No vectors on this JVM; see the log");
    }
    Random random = new Random(1);
    block = random.doubles(2L * width * ROWS).toArray();
    weights = random.doubles((long) width * width).toArray();
    starts = random.doubles(width).toArray();
    sums = new double[width * width];
    inputs = IntStream.range(0, width).toArray();
    outputs = IntStream.range(width, 2 * width).toArray();
  }

  /** Plain loops. */
  @Benchmark
  public double baseline() {
    return run(plain);
  }

  /** The Vector API. */
  @Benchmark
  public double vectors() {
    return run(vectors);
  }

  private double run(Kernels kernels) {
    if (loop.equals("dots")) {
      kernels.dots(block, ROWS, ROWS, inputs, width, starts, new Weights(weights, 0, width, 1));
      return block[block.length - 1];
    }
    kernels.sums(block, ROWS, 0, ROWS, outputs, inputs, sums, 0);
    return sums[sums.length - 1];
  }

  /** All that was computed by the last run. */
  double[] results() {
    return loop.equals("dots")
        ? Arrays.copyOf(block, block.length)
        : Arrays.copyOf(sums, sums.length);
  }
}

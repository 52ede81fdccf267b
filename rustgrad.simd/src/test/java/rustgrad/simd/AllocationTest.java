package rustgrad.simd;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rustgrad.api.Comparison;
import rustgrad.api.UnaryOp;
import rustgrad.ops.Relu;
import rustgrad.program.ir.GraphBuilder;
import rustgrad.program.ir.Kind;
import rustgrad.rows.kernel.Kernels;
import rustgrad.rows.kernel.LoopBody;
import rustgrad.rows.kernel.RowLoop;
import rustgrad.rows.kernel.Weights;

/** Compiled kernels allocate nothing: their vectors are registers, not objects. */
class AllocationTest {
  private static final Kernels VECTOR = new VectorKernels();
  private static final int ROWS = 136;

  private final RandomBlock block = RandomBlock.of(64, ROWS, false, new Random(5));
  private final double[] m = block.numbers();

  /** Odd numbers of columns, so that every tile takes part. */
  private final int[] x = IntStream.range(0, 23).toArray();

  private final double[] starts = new double[22];
  private final Weights w =
      new Weights(RandomBlock.weights(22 * 23, false, new Random(6)), 0, 23, 1);
  private final double[] sums = new double[23 * 23];

  @Test
  void dots() {
    expectNoAllocation(() -> VECTOR.dots(m, block.stride(), ROWS, x, 24, starts, w));
  }

  @Test
  void sums() {
    expectNoAllocation(() -> VECTOR.sums(m, block.stride(), 0, ROWS, x, x, sums, 0));
  }

  @Test
  void where() {
    for (Comparison comparison : Comparison.values()) {
      expectNoAllocation(() -> VECTOR.where(comparison, m, 0, 200, 400, 600, 800, 200));
    }
  }

  @Test
  void relu() {
    UnaryOp relu = VECTOR.columns(new Relu());
    expectNoAllocation(
        () -> {
          relu.apply(m, 0, m, 200, 200);
          relu.partial(m, 0, m, 200, m, 400, 200);
        });
  }

  @Test
  void loops() {
    GraphBuilder to = new GraphBuilder(6);
    int sum = 0;
    for (int k = 0; k < 16; k++) {
      sum = to.add(Kind.PLUS, sum, to.add(Kind.TIMES, 1 + k % 5, 1 + (k + 2) % 5));
      sum = to.where(Comparison.LESS, sum, 2, 3, sum);
    }
    RowLoop loop = VECTOR.loop(new LoopBody(to.build(sum, sum, sum), 2, 1, false));
    double[] lanes = new double[2 * Kernels.LANES];
    int[] reads = {0, 1, 2, 3};
    int[] writes = {4};
    expectNoAllocation(() -> loop.run(m, block.stride(), 0, 125, starts, reads, writes, lanes, 0));
  }

  /**
   * HotSpot compiles in the background, so some calls must be made first, and waited for: a minute,
   * on a machine that has much else to do.
   */
  private static void expectNoAllocation(Runnable kernel) {
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long perCall = Long.MAX_VALUE;
    for (long start = System.nanoTime(); perCall > 1 && System.nanoTime() - start < 60e9; ) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int call = 0; call < 500; call++) {
        kernel.run();
      }
      perCall = (threads.getCurrentThreadAllocatedBytes() - before) / 500;
    }
    assertTrue(perCall <= 1, perCall + " bytes for each call");
  }
}

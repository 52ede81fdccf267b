package rustgrad.simd;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rustgrad.api.Comparison;
import rustgrad.api.Op;
import rustgrad.ops.Abs;
import rustgrad.ops.Max;
import rustgrad.ops.Min;
import rustgrad.ops.Relu;
import rustgrad.ops.Sqrt;
import rustgrad.program.ir.GraphBuilder;
import rustgrad.program.ir.Kind;
import rustgrad.rows.kernel.Kernels;
import rustgrad.rows.kernel.LoopBody;
import rustgrad.rows.kernel.PlainKernels;
import rustgrad.rows.kernel.RowLoop;

/** Loops over vectors compute what loops over rows do. One NaN is like another. */
class LoopsTest {
  private static final Kernels PLAIN = new PlainKernels();
  private static final List<Op> OPS =
      List.of(new Abs(), new Max(), new Min(), new Relu(), new Sqrt());
  private static final int NUMBERS = 3;
  private static final int COLUMNS = 4;
  private static final int OUTPUTS = 3;
  private static final int SUMS = 2;

  @Test
  void randomBodiesHaveTheSameBits() {
    for (int seed = 0; seed < 300; seed++) {
      check(seed);
    }
  }

  private static void check(int seed) {
    Random random = new Random(seed);
    boolean masked = seed % 3 == 0;
    LoopBody body = random(random, masked);
    RandomBlock block = RandomBlock.of(COLUMNS + OUTPUTS, 136, seed % 2 == 0, random);
    if (masked) {
      for (int r = 0; r < 136; r++) {
        block.numbers()[r] = random.nextInt(4) > 0 ? 0 : 1;
      }
    }
    int rows = seed % 4 == 0 ? 128 : 1 + random.nextInt(128);
    double[] numbers = RandomBlock.weights(NUMBERS, seed % 2 == 0, random);
    double[][] plain = run(PLAIN.loop(body), block, rows, numbers);
    double[][] vector = run(VectorLoops.of(body), block, rows, numbers);
    for (int k = 0; k < OUTPUTS; k++) {
      for (int r = 0; r < rows; r++) {
        if (!masked || block.numbers()[r] != 0) {
          int at = (COLUMNS + k) * block.stride() + r;
          assertTrue(
              Double.compare(plain[0][at], vector[0][at]) == 0,
              () -> body + ": " + plain[0][at] + " is not " + vector[0][at]);
        }
      }
    }
    int lanes = Kernels.LANES * (SUMS + 1);
    assertArrayEquals(
        Arrays.copyOf(plain[1], lanes), Arrays.copyOf(vector[1], lanes), body.toString());
  }

  private static double[][] run(RowLoop loop, RandomBlock block, int rows, double[] numbers) {
    double[] m = block.numbers().clone();
    double[] lanes = new double[2 * Kernels.LANES * (SUMS + 1)];
    Arrays.fill(lanes, 0, Kernels.LANES, 7);
    int[] x = IntStream.range(0, COLUMNS).toArray();
    int[] y = IntStream.range(COLUMNS, COLUMNS + OUTPUTS).toArray();
    loop.run(m, block.stride(), 0, rows, numbers, x, y, lanes, 1);
    return new double[][] {m, lanes};
  }

  private static LoopBody random(Random random, boolean masked) {
    GraphBuilder to = new GraphBuilder(NUMBERS + COLUMNS);
    List<Integer> slots = new ArrayList<>(IntStream.range(0, NUMBERS + COLUMNS).boxed().toList());
    slots.add(to.constant(0.0));
    slots.add(to.constant(RandomBlock.special(random)));
    for (int k = 0; k < 20; k++) {
      slots.add(add(random, slots, to));
    }
    int mask = NUMBERS;
    int[] outputs = new int[OUTPUTS + SUMS];
    for (int k = 0; k < outputs.length; k++) {
      int slot = slots.get(slots.size() - 1 - random.nextInt(10));
      int zero = to.constant(0.0);
      outputs[k] =
          masked && k >= OUTPUTS ? to.where(Comparison.NOT_EQUAL, mask, zero, slot, zero) : slot;
    }
    return new LoopBody(to.build(outputs[0], outputs), NUMBERS, OUTPUTS, masked);
  }

  private static int add(Random random, List<Integer> slots, GraphBuilder to) {
    int[] in = random.ints(4, 0, slots.size()).map(slots::get).toArray();
    Comparison[] comparisons = Comparison.values();
    Op op = OPS.get(random.nextInt(OPS.size()));
    boolean binary = op.accepts(2);
    return switch (random.nextInt(9)) {
      case 0 -> to.add(Kind.PLUS, in[0], in[1]);
      case 1 -> to.add(Kind.MINUS, in[0], in[1]);
      case 2 -> to.add(Kind.TIMES, in[0], in[1]);
      case 3 -> to.add(Kind.DIV, in[0], in[1]);
      case 4 -> to.add(Kind.NEGATE, new int[] {in[0]});
      case 5 ->
          to.where(comparisons[random.nextInt(comparisons.length)], in[0], in[1], in[2], in[3]);
      case 6 -> binary ? to.add(Kind.BINARY, op, in[0], in[1]) : to.add(Kind.UNARY, op, in[0]);
      default -> partial(random, in, op, binary, to);
    };
  }

  /** Of the value that the op has. */
  private static int partial(Random random, int[] in, Op op, boolean binary, GraphBuilder to) {
    if (!binary) {
      return to.add(Kind.UNARY_PARTIAL, op, in[0], to.add(Kind.UNARY, op, in[0]));
    }
    int y = to.add(Kind.BINARY, op, in[0], in[1]);
    return to.add(random.nextBoolean() ? Kind.PARTIAL_A : Kind.PARTIAL_B, op, in[0], in[1], y);
  }
}

package rustgrad.program.contract;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import rustgrad.api.Comparison;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.GraphBuilder;
import rustgrad.program.ir.Kind;

/** Graphs that do not fit into one method or one pool of constants. */
public final class LargeGraphs {

  /** A graph, inputs for it, and what a run returns there. */
  public record Example(Graph graph, double[] x, double expected) {}

  private LargeGraphs() {}

  /**
   * Sums and differences of two earlier slots each, halved so that they stay finite.
   *
   * @param reach how far back the slots may lie
   */
  public static Example mixed(int instructions, int reach) {
    SplittableRandom random = new SplittableRandom(instructions);
    double[] x = RandomPoints.ordinary(random, 10);
    GraphBuilder to = new GraphBuilder(x.length);
    double[] numbers = Arrays.copyOf(x, x.length + 1 + instructions);
    int half = to.constant(0.5);
    numbers[half] = 0.5;
    while (to.size() < numbers.length - 1) {
      int a = random.nextInt(Math.max(0, to.size() - reach), to.size());
      int b = random.nextInt(Math.max(0, to.size() - reach), to.size());
      boolean plus = random.nextBoolean();
      int sum = to.add(plus ? Kind.PLUS : Kind.MINUS, a, b);
      numbers[sum] = plus ? numbers[a] + numbers[b] : numbers[a] - numbers[b];
      numbers[to.add(Kind.TIMES, sum, half)] = numbers[sum] * 0.5;
    }
    int last = to.size() - 1;
    return new Example(to.build(last), x, numbers[last]);
  }

  /** Adds so many different constants to its input. */
  public static Example manyConstants(int constants) {
    GraphBuilder to = new GraphBuilder(1);
    int slot = 0;
    double expected = 1e5;
    for (int i = 0; i < constants; i++) {
      slot = to.add(Kind.PLUS, slot, to.constant(1.0 / (i + 3)));
      expected += 1.0 / (i + 3);
    }
    return new Example(to.build(slot), new double[] {1e5}, expected);
  }

  /** One sum of so many inputs. */
  public static Example sum(int terms) {
    double[] x = RandomPoints.ordinary(new SplittableRandom(terms), terms);
    double expected = x[0];
    for (int i = 1; i < terms; i++) {
      expected += x[i];
    }
    return new Example(ofAllInputs(Kind.SUM, terms), x, expected);
  }

  /** One dot of so many inputs, the first its start if the number is odd. */
  public static Example dot(int terms) {
    double[] x = RandomPoints.ordinary(new SplittableRandom(terms), terms);
    int first = terms % 2;
    double expected = first == 1 ? x[0] : -0.0;
    for (int i = first; i < terms; i += 2) {
      expected += x[i] * x[i + 1];
    }
    return new Example(ofAllInputs(Kind.DOT, terms), x, expected);
  }

  private static Graph ofAllInputs(Kind kind, int inputs) {
    GraphBuilder to = new GraphBuilder(inputs);
    return to.build(to.add(kind, IntStream.range(0, inputs).toArray()));
  }

  /** An n-ary op of so many inputs; its partials are the outputs, the last of them first. */
  public static Graph nary(int inputs) {
    GraphBuilder to = new GraphBuilder(inputs);
    int[] x = IntStream.range(0, inputs).toArray();
    int y = to.add(Kind.NARY, WeightedSquares.OP, x);
    int[] xAndY = Arrays.copyOf(x, inputs + 1);
    xAndY[inputs] = y;
    int partials = to.add(Kind.NARY_PARTIALS, WeightedSquares.OP, xAndY);
    int[] picks = new int[inputs];
    for (int k = inputs - 1; k >= 0; k--) {
      picks[inputs - 1 - k] = to.pick(partials, k);
    }
    return to.build(y, picks);
  }

  /** Guard k says that input k is below 1; so many negations of input 0 stand before each. */
  public static Graph guardsFarApart(int guards, int distance) {
    GraphBuilder to = new GraphBuilder(guards);
    int one = to.constant(1);
    int slot = 0;
    for (int k = 0; k < guards; k++) {
      for (int i = 0; i < distance; i++) {
        slot = to.add(Kind.NEGATE, slot);
      }
      to.guard(Comparison.LESS, true, k, one);
    }
    return to.build(slot, slot, 1);
  }
}

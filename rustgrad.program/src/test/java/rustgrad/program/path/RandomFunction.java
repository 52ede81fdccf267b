package rustgrad.program.path;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.DoubleStream;
import rustgrad.api.Comparison;
import rustgrad.api.Value;

/** A pure function that draws its steps from its seed, and others after each comparison. */
record RandomFunction(long seed, int steps) implements Function<Value[], Value> {
  private static final Comparison[] COMPARISONS = Comparison.values();
  private static final double[] SPECIAL = {
    0.0, -0.0, 1, -1, Double.MIN_VALUE, 1e300, Double.POSITIVE_INFINITY, Double.NaN
  };

  @Override
  public Value apply(Value[] x) {
    SplittableRandom random = new SplittableRandom(seed);
    List<Value> values = new ArrayList<>(List.of(x));
    for (int i = 0; i < steps; i++) {
      values.add(step(random, values));
    }
    return Value.sum(values.get(values.size() - 1), pick(random, values), pick(random, values));
  }

  private static Value step(SplittableRandom random, List<Value> values) {
    Value a = pick(random, values);
    Value b = pick(random, values);
    Value c = pick(random, values);
    Comparison comparison = COMPARISONS[random.nextInt(COMPARISONS.length)];
    return switch (random.nextInt(14)) {
      case 0 -> a.plus(b);
      case 1 -> a.minus(b);
      case 2, 3 -> a.times(b);
      case 4 -> a.div(b);
      case 5 -> a.tanh().negate();
      case 6 -> a.sin().detach().times(b);
      case 7 -> Value.dot(c, new Value[] {a, b}, new Value[] {b, a});
      case 8 -> Value.of(number(random)).times(a).minus(number(random));
      case 9 -> a.max(b).pow(2);
      case 10 -> Value.where(a.times(c), comparison, b, a.log(), c.div(b));
      case 11 -> a.is(comparison, b) ? afterATurn(random, a) : b.minus(c);
      case 12 -> {
        Value v = a;
        for (int i = 0; i < 4 && v.times(b).isLessThan(c); i++) {
          v = v.plus(c.exp());
        }
        yield v;
      }
      default -> Value.noGrad(() -> a.times(b)).plus(c);
    };
  }

  /** Draws once more, so that all steps after this one are others. */
  private static Value afterATurn(SplittableRandom random, Value a) {
    return a.times(number(random));
  }

  private static Value pick(SplittableRandom random, List<Value> values) {
    return values.get(random.nextInt(values.size()));
  }

  /** Numbers of mixed magnitude, so that a sum in another order has other bits. */
  private static double number(SplittableRandom random) {
    return (random.nextDouble() * 4 - 2) * Math.scalb(1.0, random.nextInt(-4, 5));
  }

  /** A point, with special numbers among its coordinates now and then. */
  static double[] point(SplittableRandom random, int inputs) {
    return DoubleStream.generate(
            () ->
                random.nextInt(16) == 0 ? SPECIAL[random.nextInt(SPECIAL.length)] : number(random))
        .limit(inputs)
        .toArray();
  }
}

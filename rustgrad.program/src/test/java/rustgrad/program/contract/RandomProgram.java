package rustgrad.program.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import rustgrad.api.Comparison;
import rustgrad.api.Op;
import rustgrad.api.Value;
import rustgrad.core.OpRegistry;
import rustgrad.program.VectorProgram;

/**
 * A function drawn from a seed: it uses all that {@link Value} offers and every op that is found,
 * on several inputs and on results that are used again. It throws the same dice whenever it is
 * called, whichever path its comparisons take.
 */
public final class RandomProgram implements Function<Value[], Value> {
  private static final int MOST_COMPARISONS = 2;
  private static final Comparison[] COMPARISONS = Comparison.values();
  private static final List<Op> OPS =
      Stream.concat(OpRegistry.discovered().ops().stream(), Stream.of(WeightedSquares.OP)).toList();

  private final long seed;
  private final boolean calls;
  private final int inputs;
  private final int steps;

  public RandomProgram(long seed) {
    this(seed, false);
  }

  private RandomProgram(long seed, boolean calls) {
    SplittableRandom random = new SplittableRandom(seed);
    this.seed = seed;
    this.calls = calls;
    this.inputs = random.nextInt(1, 6);
    this.steps = random.nextInt(3, 25);
  }

  /** One that calls programs, too. */
  public static RandomProgram withCalls(long seed) {
    return new RandomProgram(seed, true);
  }

  public int inputs() {
    return inputs;
  }

  @Override
  public Value apply(Value[] x) {
    return new Call(x).result();
  }

  @Override
  public String toString() {
    return "the random program of seed " + seed + (calls ? ", with calls" : "");
  }

  /** One call of the function. */
  private final class Call {
    private final SplittableRandom random = new SplittableRandom(~seed);
    private final List<Value> values;
    private int comparisons;

    Call(Value[] x) {
      this.values = new ArrayList<>(List.of(x));
    }

    Value result() {
      for (int i = 0; i < steps; i++) {
        values.add(step());
      }
      int last = values.size() - 1;
      return Value.sum(values.get(last), any(), values.get(last - 1), any(), values.get(last - 2));
    }

    private Value step() {
      return switch (random.nextInt(calls ? 20 : 18)) {
        case 0, 1, 2 -> arithmetic(any(), any());
        case 3 -> arithmetic(any(), outside());
        case 4 -> arithmetic(outside(), any());
        case 5 -> withNumber(any());
        case 6, 7, 8, 9 -> op();
        case 10 -> any().negate();
        case 11 -> Value.sum(several());
        case 12 -> dot();
        case 13, 14 -> Value.where(any(), comparison(), any(), any(), any());
        case 15 -> compared();
        case 16 -> any().detach();
        case 18, 19 -> called();
        default -> noGrad();
      };
    }

    private Value any() {
      return values.get(random.nextInt(values.size()));
    }

    /**
     * An eager value. Not a leaf: what only a leaf reaches is walked by the eager engine, and not
     * by a program, to which it is a constant. That can change the order of additions.
     */
    private Value outside() {
      return Value.constant(number());
    }

    private double number() {
      return switch (random.nextInt(8)) {
        case 0 -> 0.0;
        case 1 -> -0.0;
        case 2 -> 1;
        default -> RandomPoints.ofMixedExponent(random);
      };
    }

    private Value arithmetic(Value a, Value b) {
      return switch (random.nextInt(4)) {
        case 0 -> a.plus(b);
        case 1 -> a.minus(b);
        case 2 -> a.times(b);
        default -> a.div(b);
      };
    }

    private Value withNumber(Value x) {
      double number = number();
      return switch (random.nextInt(6)) {
        case 0 -> x.plus(number);
        case 1 -> x.minus(number);
        case 2 -> x.times(number);
        case 3 -> x.div(number);
        case 4 -> Value.minus(number, x);
        default -> Value.div(number, x);
      };
    }

    private Value op() {
      Op op = OPS.get(random.nextInt(OPS.size()));
      if (op == WeightedSquares.OP) {
        return Value.of(op, several());
      }
      return op.accepts(1) ? Value.of(op, operand()) : Value.of(op, operand(), operand());
    }

    /** Mostly between 1/4 and 3/4, where every op is finite. */
    private Value operand() {
      return switch (random.nextInt(8)) {
        case 0 -> any();
        case 1 -> outside();
        default -> any().sin().times(0.25).plus(0.5);
      };
    }

    private Value[] several() {
      Value[] several = new Value[random.nextInt(1, 6)];
      for (int i = 0; i < several.length; i++) {
        several[i] = random.nextInt(6) == 0 ? outside() : any();
      }
      return several;
    }

    private Value dot() {
      Value[] left = several();
      Value[] right = left.clone();
      for (int i = 0; i < right.length; i++) {
        right[i] = any();
      }
      return random.nextBoolean() ? Value.dot(left, right) : Value.dot(any(), left, right);
    }

    private Comparison comparison() {
      return COMPARISONS[random.nextInt(COMPARISONS.length)];
    }

    private Value compared() {
      Value a = any();
      Value b = any();
      if (comparisons++ == MOST_COMPARISONS) {
        return a.minus(b);
      }
      return a.is(comparison(), random.nextInt(4) == 0 ? outside() : b)
          ? a.times(b)
          : b.minus(a).times(0.5);
    }

    /** One output of a call, or both, of which a where may take one. */
    private Value called() {
      VectorProgram program = Called.PROGRAMS.get(random.nextInt(Called.PROGRAMS.size()));
      Value[] y = program.call(any(), any(), random.nextInt(4) == 0 ? outside() : any());
      return random.nextBoolean()
          ? y[random.nextInt(y.length)]
          : Value.where(any(), comparison(), any(), y[0].times(y[1]), y[random.nextInt(y.length)]);
    }

    private Value noGrad() {
      Value a = any();
      Value b = any();
      return Value.noGrad(() -> a.times(b)).plus(a);
    }
  }
}

package rustgrad.rows;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import rustgrad.api.Comparison;
import rustgrad.api.Value;
import rustgrad.program.contract.RandomPoints;
import rustgrad.program.contract.RandomProgram;

/** Machines whose plans compute the sums in other orders, or mask them, make the same parts. */
class PartialSumMachinesTest {
  private static final int PROGRAMS = 120;
  private static final int ROWS = 1_000;

  /** What is summed up, of 9 parameters and rows of 3 numbers. */
  enum Function {
    /** Of some numbers ops come first, and of others arithmetic. */
    WAVES {
      @Override
      Value of(Value[] p, Value[] row) {
        Value wave = row[0].times(p[3]).sin().div(row[1].exp().plus(p[1].exp()));
        Value other = row[2].minus(p[8]).times(p[5]).exp().times(p[6]).plus(p[7].times(row[0]));
        return wave.minus(p[0].times(row[1]).cos().times(p[2])).times(p[4]).pow(2).plus(other);
      }
    },
    /** Loops skip the rows that are nearest to another point. */
    NEAREST {
      @Override
      Value of(Value[] p, Value[] row) {
        Value least = distance(p, 6, row);
        for (int c = 3; c >= 0; c -= 3) {
          Value distance = distance(p, c, row);
          least = Value.where(distance, Comparison.LESS, least, distance, least);
        }
        return least;
      }
    },
    /** A network, which is computed in steps everywhere, and takes two paths. */
    NETWORK {
      @Override
      Value of(Value[] p, Value[] row) {
        Value y = Value.constant(0);
        for (int j = 0; j < 3; j++) {
          Value[] terms = new Value[3];
          int first = 3 * j;
          Arrays.setAll(terms, i -> p[first + i].times(row[i]));
          y = Value.sum(terms).tanh().minus(y);
        }
        return y.isGreaterThan(0) ? y : y.times(y);
      }
    };

    abstract Value of(Value[] p, Value[] row);

    private static Value distance(Value[] p, int first, Value[] row) {
      Value[] squares = new Value[row.length];
      for (int j = 0; j < row.length; j++) {
        Value difference = row[j].minus(p[first + j]);
        squares[j] = difference.times(difference);
      }
      return Value.sum(squares);
    }
  }

  @ParameterizedTest
  @EnumSource
  void partsOfAnyMachinesMergeToTheBitsOfOneSum(Function function) {
    SplittableRandom random = new SplittableRandom(1);
    double[] p = random.doubles(9, -1, 1).toArray();
    double[] data = random.doubles(3L * ROWS, -1, 1).toArray();
    double[] all = check(programs(9, 3, function::of), p, data);
    assertEquals(10, Arrays.stream(all).distinct().count(), "another number for each parameter");
  }

  @Test
  void soDoThoseOfRandomPrograms() {
    for (int seed = 0; seed < PROGRAMS; seed++) {
      RandomProgram function = new RandomProgram(seed);
      SplittableRandom random = new SplittableRandom(seed);
      int parameters = random.nextInt(function.inputs());
      int columns = function.inputs() - parameters;
      double[] p = RandomPoints.ordinary(random, parameters);
      double[] data = RandomPoints.ordinary(random, columns * 300);
      check(programs(parameters, columns, RowDifferentialTest.joined(function)), p, data);
    }
  }

  private static List<RowProgram> programs(int parameters, int columns, RowFunction function) {
    return Machines.ALL.stream().map(with -> with.trace(parameters, columns, function)).toList();
  }

  /** Returns the sum and its gradient. */
  private static double[] check(List<RowProgram> machines, double[] p, double[] data) {
    int columns = machines.get(0).columns();
    int cut = 133 * columns;
    Rows first = Rows.rowMajor(Arrays.copyOf(data, cut), columns);
    Rows second = Rows.rowMajor(Arrays.copyOfRange(data, cut, data.length), columns);
    double[] expected = total(machines.get(0), p, Rows.rowMajor(data, columns));
    PathCounts before = machines.get(0).countPaths(p, first);
    byte[] whole = null;
    for (int k = 0; k < machines.size(); k++) {
      RowProgram one = machines.get(k);
      RowProgram other = machines.get((k + 1) % machines.size());
      PartialSum merged =
          machines
              .get((k + 2) % machines.size())
              .merge(
                  p,
                  other.partialSumGradient(p, second, before),
                  one.partialSumGradient(p, first, 0));
      for (RowProgram last : machines) {
        double[] gradient = new double[p.length];
        double sum = last.sumGradient(p, merged, gradient);
        assertArrayEquals(expected, joined(sum, gradient), one::toString);
      }
      whole = whole == null ? merged.toBytes() : whole;
      if (DoubleStream.of(expected).allMatch(Double::isFinite)) { // one NaN is like another
        assertArrayEquals(whole, merged.toBytes(), one::toString);
      }
    }
    return expected;
  }

  private static double[] total(RowProgram program, double[] p, Rows rows) {
    double[] gradient = new double[p.length];
    return joined(program.sumGradient(p, rows, gradient), gradient);
  }

  private static double[] joined(double sum, double[] gradient) {
    return IntStream.rangeClosed(0, gradient.length)
        .mapToDouble(k -> k == 0 ? sum : gradient[k - 1])
        .toArray();
  }
}

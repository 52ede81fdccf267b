package rustgrad.program.sparse;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import rustgrad.api.Comparison;
import rustgrad.api.Value;
import rustgrad.program.ir.Graph;
import rustgrad.program.trace.Trace;

class CompressionTest {

  private static Graph trace(int inputs, Function<Value[], Value[]> function) {
    return Trace.of(function, inputs, new double[inputs], 10_000_000).graph();
  }

  private static Pattern random(SplittableRandom random, int rows, int columns, double density) {
    int[] starts = new int[rows + 1];
    int[] all = new int[rows * columns];
    int count = 0;
    for (int row = 0; row < rows; row++) {
      for (int column = 0; column < columns; column++) {
        if (random.nextDouble() < density) {
          all[count++] = column;
        }
      }
      starts[row + 1] = count;
    }
    return new Pattern(rows, columns, starts, Arrays.copyOf(all, count));
  }

  @Test
  void anOutputDependsOnWhatADerivativeFlowsFrom() {
    Graph graph =
        trace(
            4,
            x -> {
              Value shared = x[2].times(x[1]);
              return new Value[] {
                shared.plus(x[0].detach()),
                Value.where(x[0], Comparison.LESS, x[1], x[3], shared),
                Value.constant(1),
                x[3],
                shared
              };
            });
    Pattern pattern = JacobianPattern.of(graph);
    assertArrayEquals(new int[] {0, 2, 5, 5, 6, 8}, pattern.rowStarts());
    assertArrayEquals(new int[] {1, 2, 1, 2, 3, 3, 1, 2}, pattern.columnIndexes());
  }

  @Test
  void aLongRecurrenceTakesLinearTime() {
    int n = 300_000; // its sets, one for each state, would take 180 GB
    Graph graph =
        trace(
            n,
            x -> {
              Value state = x[0];
              for (int i = 1; i < n; i++) {
                state = state.times(state.minus(x[i]));
              }
              return new Value[] {state};
            });
    Pattern pattern = assertTimeout(Duration.ofSeconds(20), () -> JacobianPattern.of(graph));
    assertArrayEquals(IntStream.range(0, n).toArray(), pattern.columnIndexes());
  }

  @Test
  void columnsOfAColorHaveNoRowInCommon() {
    SplittableRandom random = new SplittableRandom(1);
    for (int trial = 0; trial < 200; trial++) {
      Pattern pattern = random(random, 1 + trial % 30, 1 + trial % 23, trial % 10 / 20.0);
      Coloring coloring = Coloring.ofColumns(pattern, pattern.transposed());
      for (int row = 0; row < pattern.rows(); row++) {
        TreeSet<Integer> met = new TreeSet<>();
        for (int e = pattern.rowStarts()[row]; e < pattern.rowStarts()[row + 1]; e++) {
          int color = coloring.colors()[pattern.columnIndexes()[e]];
          assertTrue(color >= 0 && color < coloring.count() && met.add(color), "color " + color);
        }
      }
    }
  }

  @Test
  void eachEntryOfASymmetricMatrixIsAloneInOneOfItsRows() {
    SplittableRandom random = new SplittableRandom(2);
    int star = 0;
    int plain = 0;
    for (int trial = 0; trial < 200; trial++) {
      int n = 1 + trial % 40;
      Pattern pattern = random(random, n, n, trial % 8 / 30.0).symmetric();
      Coloring coloring = StarColoring.of(pattern);
      star += coloring.count();
      plain += Coloring.ofColumns(pattern, pattern).count();
      for (int row = 0; row < n; row++) {
        for (int e = pattern.rowStarts()[row]; e < pattern.rowStarts()[row + 1]; e++) {
          int column = pattern.columnIndexes()[e];
          assertTrue(
              isAlone(pattern, coloring, row, column) || isAlone(pattern, coloring, column, row));
        }
      }
    }
    assertTrue(star < plain, star + " colors, without symmetry " + plain);
  }

  private static boolean isAlone(Pattern pattern, Coloring coloring, int row, int column) {
    long sameColor =
        IntStream.range(pattern.rowStarts()[row], pattern.rowStarts()[row + 1])
            .map(e -> coloring.colors()[pattern.columnIndexes()[e]])
            .filter(color -> color == coloring.colors()[column])
            .count();
    return sameColor == 1;
  }

  @Test
  void aLargeArrowIsNotComparedColumnByColumn() {
    int n = 60_000;
    Graph graph =
        trace(
            n,
            x -> {
              Value[] rows = new Value[n];
              rows[0] = Value.sum(x);
              for (int i = 1; i < n; i++) {
                rows[i] = x[0].times(x[i]);
              }
              return rows;
            });
    Compression compression =
        assertTimeout(Duration.ofSeconds(20), () -> Compression.ofJacobian(graph));
    assertEquals(n, compression.sweeps());
  }

  @Test
  void aLargeSymmetricArrowTakesTwoColors() {
    int n = 60_000;
    int[] starts = new int[n + 1];
    int[] indexes = new int[2 * n - 2];
    for (int i = 1; i < n; i++) {
      indexes[i - 1] = i;
      starts[i] = n + i - 2;
    }
    starts[n] = 2 * n - 2;
    Pattern arrow = new Pattern(n, n, starts, indexes);
    Coloring coloring = assertTimeout(Duration.ofSeconds(20), () -> StarColoring.of(arrow));
    assertEquals(2, coloring.count());
  }
}

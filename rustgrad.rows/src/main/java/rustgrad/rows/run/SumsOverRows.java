package rustgrad.rows.run;

import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.ObjIntConsumer;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import rustgrad.program.ir.Graph;
import rustgrad.program.path.TracedFunction;
import rustgrad.program.path.TracedPath;
import rustgrad.rows.data.ArrayRows;
import rustgrad.rows.data.Chunk;
import rustgrad.rows.data.RowData;
import rustgrad.rows.pass.ForwardAndBack;

/**
 * An outer function of the sums of the outputs of a function over rows. One pass over the rows sums
 * the outputs; the gradient of the outer function then has a weight for each output, with which a
 * second pass goes back. What the first pass has computed by ops is kept for the second where that
 * takes little memory. With a function that compares, it is computed again.
 */
public final class SumsOverRows {
  /** How many numbers may be kept in memory of our own: 1 MB. */
  private static final int MOST_KEPT = 1 << 17;

  private static final int MOST_ROWS_AT_ONCE = 1 << 14;

  private final OverRows rows;

  /** Of the parameters, a weight for each output, and a row. */
  private final OverRows weighed;

  private final int parameters;
  private final int columns;
  private final int outputs;
  private final OuterFunction outer;
  private final List<Integer> allOutputs;
  private final Kept byParameters = new Kept(true, ForwardAndBack::byParameters);
  private final Kept byRow = new Kept(false, ForwardAndBack::byRow);
  private final Pool<Memory> memories = new Pool<>(Memory::new);

  /**
   * @param rows a function of parameters and a row
   * @param outer a function of the parameters and a sum for each output
   */
  public SumsOverRows(OverRows rows, int parameters, int outputs, TracedFunction outer) {
    this.rows = rows;
    this.weighed = rows.withWeights(outputs);
    this.parameters = parameters;
    this.columns = rows.function().inputs() - parameters;
    this.outputs = outputs;
    this.outer = new OuterFunction(outer);
    this.allOutputs = IntStream.range(0, outputs).boxed().toList();
  }

  /** What one call works with. */
  private final class Memory {
    /** The parameters, and then the sums. */
    final double[] point = new double[parameters + outputs];

    /** The gradient of the outer function, and then what it reaches: see {@link OuterFunction}. */
    final double[] derivatives = new double[2 * point.length];

    /** The parameters, and then the weights. */
    final double[] weights = new double[point.length];

    double[] kept = {};

    double[] sums() {
      return Arrays.copyOfRange(point, parameters, point.length);
    }

    /** Evaluates the outer function, whose derivatives by the sums are the weights. */
    double pullBack() {
      double value = outer.gradient(point, derivatives);
      System.arraycopy(point, 0, weights, 0, parameters);
      System.arraycopy(derivatives, parameters, weights, parameters, outputs);
      return value;
    }

    /** The outputs whose sums the value depends on at this point. */
    List<Integer> reached() {
      int first = point.length + parameters;
      for (int k = 0; k < outputs; k++) {
        if (derivatives[first + k] == 0) {
          return allOutputs.stream().filter(output -> derivatives[first + output] != 0).toList();
        }
      }
      return allOutputs;
    }

    RowArray kept(int rows, int step) {
      if (kept.length < rows * step) {
        kept = new double[rows * step];
      }
      return new RowArray(kept, step);
    }
  }

  /** Two passes for a function that takes one path, made when they are first needed. */
  private final class Kept {
    private final boolean overRows;
    private final BiFunction<Graph, Integer, ForwardAndBack> split;
    private volatile @Nullable ForwardAndBack graphs;
    private volatile @Nullable KeptPasses passes;

    Kept(boolean overRows, BiFunction<Graph, Integer, ForwardAndBack> split) {
      this.overRows = overRows;
      this.split = split;
    }

    /** The passes, if they keep any numbers of a row, and at most so many; else null. */
    @Nullable KeptPasses ifAtMost(long most, RowData data) {
      TracedPath only = weighed.function().onlyPath();
      if (only == null || data.count() < 0) {
        return null;
      }
      ForwardAndBack both = graphs;
      if (both == null) {
        both = split.apply(only.traced(), parameters);
        graphs = both;
      }
      return both.kept() > 0 && both.kept() <= most ? passes(both) : null;
    }

    private KeptPasses passes(ForwardAndBack both) {
      KeptPasses known = passes;
      if (known == null) {
        known = new KeptPasses(both, rows, parameters, outputs, overRows);
        passes = known;
      }
      return known;
    }
  }

  /** The value of the outer function. */
  public double value(double[] p, RowData data, Workers workers) {
    Memory memory = begin(p);
    sum(memory, p, data, workers);
    double value = outer.value(memory.point);
    memories.give(memory);
    return value;
  }

  private Memory begin(double[] p) {
    Memory memory = memories.take();
    System.arraycopy(p, 0, memory.point, 0, parameters);
    return memory;
  }

  private void sum(Memory memory, double[] p, RowData data, Workers workers) {
    double[] sums = memory.sums();
    rows.sum(Mode.SUMS, p, data, sums, workers);
    System.arraycopy(sums, 0, memory.point, parameters, outputs);
  }

  /** The value, and its gradient with respect to the parameters. */
  public double gradient(double[] p, RowData data, double[] into, Workers workers) {
    Memory memory = begin(p);
    long count = Math.max(1, data.count());
    KeptPasses passes = byParameters.ifAtMost(MOST_KEPT / count, data);
    RowArray keep = null;
    if (passes == null) {
      sum(memory, p, data, workers);
    } else {
      keep = memory.kept((int) data.count(), passes.kept);
      passes.forward(p, data, keep, memory.point, parameters, workers);
    }
    double value = memory.pullBack();
    List<Integer> reached = memory.reached();
    double[] sums = new double[parameters];
    if (passes != null && keep != null && reached == allOutputs) {
      passes.back(memory.weights, data, keep, null, sums, workers);
    } else if (!reached.isEmpty()) {
      weighed.sum(Mode.weighedSum(reached), memory.weights, data, sums, workers);
    }
    for (int i = 0; i < parameters; i++) {
      into[i] = sums[i] + memory.derivatives[i];
    }
    memories.give(memory);
    return value;
  }

  /** The value, and its gradient with respect to the numbers of each row. */
  public double rowGradients(double[] p, RowData data, double[] into, Workers workers) {
    Memory memory = begin(p);
    KeptPasses passes = byRow.ifAtMost(columns, data);
    RowArray results = new RowArray(into, columns);
    if (passes == null) {
      sum(memory, p, data, workers);
    } else { // there is room for what is kept where the results will be
      passes.forward(p, data, results, memory.point, parameters, workers);
    }
    double value = memory.pullBack();
    List<Integer> reached = memory.reached();
    if (passes != null && reached == allOutputs) {
      passes.back(memory.weights, data, results, results, into, workers);
    } else {
      back(memory, reached, data, into, workers);
    }
    memories.give(memory);
    return value;
  }

  private void back(
      Memory memory, List<Integer> reached, RowData data, double[] into, Workers workers) {
    if (reached.isEmpty()) {
      Arrays.fill(into, 0, (int) data.count() * columns, 0);
    } else {
      RowArray results = new RowArray(into, columns);
      weighed.eachRow(Mode.weighedRow(reached), memory.weights, data, results, workers);
    }
  }

  /**
   * As {@link #rowGradients(double[], RowData, double[], Workers)}, some rows after the others.
   *
   * @param into receives the results of the next rows, and how many these are
   */
  public double rowGradients(
      double[] p, RowData data, ObjIntConsumer<double[]> into, Workers workers) {
    Memory memory = begin(p);
    sum(memory, p, data, workers);
    double value = memory.pullBack();
    List<Integer> reached = memory.reached();
    int most = Chunk.rowsOf(columns, MOST_ROWS_AT_ONCE);
    int[] columnOf = IntStream.range(0, columns).toArray();
    double[] block = new double[most * columns];
    double[] results = new double[most * columns];
    Chunk chunk = new Chunk(most);
    RowData.Reader reader = data.open();
    while (reader.next(chunk)) {
      int count = chunk.rows();
      reader.load(chunk, 0, count, block, most, columnOf);
      back(memory, reached, new ArrayRows(block, count, columns, 1, most, null), results, workers);
      into.accept(results, count);
      chunk.clear();
    }
    memories.give(memory);
    return value;
  }
}

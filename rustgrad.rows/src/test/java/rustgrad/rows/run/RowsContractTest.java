package rustgrad.rows.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import rustgrad.program.contract.ExecutorContract;
import rustgrad.program.contract.ReadyGraph;
import rustgrad.program.exec.CompiledGraph;
import rustgrad.program.ir.Graph;
import rustgrad.program.ir.GraphBuilder;
import rustgrad.program.ir.Kind;
import rustgrad.program.pass.Derivative;
import rustgrad.program.pass.Pipeline;
import rustgrad.rows.data.ArrayRows;
import rustgrad.rows.kernel.PlainKernels;
import rustgrad.rows.pass.RowPipeline;

/** Columns compute what every executor computes. */
class RowsContractTest {

  @Nested
  class OneRow extends InColumns {
    OneRow() {
      super(1, 0.0, Loops.NEVER);
    }
  }

  @Nested
  class OneRowInLoops extends InColumns {
    OneRowInLoops() {
      super(1, 0.0, Loops.AT_ONCE);
    }
  }

  @Nested
  class OneRowAfterParameters extends InColumns {
    OneRowAfterParameters() {
      super(1, 0.5, Loops.NEVER);
    }
  }

  /** More than a leaf, and not a whole number of lanes. */
  @Nested
  class ManyRows extends InColumns {
    ManyRows() {
      super(SumTree.LEAF_ROWS + 3, 0.0, Loops.NEVER);
    }
  }

  @Nested
  class ManyRowsAfterParameters extends InColumns {
    ManyRowsAfterParameters() {
      super(SumTree.LEAF_ROWS + 3, 0.5, Loops.NEVER);
    }
  }

  @Nested
  class ManyRowsAfterParametersInLoops extends InColumns {
    ManyRowsAfterParametersInLoops() {
      super(SumTree.LEAF_ROWS + 3, 0.5, Loops.AT_ONCE);
    }
  }

  /** Runs a graph over rows that are all the same. */
  private abstract static class InColumns extends ExecutorContract {
    private final int rows;
    private final double parameters;
    private final Loops loops;

    /**
     * @param parameters which part of the inputs are parameters; the others are a row
     * @param loops when to compute in loops
     */
    InColumns(int rows, double parameters, Loops loops) {
      this.loops = loops;
      this.rows = rows;
      this.parameters = parameters;
    }

    /** Guards have sorted the rows before, and a sum over rows is no result of a row. */
    @Override
    protected Set<Kind> neverGiven() {
      return Set.of(Kind.GUARD, Kind.ROW_SUM);
    }

    @Override
    protected ReadyGraph ready(Graph graph) {
      int given = (int) (parameters * graph.inputs());
      Graph planned =
          Pipeline.run(RowPipeline.ofEachRow(Derivative.VALUE), withResultAsOutput(graph));
      PlannedPath path = PlannedPath.of(planned, given, false, false, 0, new PlainKernels(), loops);
      return () -> (x, into) -> run(path, given, x, into);
    }

    private ReadyGraph.Outcome run(PlannedPath path, int given, double[] x, double[] into) {
      double[] row = Arrays.copyOfRange(x, given, x.length);
      double[] data = new double[rows * row.length];
      for (int r = 0; r < rows; r++) {
        System.arraycopy(row, 0, data, r * row.length, row.length);
      }
      double[] results = new double[rows * (into.length + 1)];
      PathRun run = path.runs.take();
      run.begin(Arrays.copyOf(x, given));
      ArrayRows all = new ArrayRows(data, rows, row.length, row.length, 1, null);
      RowArray rowArray = new RowArray(results, results.length / rows);
      new Evaluation(new OnePath(all.open(), run, 0), 1, rowArray).run();
      path.runs.give(run);
      for (int k = 0; k < results.length; k++) {
        assertEquals(results[k % (into.length + 1)], results[k], "another row");
      }
      System.arraycopy(results, 0, into, 0, into.length);
      return new ReadyGraph.Outcome(results[into.length], CompiledGraph.NO_GUARD);
    }
  }

  /** The same graph, whose last output is its result. */
  private static Graph withResultAsOutput(Graph graph) {
    GraphBuilder to = new GraphBuilder(graph.inputs());
    int[] slots = new int[graph.size()];
    for (int i = 0; i < graph.size(); i++) {
      int[] in = Arrays.stream(graph.inputsOf(i)).map(slot -> slots[slot]).toArray();
      slots[i] =
          switch (graph.kind(i)) {
            case INPUT -> i;
            case CONSTANT -> to.constant(graph.constant(i));
            default -> to.copy(graph, i, in);
          };
    }
    int[] outputs = new int[graph.outputs() + 1];
    Arrays.setAll(outputs, k -> slots[k < graph.outputs() ? graph.output(k) : graph.result()]);
    return to.build(slots[graph.result()], outputs);
  }
}

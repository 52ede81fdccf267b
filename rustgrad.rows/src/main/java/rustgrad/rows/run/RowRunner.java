package rustgrad.rows.run;

import java.util.stream.IntStream;
import rustgrad.program.exec.CompiledGraph;

/**
 * Computes the results of each row by the scalar program, one row after the other: faster than
 * columns where there are no long dots, because everything stays in registers.
 */
final class RowRunner {
  private static final int ROWS = SumTree.LEAF_ROWS;

  private final CompiledGraph scalar;
  private final int parameters;
  private final double[] point;
  private final double[] outputs;
  private final double[] block;
  private final int[] columns;

  RowRunner(CompiledGraph scalar, int parameters) {
    int rowLength = scalar.graph().inputs() - parameters;
    this.scalar = scalar;
    this.parameters = parameters;
    this.point = new double[scalar.graph().inputs()];
    this.outputs = new double[scalar.graph().outputs()];
    this.block = new double[rowLength * ROWS];
    this.columns = IntStream.range(0, rowLength).toArray();
  }

  /** Computes the rows of a claim. */
  void run(Claims claims, Claim claim, double[] p, double[] into) {
    System.arraycopy(p, 0, point, 0, parameters);
    int rows = claim.chunk.rows();
    for (int from = 0; from < rows; from += ROWS) {
      int count = Math.min(ROWS, rows - from);
      claims.load(claim, from, count, block, ROWS, columns);
      for (int r = 0; r < count; r++) {
        run(r);
        int at = (int) claim.chunk.number(from + r) * outputs.length;
        System.arraycopy(outputs, 0, into, at, outputs.length);
      }
    }
  }

  private void run(int row) {
    for (int c = 0; c < columns.length; c++) {
      point[parameters + c] = block[c * ROWS + row];
    }
    scalar.run(point, outputs);
  }
}

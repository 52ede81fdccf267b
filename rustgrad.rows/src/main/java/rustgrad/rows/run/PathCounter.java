package rustgrad.rows.run;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import rustgrad.program.path.TracedFunction;
import rustgrad.program.path.TracedPath;
import rustgrad.rows.data.Chunk;
import rustgrad.rows.data.RowData;

/** Counts the rows that take each path. */
final class PathCounter {
  private final TracedFunction function;
  private final int parameters;
  private final int[] columns;
  private final double[] row;

  /** The parameters, and a row after them. */
  private final double[] point;

  private final Map<TracedPath, Long> counts = new HashMap<>();

  /** The path of all rows, once it is known that comparisons do not depend on the row. */
  private @Nullable TracedPath every;

  PathCounter(TracedFunction function, double[] p, int columns) {
    this.function = function;
    this.parameters = p.length;
    this.columns = IntStream.range(0, columns).toArray();
    this.row = new double[columns];
    this.point = new double[p.length + columns];
    System.arraycopy(p, 0, point, 0, p.length);
    this.every = function.onlyPath();
  }

  Map<TracedPath, Long> count(RowData data) {
    RowData.Reader reader = data.open();
    Chunk chunk = new Chunk(SumTree.LEAF_ROWS);
    while (reader.next(chunk)) {
      for (int r = 0; r < chunk.rows(); r++) {
        counts.merge(every != null ? every : pathOf(reader, chunk, r), 1L, Long::sum);
      }
    }
    return counts;
  }

  private TracedPath pathOf(RowData.Reader reader, Chunk chunk, int r) {
    reader.load(chunk, r, 1, row, 1, columns);
    System.arraycopy(row, 0, point, parameters, row.length);
    TracedPath path = function.pathAt(point);
    if (!counts.containsKey(path) && !path.comparesAny(parameters)) {
      every = path;
    }
    return path;
  }
}

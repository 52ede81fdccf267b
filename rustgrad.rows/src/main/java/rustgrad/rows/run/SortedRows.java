package rustgrad.rows.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import rustgrad.program.path.TracedFunction;
import rustgrad.program.path.TracedPath;
import rustgrad.rows.data.Chunk;
import rustgrad.rows.data.RowData;

/**
 * Rows sorted by the path that they take through the comparisons of a function. Each path gets its
 * rows in the order in which they come, a leaf at a time.
 */
final class SortedRows implements Claims {
  private final RowData.Reader source;
  private final TracedFunction function;
  private final Function<TracedPath, PathRun> begin;
  private final ToLongFunction<TracedPath> before;
  private final int columns;
  private final int parameters;

  /** The parameters, and a row after them. */
  private final double[] point;

  private final Map<TracedPath, Gathered> gathered = new LinkedHashMap<>();
  private final Chunk read = new Chunk(SumTree.LEAF_ROWS);
  private final double[] block;
  private final int[] blockColumns;
  private int position;
  private boolean ended;

  /** The rows of all, once it is known that comparisons do not depend on the row. */
  private @Nullable Gathered every;

  /** The rows of one path that wait until there are enough for a leaf. */
  private static final class Gathered {
    final PathRun path;
    Chunk rows = new Chunk(SumTree.LEAF_ROWS);

    /** The number of the first of these rows among those of the path. */
    long first;

    Gathered(PathRun path, long before) {
      this.path = path;
      this.first = before;
    }

    boolean fillLeaf() {
      return (first + rows.rows()) % SumTree.LEAF_ROWS == 0;
    }
  }

  /**
   * @param begin begins a run of a path; called once for each path that is met
   * @param before how many rows of a path come before these
   */
  SortedRows(
      RowData data,
      TracedFunction function,
      Function<TracedPath, PathRun> begin,
      ToLongFunction<TracedPath> before,
      double[] parameters) {
    this.source = data.open();
    this.function = function;
    this.begin = begin;
    this.before = before;
    this.columns = data.columns();
    this.parameters = parameters.length;
    this.point = new double[parameters.length + columns];
    System.arraycopy(parameters, 0, point, 0, parameters.length);
    this.block = new double[SumTree.LEAF_ROWS * columns];
    this.blockColumns = IntStream.range(0, columns).toArray();
  }

  @Override
  public synchronized @Nullable PathRun next(Claim claim) {
    while (!ended) {
      if (position == read.rows() && !readMore()) {
        ended = true;
        break;
      }
      Gathered path = sort(position++);
      if (path.fillLeaf()) {
        return give(path, claim);
      }
    }
    for (Gathered rest : gathered.values()) {
      if (rest.rows.rows() > 0) {
        return give(rest, claim);
      }
    }
    return null;
  }

  private boolean readMore() {
    position = 0;
    read.clear();
    if (!source.next(read)) {
      return false;
    }
    source.load(read, 0, read.rows(), block, SumTree.LEAF_ROWS, blockColumns);
    return true;
  }

  /** Adds a row to those of its path, and returns these. */
  private Gathered sort(int row) {
    for (int c = 0; c < columns; c++) {
      point[parameters + c] = block[c * SumTree.LEAF_ROWS + row];
    }
    Gathered path = pathOfPoint();
    path.rows.add(read.number(row), point, parameters, columns);
    return path;
  }

  private Gathered pathOfPoint() {
    if (every != null) {
      return every;
    }
    Gathered path =
        gathered.computeIfAbsent(
            function.pathAt(point),
            traced -> new Gathered(begin.apply(traced), before.applyAsLong(traced)));
    if (!path.path.planned.comparesRows) {
      every = path;
    }
    return path;
  }

  /** Gives the claim the rows, and the path the memory of what was claimed before. */
  private static PathRun give(Gathered path, Claim claim) {
    Chunk empty = claim.chunk;
    claim.chunk = path.rows;
    claim.first = path.first;
    path.first += claim.chunk.rows();
    empty.clear();
    path.rows = empty;
    return path.path;
  }

  @Override
  public void load(Claim claim, int from, int rows, double[] to, int stride, int[] columnsOf) {
    claim.chunk.load(from, rows, to, stride, columnsOf);
  }
}
